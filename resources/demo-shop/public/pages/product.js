import { get } from '/api.js';
import { h } from '/dom.js';
import { setTitle, showPage } from '/page.js';
import { labelled } from '/parts/field.js';
import { productCard, putIntoCart } from '/parts/productCard.js';
import { quantityStepper } from '/parts/quantity.js';
import { radios } from '/parts/radios.js';
import { arrange, id, wrap } from '/release.js';
import { money, t } from '/text.js';

const companions = 4;

await showPage(t('shop'), async () => {
  const product = await get(`/products/${location.pathname.split('/').pop()}`);
  const others = (await get('/products')).filter(({ category }) => category !== product.category).slice(0, companions);
  setTitle(product.name);
  return [
    h(
      'nav',
      { 'aria-label': t('breadcrumb'), class: 'crumbs' },
      h('a', { href: '/' }, t('shop')),
      h('a', { href: `/?category=${product.category}` }, t(product.category)),
      h('span', { 'aria-current': 'page' }, product.name),
    ),
    h(
      'div',
      { class: 'detail' },
      h('img', {
        src: `/pictures/${product.id}.svg`,
        alt: product.name,
        width: 400,
        height: 320,
        class: 'detailPicture',
      }),
      h(
        'div',
        { class: 'detailWords' },
        h('h1', { class: 'title' }, product.name),
        h('p', { class: 'price large' }, money(product.price)),
        h('p', { class: 'lead' }, product.about),
        buyForm(product),
        h('p', { class: 'faint' }, t('promise')),
      ),
    ),
    h(
      'section',
      { 'aria-label': t('goesWith') },
      h('h2', { class: 'sectionTitle' }, t('goesWith')),
      h('ul', { class: 'grid' }, others.map(productCard)),
    ),
  ];
});

function buyForm(product) {
  const quantity = quantityStepper({ label: t('quantity'), id: id('quantity') });
  const add = h('button', { class: 'button' }, t('addToCart'));

  function buy(event) {
    event.preventDefault();
    const { colour, size } = Object.fromEntries(new FormData(event.target));
    return putIntoCart(add, { product: product.id, colour, size, quantity: quantity.value() }, product.name);
  }
  const swatch = (colour) => h('span', { class: `swatch ${colour}`, 'aria-hidden': 'true' });
  const parts = arrange('buy', {
    colour: () =>
      radios(
        'colour',
        product.colours.map((value) => ({ value, words: t(value), mark: swatch(value) })),
      ),
    size: () => {
      const option = (size) => h('option', { value: size, selected: size === 'medium' }, t(size));
      return labelled(
        'size',
        h('select', { id: id('size'), name: 'size', class: 'input select' }, ['small', 'medium', 'large'].map(option)),
      );
    },
    quantity: () =>
      h(
        'div',
        { class: 'field' },
        h('span', { class: 'label', 'aria-hidden': 'true' }, t('quantity')),
        quantity.element,
      ),
    add: () => h('div', { class: 'buyButton' }, wrap('add', add)),
  });
  return h('form', { class: 'buy', onsubmit: buy }, parts);
}
