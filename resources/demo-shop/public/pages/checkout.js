import { get, post } from '/api.js';
import { h, icon, icons } from '/dom.js';
import { showPage } from '/page.js';
import { field, labelled } from '/parts/field.js';
import { paymentFrame } from '/parts/paymentFrame.js';
import { radios } from '/parts/radios.js';
import { announce } from '/parts/status.js';
import { linesList, totalsList } from '/parts/summary.js';
import { askForTerms } from '/parts/terms.js';
import { arrange, id } from '/release.js';
import { money, t } from '/text.js';

const expressCost = 600;
const countries = ['AT', 'CN', 'FR', 'DE', 'JP', 'GB'];

await showPage(t('checkoutTitle'), async () => {
  const cart = await get('/cart');
  const totals = h('div', {}, totalsList(cart.totals));
  const payment = h('div', {}, h('p', { class: 'faint' }, t('paymentLater')));

  async function pay(details) {
    const asked = await post('/delivery', details);
    totals.replaceChildren(totalsList(asked));
    const { frame, authorised } = paymentFrame(asked.total);
    payment.replaceChildren(frame);
    // What comes next may be below the window's edge, and nobody should have to look for it.
    frame.scrollIntoView({ block: 'nearest' });
    const card = await authorised;
    payment.replaceChildren(h('p', { class: 'good' }, icon(icons.check), h('span', {}, t('cardAuthorised', { card }))));
    if (await askForTerms(asked.total)) await placeOrder(details, card);
    else
      payment.append(
        h(
          'button',
          { type: 'button', class: 'button', onclick: () => finish(asked.total, details, card) },
          t('placeOrder'),
        ),
      );
  }
  return [
    h('h1', { class: 'title' }, t('checkoutTitle')),
    h(
      'div',
      { class: 'columns' },
      h(
        'div',
        { class: 'stack' },
        deliveryForm(pay),
        h(
          'section',
          { class: 'panel', 'aria-label': t('payment') },
          h('h2', { class: 'panelTitle' }, t('payment')),
          payment,
        ),
      ),
      h(
        'section',
        { class: 'panel aside', 'aria-label': t('yourOrder') },
        h('h2', { class: 'panelTitle' }, t('yourOrder')),
        linesList(cart.lines),
        totals,
      ),
    ),
  ];
});

async function finish(total, details, card) {
  if (await askForTerms(total)) await placeOrder(details, card);
}

async function placeOrder(details, card) {
  try {
    await post('/orders', { details, card });
    location.assign('/thank-you');
  } catch (error) {
    if (error.code !== 'order') throw error;
    announce(t('orderRefused'));
  }
}

function deliveryForm(onsubmit) {
  const wrong = h('p', { class: 'problem', role: 'alert' });
  const fields = arrange('delivery', {
    name: () => field('name', { autocomplete: 'name' }),
    street: () => field('street', { autocomplete: 'street-address' }),
    postcode: () => field('postcode', { autocomplete: 'postal-code' }),
    city: () => field('city', { autocomplete: 'address-level2' }),
    country: () =>
      labelled(
        'country',
        h(
          'select',
          { id: id('country'), name: 'country', class: 'input select', required: true, autocomplete: 'country' },
          h('option', { value: '' }, t('chooseCountry')),
          countries.map((country) => h('option', { value: country }, t(country))),
        ),
      ),
    date: () => field('date', { type: 'date' }),
  });
  const end = arrange('deliveryEnd', {
    speed: () =>
      radios('speed', [
        { value: 'standard', words: t('standard') },
        { value: 'express', words: t('express', { price: money(expressCost) }) },
      ]),
    newsletter: () =>
      h(
        'label',
        { class: 'tick' },
        h('input', { type: 'checkbox', name: 'newsletter', class: 'box' }),
        h('span', {}, t('newsletter')),
      ),
  });

  async function submit(event) {
    event.preventDefault();
    wrong.textContent = '';
    const form = new FormData(event.target);
    try {
      await onsubmit({ ...Object.fromEntries(form), newsletter: form.has('newsletter') });
    } catch (error) {
      if (error.code !== 'delivery') throw error;
      wrong.textContent = t('detailsRefused', { fields: error.fields.map((name) => t(name)).join(', ') });
    }
  }
  return h(
    'form',
    { class: 'panel', onsubmit: submit, 'aria-label': t('deliveryDetails') },
    h('h2', { class: 'panelTitle' }, t('deliveryDetails')),
    h('div', { class: 'fields' }, fields),
    end,
    wrong,
    h('button', { class: 'button' }, t('toPayment')),
  );
}
