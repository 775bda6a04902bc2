import { h } from '/dom.js';
import { money, t } from '/text.js';

/** What it costs, line by line. */
export function totalsList(totals) {
  const row = (words, amount, className = 'totalsRow') =>
    h('div', { class: className }, h('dt', {}, words), h('dd', { class: 'amount' }, amount));
  return h(
    'dl',
    { class: 'totals' },
    row(t('subtotal'), money(totals.subtotal)),
    totals.discount > 0 ? row(t('discount'), `−${money(totals.discount)}`) : null,
    row(t('delivery'), totals.delivery > 0 ? money(totals.delivery) : t('free')),
    row(t('total'), money(totals.total), 'totalsRow totalsSum'),
  );
}

/** What is bought, in one small line each. */
export function linesList(lines) {
  return h(
    'ul',
    { class: 'lines' },
    lines.map((line) =>
      h(
        'li',
        { class: 'line' },
        h('img', { src: `/pictures/${line.product}.svg`, alt: '', width: 60, height: 48, class: 'linePicture' }),
        h(
          'div',
          { class: 'lineWords' },
          h('strong', {}, line.name),
          h('span', { class: 'faint' }, `${t(line.colour)} · ${t(line.size)} · ×${line.quantity}`),
        ),
        h('span', { class: 'amount' }, money(line.price * line.quantity)),
      ),
    ),
  );
}
