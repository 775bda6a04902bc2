import { h, newId } from '/dom.js';
import { id, wrap } from '/release.js';
import { t } from '/text.js';

/** A labelled field; its label is the word for `name`. */
export function field(name, attributes = {}) {
  const input = h('input', { id: id(name), name, class: 'input', required: true, ...attributes });
  return labelled(name, input);
}

export function labelled(name, input) {
  return wrap('field', h('div', { class: 'field' }, h('label', { for: id(name), class: 'label' }, t(name)), input));
}

/** A place for what is wrong with a field, and `show(words)` to fill or (with none) empty it. */
export function problem(input) {
  const element = h('p', { id: newId(), class: 'problem', hidden: true });
  function show(words) {
    element.textContent = words ?? '';
    element.hidden = !words;
    if (words) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    input.setAttribute('aria-describedby', element.id);
  }
  return { element, show };
}
