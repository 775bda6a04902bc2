import { get } from '/api.js';
import { h } from '/dom.js';
import { setTitle, showPage } from '/page.js';
import { productCard } from '/parts/productCard.js';
import { searchBox } from '/parts/searchBox.js';
import { arrange } from '/release.js';
import { t } from '/text.js';

const categories = ['', 'mugs', 'notebooks', 'lamps', 'plants'];
const found = h('h2', { class: 'found', 'aria-live': 'polite' });
const grid = h('ul', { class: 'grid' });
const chips = h('nav', { class: 'chips', 'aria-label': t('categories') });

await showPage(t('catalogueTitle'), async () => {
  window.addEventListener('popstate', show);
  const hero = arrange('hero', {
    words: () =>
      h(
        'div',
        {},
        h('h1', { class: 'title large' }, t('catalogueTitle')),
        h('p', { class: 'lead' }, t('catalogueWords')),
      ),
    search: () => searchBox(wish().query, (query) => goTo({ query, category: '' })),
  });
  await show();
  return [h('section', { class: 'hero' }, hero), h('div', { class: 'bar' }, chips, found), grid];
});

function wish() {
  const parameters = new URLSearchParams(location.search);
  return { query: parameters.get('q') ?? '', category: parameters.get('category') ?? '' };
}

function addressOf({ query, category }) {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  if (category) parameters.set('category', category);
  return parameters.size > 0 ? `/?${parameters}` : '/';
}

function goTo(next) {
  history.pushState(null, '', addressOf(next));
  return show();
}

async function show() {
  const { query, category } = wish();
  const parameters = new URLSearchParams({ q: query, category });
  const products = await get(`/products?${parameters}`);
  setTitle(category ? t(category) : t('catalogueTitle'));
  chips.replaceChildren(...categories.map((each) => chip(each, category)));
  found.textContent = words(products.length, query);
  grid.replaceChildren(...products.map(productCard));
}

function words(count, query) {
  if (count === 0) return t('nothingFound');
  return query ? t('foundFor', { count, query }) : t('found', { count });
}

function chip(each, current) {
  const isCurrent = each === current;
  const next = { query: '', category: each };
  return h(
    'a',
    {
      href: addressOf(next),
      class: isCurrent ? 'chip chipCurrent' : 'chip',
      'aria-current': isCurrent ? 'true' : null,
      onclick: (event) => {
        // With a modifier it is the browser's: a new tab.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        goTo(next);
      },
    },
    t(each || 'all'),
  );
}
