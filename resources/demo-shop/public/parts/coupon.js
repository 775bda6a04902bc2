import { put } from '/api.js';
import { h, icon, icons } from '/dom.js';
import { problem } from '/parts/field.js';
import { id } from '/release.js';
import { t } from '/text.js';

/** The shop is asked whether it knows the code; `onchange` gets the cart that it answers with. */
export function couponForm(cart, onchange) {
  const input = h('input', {
    id: id('coupon'),
    name: 'coupon',
    class: 'input',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const wrong = problem(input);
  const button = h('button', { class: 'button quiet' }, t('apply'));
  const applied = h('p', { class: 'good', hidden: true });

  function show(code) {
    applied.replaceChildren(icon(icons.check), h('span', {}, code ? t('couponApplied', { code }) : ''));
    applied.hidden = !code;
  }
  async function apply(event) {
    event.preventDefault();
    wrong.show();
    button.textContent = t('checking');
    try {
      const changed = await put('/cart/coupon', { code: input.value });
      input.value = '';
      show(changed.coupon);
      onchange(changed);
    } catch (error) {
      if (error.code !== 'coupon') throw error;
      wrong.show(t('couponRefused'));
    } finally {
      button.textContent = t('apply');
    }
  }
  show(cart.coupon);
  return h(
    'form',
    { class: 'panel', onsubmit: apply },
    h('label', { for: id('coupon'), class: 'label' }, t('coupon')),
    h('div', { class: 'inline' }, input, button),
    wrong.element,
    applied,
  );
}
