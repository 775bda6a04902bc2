import { get } from '/api.js';
import { h } from '/dom.js';
import { showPage } from '/page.js';
import { day, money, t } from '/text.js';

await showPage(t('ordersTitle'), async () => {
  const orders = await get('/orders');
  const title = h('h1', { class: 'title' }, t('ordersTitle'));
  if (orders.length === 0) {
    return [
      h(
        'div',
        { class: 'nothing' },
        title,
        h('p', { class: 'lead' }, t('noOrders')),
        h('a', { href: '/', class: 'button' }, t('lookAround')),
      ),
    ];
  }
  const head = ['orderNumber', 'items', 'arrives', 'total'].map((words) => h('th', { scope: 'col' }, t(words)));
  return [
    title,
    h(
      'div',
      { class: 'panel' },
      h('table', { class: 'table' }, h('thead', {}, h('tr', {}, head)), h('tbody', {}, orders.map(orderRow))),
    ),
  ];
});

function orderRow(order) {
  return h(
    'tr',
    {},
    h('td', {}, h('a', { href: `/orders/${order.number}/print` }, order.number)),
    h('td', {}, order.lines.map((line) => `${line.name} ×${line.quantity}`).join(', ')),
    h('td', {}, day(order.details.date)),
    h('td', { class: 'amount' }, money(order.totals.total)),
  );
}
