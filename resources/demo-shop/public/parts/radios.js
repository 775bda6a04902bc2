import { h, newId } from '/dom.js';
import { t } from '/text.js';

/** A group of which one is chosen. `choices` are `{ value, words, mark? }`; `mark` stands before the words. */
export function radios(name, choices, { className = 'choices' } = {}) {
  const group = newId();
  return h(
    'fieldset',
    { class: 'group' },
    h('legend', { class: 'label' }, t(name)),
    h(
      'div',
      { class: className },
      choices.map(({ value, words, mark }, index) =>
        h(
          'label',
          { class: 'choice' },
          h('input', {
            type: 'radio',
            name,
            value,
            id: `${group}${value}`,
            checked: index === 0,
            class: 'choiceInput',
          }),
          mark,
          h('span', {}, words),
        ),
      ),
    ),
  );
}
