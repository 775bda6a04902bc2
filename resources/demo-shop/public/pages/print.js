import { get } from '/api.js';
import { h } from '/dom.js';
import { setTitle } from '/page.js';
import { linesList, totalsList } from '/parts/summary.js';
import { day, t } from '/text.js';

const number = location.pathname.split('/').at(-2);
const order = (await get('/orders')).find((each) => each.number === number);
setTitle(t('printTitle', { number }));
document.body.append(
  h(
    'main',
    { class: 'sheet' },
    h('h1', { class: 'title' }, t('printTitle', { number })),
    ...(order
      ? [
          h(
            'p',
            { class: 'lead' },
            `${order.details.name}, ${order.details.street}, ${order.details.postcode} ${order.details.city}`,
          ),
          h('p', { class: 'faint' }, day(order.details.date)),
          linesList(order.lines),
          totalsList(order.totals),
          h('button', { type: 'button', class: 'button quiet', onclick: () => print() }, t('print')),
        ]
      : [h('p', { class: 'lead' }, t('noOrders'))]),
  ),
);
