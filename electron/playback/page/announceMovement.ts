/**
 * Runs in the page's own world before any script of the page, as its source text: it may use nothing from outside itself.
 * It notes the two causes of movement that cannot be read off a page afterwards: a scroll that a script asked for, which
 * may go on smoothly for many frames, and a closed shadow tree, whose animations nobody outside can list.
 *
 * What it notes is read by proveStillness.ts, which lives in another world: a scroll or a new shadow tree takes a number
 * of the counter that animation frames are numbered by, and the `token` event is answered as long as no tree is closed.
 */
export function announceMovement(token: string): void {
  const { requestAnimationFrame, cancelAnimationFrame } = window;
  let hasClosedTree = false;

  const leaveMark = (): void => cancelAnimationFrame(requestAnimationFrame(() => {}));

  function announce(owner: object, name: string, heed: (args: unknown[]) => void): void {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    if (!descriptor) return;
    const key = typeof descriptor.value === 'function' ? 'value' : 'set';
    const original: unknown = descriptor[key];
    if (typeof original !== 'function') return;
    const announced = new Proxy(original, {
      apply(target, receiver: unknown, args: unknown[]) {
        heed(args);
        return Reflect.apply(target, receiver, args) as unknown;
      },
    });
    Object.defineProperty(owner, name, { ...descriptor, [key]: announced });
  }

  for (const name of ['scroll', 'scrollTo', 'scrollBy', 'scrollIntoView', 'scrollIntoViewIfNeeded']) {
    announce(Element.prototype, name, leaveMark);
    announce(window, name, leaveMark);
  }
  for (const name of ['scrollTop', 'scrollLeft']) announce(Element.prototype, name, leaveMark);
  announce(Element.prototype, 'attachShadow', ([options]) => {
    leaveMark();
    if ((options as ShadowRootInit | undefined)?.mode === 'closed') hasClosedTree = true;
  });
  // Its listeners outlive document.open(), which takes those of the window and of the document.
  visualViewport?.addEventListener(token, (event) => {
    if (!hasClosedTree) event.preventDefault();
  });
}
