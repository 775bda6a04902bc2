/**
 * Runs in Playwright's own world inside the page, as its source text: it may use nothing from outside itself.
 *
 * Where an element stands, told only where that is certain to be what Playwright would find out by scrolling it into view
 * and then asking for it: one box, all of it in sight, nothing around that turns or scales it, nor any margin for scrolling.
 */
export function tellPlace(injected: object): void {
  type Box = { x: number; y: number; width: number; height: number };
  const plain: [property: string, value: string][] = [
    ...['transform', 'translate', 'rotate', 'scale', 'perspective', 'offset-path'].map((name): [string, string] => [
      name,
      'none',
    ]),
    ...['top', 'right', 'bottom', 'left'].map((side): [string, string] => [`scroll-padding-${side}`, 'auto']),
    ['zoom', '1'],
  ];

  function isInside({ x, y, width, height }: Box, outer: Box): boolean {
    return x >= outer.x && y >= outer.y && x + width <= outer.x + outer.width && y + height <= outer.y + outer.height;
  }

  /** What is seen of the content of an element that cuts it off. */
  function opening(element: Element): Box {
    const { x, y } = element.getBoundingClientRect();
    const { clientLeft, clientTop, clientWidth: width, clientHeight: height } = element;
    return { x: x + clientLeft, y: y + clientTop, width, height };
  }

  function outward(element: Element): Element | null {
    if (element.assignedSlot) return element.assignedSlot;
    if (element.parentElement) return element.parentElement;
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? root.host : null;
  }

  /** In CSS px of the window; null where it is not certain. */
  function placeInView(node: Node): Box | null {
    if (!(node instanceof HTMLElement) || !visualViewport || node.localName === 'area') return null;
    const { scale, offsetLeft, offsetTop, width, height } = visualViewport;
    if (scale !== 1 || offsetLeft !== 0 || offsetTop !== 0) return null;
    const rects = node.getClientRects();
    const [box] = rects;
    if (!box || rects.length > 1 || box.width * box.height <= 1) return null;
    if (!isInside(box, { x: 0, y: 0, width, height })) return null;
    const { scrollMarginTop, scrollMarginRight, scrollMarginBottom, scrollMarginLeft } = getComputedStyle(node);
    if (![scrollMarginTop, scrollMarginRight, scrollMarginBottom, scrollMarginLeft].every((one) => one === '0px'))
      return null;
    for (let at: Element | null = node; at; at = outward(at)) {
      if (!(at instanceof HTMLElement)) return null;
      const style = getComputedStyle(at);
      if (!plain.every(([property, value]) => style.getPropertyValue(property) === value)) return null;
      const isCutOff = style.overflowX !== 'visible' || style.overflowY !== 'visible';
      if (isCutOff && at !== node && !isInside(box, opening(at))) return null;
    }
    const { x, y } = box;
    return { x, y, width: box.width, height: box.height };
  }

  Object.assign(injected, { placeInView });
}
