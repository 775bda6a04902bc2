import { flushSync } from 'react-dom';

/** Shows something and puts the focus into it, before the next key can go elsewhere. */
export function showAndFocus(show: () => void, selector: string): void {
  flushSync(show);
  document.querySelector<HTMLElement>(selector)?.focus();
}
