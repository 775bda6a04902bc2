import { h, newId } from '/dom.js';
import { money, t } from '/text.js';

/** Asks for the terms to be accepted; resolves to whether they were. */
export function askForTerms(total) {
  const title = newId();
  const place = h('button', { value: 'placed', class: 'button', disabled: true }, t('placeOrder'));
  const accept = h('input', {
    type: 'checkbox',
    name: 'terms',
    class: 'box',
    onchange: () => {
      place.disabled = !accept.checked;
    },
  });
  const dialog = h(
    'dialog',
    { class: 'dialog', 'aria-labelledby': title },
    h(
      'form',
      { method: 'dialog', class: 'dialogForm' },
      h('h2', { id: title, class: 'panelTitle' }, t('termsTitle')),
      h('p', {}, t('termsWords', { total: money(total) })),
      h('label', { class: 'tick' }, accept, h('span', {}, t('acceptTerms'))),
      h('div', { class: 'dialogButtons' }, h('button', { value: '', class: 'button quiet' }, t('cancel')), place),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'placed');
    });
  });
}
