import { h } from '/dom.js';
import { language, t } from '/text.js';

/** The payment provider's own page in a frame; resolves `authorised` to the card's last four digits. */
export function paymentFrame(total) {
  const address = new URL(document.documentElement.dataset.payment);
  address.search = new URLSearchParams({ lang: language, amount: String(total), shop: location.origin }).toString();
  const frame = h('iframe', { src: address.href, title: t('paymentFrame'), class: 'frame' });
  const authorised = new Promise((resolve) => {
    window.addEventListener('message', (event) => {
      if (event.origin === address.origin && event.source === frame.contentWindow) resolve(event.data.card);
    });
  });
  return { frame, authorised };
}
