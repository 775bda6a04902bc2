/** What a frame shows, read inside it: field values and visible text, through every open shadow root. */
export type Shown = { fields: string[]; text: string };

/**
 * Runs in the page, so it must stand alone. `root` is the document, or a closed shadow root that only DevTools can reach.
 * Elements marked `data-volatile` (clocks, counters) are left out.
 */
export const collect = (root: Document | ShadowRoot): Shown => {
  const fields: string[] = [];
  let text = '';

  const labelOf = (element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string =>
    `${element.localName}[${element.type}] ${element.name || element.getAttribute('aria-label') || element.labels?.[0]?.textContent?.trim() || ''}`;

  const shownValue = (element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string => {
    if (element instanceof HTMLSelectElement) {
      return [...element.selectedOptions].map((option) => option.label).join(' + ');
    }
    if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) {
      return `${element.value} ${element.checked ? 'on' : 'off'}`;
    }
    if (element instanceof HTMLInputElement && element.type === 'file') {
      return [...(element.files ?? [])].map((file) => `${file.name} (${file.size} bytes)`).join(' + ');
    }
    return element.value;
  };

  const walk = (node: Node): void => {
    if (node instanceof Text) {
      text += node.data;
      return;
    }
    if (node instanceof Element) {
      if (node.hasAttribute('data-volatile') || /^(script|style|noscript|template|title)$/.test(node.localName)) return;
      if (
        node instanceof HTMLInputElement ||
        node instanceof HTMLTextAreaElement ||
        node instanceof HTMLSelectElement
      ) {
        fields.push(`${labelOf(node)} = ${shownValue(node)}`.replace(/\s+/g, ' '));
        return;
      }
      const display = getComputedStyle(node).display;
      if (display === 'none') return;
      const visible = display === 'contents' || node.checkVisibility({ visibilityProperty: true });
      const block = !display.startsWith('inline') && display !== 'contents';
      if (block || node.localName === 'br') text += '\n';
      const children =
        node instanceof HTMLSlotElement && node.assignedNodes().length > 0
          ? node.assignedNodes({ flatten: true })
          : (node.shadowRoot ?? node).childNodes;
      const before = text;
      for (const child of [...children]) walk(child);
      if (!visible) text = before;
      if (block) text += '\n';
      return;
    }
    for (const child of [...node.childNodes]) walk(child);
  };

  walk(root instanceof Document ? (root.body ?? root) : root);
  return {
    fields,
    text: text
      .replace(/[\u200b\ufeff]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  };
};
