import { flushSync } from 'react-dom';

/** Shows something and puts the focus into it, before the next key can go elsewhere; where its code is still on its way, as soon as it is there. */
export function showAndFocus(show: () => void, selector: string): void {
  flushSync(show);
  if (focus(selector)) return;
  const over = new AbortController();
  const observer = new MutationObserver(() => {
    if (focus(selector)) over.abort();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  over.signal.addEventListener('abort', () => observer.disconnect());
  // Whoever has gone elsewhere meanwhile stays there.
  for (const event of ['keydown', 'pointerdown'] as const)
    window.addEventListener(event, () => over.abort(), { capture: true, signal: over.signal });
}

function focus(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector);
  found?.focus();
  return found !== null;
}
