import { h } from '/dom.js';
import { t } from '/text.js';

const maximum = 20;

/** A number between two buttons. `onchange` is told each new number. */
export function quantityStepper({ label, id, value = 1, onchange = () => {} }) {
  const input = h('input', {
    id,
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'off',
    class: 'stepperInput',
    'aria-label': label,
    value: String(value),
    onchange: () => set(Number.parseInt(input.value, 10)),
  });
  const button = (words, sign, by) =>
    h(
      'button',
      { type: 'button', class: 'stepperButton', 'aria-label': words, onclick: () => set(Number(input.value) + by) },
      sign,
    );
  let current = value;
  function set(wanted) {
    const next = Math.min(maximum, Math.max(1, Number.isNaN(wanted) ? current : wanted));
    input.value = String(next);
    if (next === current) return;
    current = next;
    onchange(next);
  }
  const element = h('div', { class: 'stepper' }, button(t('less'), '−', -1), input, button(t('more'), '+', 1));
  return { element, value: () => current };
}
