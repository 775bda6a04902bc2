import { classNames, h } from '/dom.js';

/** Says what has happened, to eyes and screen readers alike. */
export const statusRegion = h('div', { role: 'status', class: 'status' });

export function announce(words) {
  statusRegion.replaceChildren(h('p', { class: 'statusWords' }, words));
  statusRegion.classList.remove(classNames('statusShown'));
  // Reading the width makes the browser see the class go before it comes again, so the animation starts anew.
  void statusRegion.offsetWidth;
  statusRegion.classList.add(classNames('statusShown'));
}
