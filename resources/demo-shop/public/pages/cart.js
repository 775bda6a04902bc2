import { get, patch, put, remove } from '/api.js';
import { h, icon, icons } from '/dom.js';
import { showPage } from '/page.js';
import { couponForm } from '/parts/coupon.js';
import { giftNote } from '/parts/giftNote.js';
import { setCartCount } from '/parts/header.js';
import { quantityStepper } from '/parts/quantity.js';
import { makeSortable } from '/parts/sortable.js';
import { announce } from '/parts/status.js';
import { totalsList } from '/parts/summary.js';
import { arrange } from '/release.js';
import { money, t } from '/text.js';

const totals = h('div');

await showPage(t('yourCart'), async (_, main) => {
  const cart = await get('/cart');
  if (cart.lines.length === 0) return empty();
  const names = Object.fromEntries(cart.lines.map((line) => [line.id, line.name]));
  const list = h(
    'ul',
    { class: 'rows', 'aria-label': t('yourCart') },
    cart.lines.map((line) => row(line, main)),
  );
  makeSortable(list, async (rows, moved) => {
    show(
      await put(
        '/cart/order',
        rows.map(({ dataset }) => dataset.line),
      ),
    );
    announce(t('moved', { name: names[moved.dataset.line], place: rows.indexOf(moved) + 1 }));
  });
  show(cart);
  const aside = arrange('cartAside', {
    giftNote: () => giftNote(cart),
    coupon: () => couponForm(cart, show),
    summary: () =>
      h(
        'section',
        { class: 'panel', 'aria-label': t('summary') },
        h('h2', { class: 'panelTitle' }, t('summary')),
        totals,
        h('a', { href: '/checkout', class: 'button wide' }, t('checkout')),
      ),
  });
  return [
    h('h1', { class: 'title' }, t('yourCart')),
    h(
      'div',
      { class: 'columns' },
      h('div', {}, h('p', { class: 'faint' }, t('sortHint')), list),
      h('div', { class: 'aside' }, aside),
    ),
  ];
});

function empty() {
  return [
    h(
      'div',
      { class: 'nothing' },
      h('h1', { class: 'title' }, t('yourCart')),
      h('p', { class: 'lead' }, t('cartIsEmpty')),
      h('a', { href: '/', class: 'button' }, t('lookAround')),
    ),
  ];
}

function show(cart) {
  totals.replaceChildren(totalsList(cart.totals));
  setCartCount(cart.totals.count);
}

function row(line, main) {
  const amount = h('span', { class: 'amount rowAmount' }, money(line.price * line.quantity));
  const quantity = quantityStepper({
    label: t('quantityOf', { name: line.name }),
    value: line.quantity,
    onchange: async (next) => {
      show(await patch(`/cart/lines/${line.id}`, { quantity: next }));
      amount.textContent = money(line.price * next);
    },
  });
  async function takeOut() {
    if (!confirm(t('reallyRemove', { name: line.name }))) return;
    const cart = await remove(`/cart/lines/${line.id}`);
    element.remove();
    show(cart);
    announce(t('removed', { name: line.name }));
    if (cart.lines.length === 0) main.replaceChildren(...empty());
  }
  const element = h(
    'li',
    { class: 'row', 'data-line': line.id },
    h(
      'button',
      { type: 'button', draggable: 'true', class: 'handle', 'aria-label': t('move', { name: line.name }) },
      icon(icons.handle),
    ),
    h('img', {
      src: `/pictures/${line.product}.svg`,
      alt: '',
      width: 100,
      height: 80,
      draggable: 'false',
      class: 'rowPicture',
    }),
    h(
      'div',
      { class: 'rowWords' },
      h('h2', { class: 'rowName' }, h('a', { href: `/products/${line.product}`, draggable: 'false' }, line.name)),
      h('span', { class: 'faint' }, `${t(line.colour)} · ${t(line.size)}`),
    ),
    quantity.element,
    amount,
    h('button', { type: 'button', class: 'link', onclick: takeOut }, t('remove')),
  );
  return element;
}
