import { get } from '/api.js';
import { h } from '/dom.js';
import { header } from '/parts/header.js';
import { statusRegion } from '/parts/status.js';
import { t } from '/text.js';

/** Shows a page: header, what `build` gives for the main part, footer. */
export async function showPage(title, build) {
  const session = await get('/session');
  setTitle(title);
  const main = h('main', { id: 'main', class: 'main' });
  document.body.append(
    h('a', { href: '#main', class: 'skip' }, t('skip')),
    header(session),
    main,
    h('footer', { class: 'footer' }, h('p', {}, t('footer'))),
    statusRegion,
  );
  main.append(...(await build(session, main)));
}

export function setTitle(title) {
  document.title = `${title} · Fern & Kettle`;
}
