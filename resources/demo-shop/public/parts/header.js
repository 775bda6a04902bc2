import { post } from '/api.js';
import { h, icon, icons } from '/dom.js';
import { searchBox } from '/parts/searchBox.js';
import { arrange } from '/release.js';
import { language, t } from '/text.js';

const count = h('span', { class: 'count', 'data-testid': 'cart-count' });

export function header(session) {
  setCartCount(session.count);
  const parts = arrange('header', {
    brand: () =>
      h(
        'a',
        { href: '/', class: 'brand' },
        h('img', { src: '/pictures/fern.svg', alt: '', width: 28, height: 28 }),
        'Fern & Kettle',
      ),
    nav: () =>
      h('nav', { 'aria-label': t('mainNavigation'), class: 'nav' }, h('a', { href: '/', class: 'navLink' }, t('shop'))),
    search: () => h('div', { class: 'headerSearch' }, searchBox()),
    language: () => {
      const other = language === 'zh' ? 'en' : 'zh';
      const href = `${location.pathname}?lang=${other}`;
      return h('a', { href, class: 'navLink', lang: other === 'zh' ? 'zh-CN' : 'en' }, t('otherLanguage'));
    },
    account: () =>
      session.user ? accountMenu(session.user) : h('a', { href: '/sign-in', class: 'navLink' }, t('signIn')),
    cart: () => h('a', { href: '/cart', class: 'cartLink' }, icon(icons.bag), h('span', {}, t('cart')), count),
  });
  return h('header', { class: 'header' }, h('div', { class: 'headerInner' }, parts));
}

export function setCartCount(items) {
  count.replaceChildren(
    h('span', { 'aria-hidden': 'true' }, String(items)),
    h('span', { class: 'unseen' }, t('itemsInCart', { count: items })),
  );
  count.hidden = items === 0;
}

/** Opens while the pointer or the focus is in it. */
function accountMenu(user) {
  const button = h(
    'button',
    { type: 'button', class: 'menuButton', 'aria-expanded': 'false' },
    icon(icons.person),
    t('account'),
  );
  const items = h(
    'ul',
    { class: 'menu', hidden: true },
    h('li', { class: 'menuUser' }, user.email),
    h('li', {}, h('a', { href: '/orders', class: 'menuItem' }, t('orders'))),
    h('li', {}, h('button', { type: 'button', class: 'menuItem', onclick: signOut }, t('signOut'))),
  );
  const open = (isOpen) => {
    items.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
  };
  return h(
    'div',
    {
      class: 'account',
      onmouseenter: () => open(true),
      onmouseleave: () => open(false),
      onfocusin: () => open(true),
      onfocusout: (event) => open(event.currentTarget.contains(event.relatedTarget)),
      onkeydown: (event) => event.key === 'Escape' && open(false),
    },
    button,
    items,
  );
}

async function signOut() {
  await post('/sign-out');
  location.assign('/');
}
