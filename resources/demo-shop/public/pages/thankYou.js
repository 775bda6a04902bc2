import { get } from '/api.js';
import { h, icon, icons } from '/dom.js';
import { showPage } from '/page.js';
import { linesList, totalsList } from '/parts/summary.js';
import { id } from '/release.js';
import { day, t, timeOfDay } from '/text.js';

await showPage(t('yourOrder'), async () => {
  const [order] = await get('/orders');
  const { details } = order;
  const fact = (words, ...answer) =>
    h('div', { class: 'fact' }, h('dt', { class: 'label' }, words), h('dd', {}, answer));
  return [
    h(
      'div',
      { class: 'thanks' },
      h('span', { class: 'seal' }, icon(icons.check)),
      h('h1', { class: 'title large' }, t('thankYou', { name: details.name.split(' ')[0] })),
      h('p', { class: 'lead' }, t('thankYouWords', { date: day(details.date) })),
    ),
    h(
      'div',
      { class: 'columns even' },
      h(
        'section',
        { class: 'panel', 'aria-label': t('delivery') },
        h(
          'dl',
          { class: 'facts' },
          fact(t('orderNumber'), h('strong', { id: id('order'), 'data-testid': 'order-number' }, order.number)),
          fact(t('deliverTo'), `${details.street}, ${details.postcode} ${details.city}, ${t(details.country)}`),
          fact(t('paidWith'), t('cardEnding', { card: order.card })),
          order.giftNote ? fact(t('giftNote'), order.giftNote.name) : null,
        ),
        h('p', { class: 'faint' }, t('placedAt', { time: timeOfDay(order.placedAt) })),
      ),
      h(
        'section',
        { class: 'panel', 'aria-label': t('yourOrder') },
        h('h2', { class: 'panelTitle' }, t('yourOrder')),
        linesList(order.lines),
        totalsList(order.totals),
      ),
    ),
    h(
      'div',
      { class: 'buttons' },
      h('a', { href: '/', class: 'button' }, t('keepShopping')),
      h('a', { href: `/orders/${order.number}/receipt`, download: '', class: 'button quiet' }, t('downloadReceipt')),
      h(
        'button',
        { type: 'button', class: 'button quiet', onclick: () => openPrintView(order.number) },
        t('printView'),
      ),
    ),
  ];
});

function openPrintView(number) {
  window.open(`/orders/${number}/print`, 'print', 'popup,width=640,height=760');
}
