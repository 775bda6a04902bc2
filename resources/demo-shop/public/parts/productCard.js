import { post } from '/api.js';
import { h } from '/dom.js';
import { setCartCount } from '/parts/header.js';
import { announce } from '/parts/status.js';
import { wrap } from '/release.js';
import { money, t } from '/text.js';

/** One product in a list; its button puts one of it, in the first colour, into the cart. */
export function productCard(product) {
  const add = h(
    'button',
    { type: 'button', class: 'button small', onclick: () => putIntoCart(add, { product: product.id }, product.name) },
    t('addToCart'),
  );
  const card = h(
    'article',
    { class: 'card' },
    h(
      'a',
      { href: `/products/${product.id}`, class: 'cardLink' },
      h('img', { src: `/pictures/${product.id}.svg`, alt: '', width: 400, height: 320, class: 'cardPicture' }),
      h('h3', { class: 'cardName' }, product.name),
    ),
    h('div', { class: 'cardFoot' }, h('span', { class: 'price' }, money(product.price)), wrap('add', add)),
  );
  return h('li', { class: 'cell' }, wrap('card', card));
}

/** Adds to the cart, and keeps the button from being pressed twice for one wish. */
export async function putIntoCart(button, wish, name) {
  button.setAttribute('aria-disabled', 'true');
  const cart = await post('/cart/lines', wish);
  button.removeAttribute('aria-disabled');
  setCartCount(cart.totals.count);
  announce(t('added', { name }));
}
