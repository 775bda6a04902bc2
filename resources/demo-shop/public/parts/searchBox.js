import { get } from '/api.js';
import { classNames, h, icon, icons, newId } from '/dom.js';
import { id } from '/release.js';
import { money, t } from '/text.js';

const debounce = 150;

/** A combobox as the ARIA practices describe it: suggestions while typing, arrows to choose, Enter to go there. */
export function searchBox(query = '', onsearch = (words) => location.assign(`/?q=${encodeURIComponent(words)}`)) {
  const listId = newId();
  const list = h('ul', {
    id: listId,
    role: 'listbox',
    'aria-label': t('suggestions'),
    class: 'suggestions',
    hidden: true,
  });
  const input = h('input', {
    id: id('search'),
    name: 'q',
    type: 'text',
    role: 'combobox',
    class: 'searchInput',
    autocomplete: 'off',
    value: query,
    placeholder: t('searchHint'),
    'aria-label': t('search'),
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    'aria-controls': listId,
    oninput: () => later(),
    onkeydown: (event) => onKey(event),
    onblur: () => close(),
  });
  let products = [];
  let active = -1;
  let timer;
  let asking = new AbortController();

  function later() {
    clearTimeout(timer);
    asking.abort();
    timer = setTimeout(suggest, debounce);
  }

  async function suggest() {
    if (!input.value.trim()) return close();
    asking = new AbortController();
    try {
      products = await get(`/suggestions?q=${encodeURIComponent(input.value)}`, asking.signal);
    } catch (error) {
      // The next letter was typed before the answer came.
      if (error.name === 'AbortError') return;
      throw error;
    }
    list.replaceChildren(...products.map(option));
    activate(-1);
    list.hidden = products.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
  }

  function option(product) {
    return h(
      'li',
      {
        id: newId(),
        role: 'option',
        'aria-selected': 'false',
        class: 'suggestion',
        // The field keeps the focus, or its blur would close the list before the click.
        onmousedown: (event) => event.preventDefault(),
        onclick: () => goTo(product),
      },
      h('img', { src: `/pictures/${product.id}.svg`, alt: '', width: 45, height: 36, class: 'suggestionPicture' }),
      h('span', { class: 'suggestionName' }, product.name),
      h('span', { class: 'suggestionPrice', 'aria-hidden': 'true' }, money(product.price)),
    );
  }

  function activate(index) {
    active = index;
    [...list.children].forEach((child, at) => {
      child.setAttribute('aria-selected', String(at === index));
      child.classList.toggle(classNames('suggestionActive'), at === index);
    });
    if (index === -1) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', list.children[index].id);
  }

  function close() {
    clearTimeout(timer);
    asking.abort();
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  function move(event, by) {
    if (list.hidden) return;
    event.preventDefault();
    activate((active + by + products.length) % products.length);
  }

  const goTo = (product) => location.assign(`/products/${product.id}`);
  function onKey(event) {
    if (event.key === 'ArrowDown') move(event, 1);
    else if (event.key === 'ArrowUp') move(event, active === -1 ? 0 : -1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter') choose(event);
  }

  function choose(event) {
    event.preventDefault();
    const chosen = products[active];
    const words = input.value.trim();
    close();
    if (chosen) goTo(chosen);
    else onsearch(words);
  }

  return h('div', { role: 'search', class: 'search' }, icon(icons.search), input, list);
}
