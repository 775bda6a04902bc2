import { post } from '/api.js';
import { h } from '/dom.js';
import { showPage } from '/page.js';
import { field, problem } from '/parts/field.js';
import { t } from '/text.js';

await showPage(t('signIn'), () => {
  const email = field('email', { type: 'email', autocomplete: 'username' });
  const password = field('password', { type: 'password', autocomplete: 'current-password' });
  const wrong = problem(password.querySelector('input'));
  const button = h('button', { class: 'button wide' }, t('signIn'));

  async function signIn(event) {
    event.preventDefault();
    wrong.show();
    try {
      await post('/sign-in', Object.fromEntries(new FormData(event.target)));
      // Only a path of this shop: anything else could lead a visitor to somebody else's site.
      const next = new URL(new URLSearchParams(location.search).get('next') ?? '/', location.origin);
      location.assign(next.origin === location.origin ? next.pathname : '/');
    } catch (error) {
      if (error.code !== 'credentials') throw error;
      wrong.show(t('signInRefused'));
    }
  }

  return [
    h(
      'div',
      { class: 'welcome' },
      h(
        'div',
        { class: 'welcomePicture', 'aria-hidden': 'true' },
        ['potted-fern', 'desk-lamp', 'stoneware-mug', 'linen-notebook'].map((product) =>
          h('img', { src: `/pictures/${product}.svg`, alt: '', width: 400, height: 320 }),
        ),
      ),
      h(
        'form',
        { class: 'welcomeForm', onsubmit: signIn },
        h('h1', { class: 'title' }, t('signInTitle')),
        h('p', { class: 'faint' }, t('signInWords')),
        email,
        password,
        wrong.element,
        button,
      ),
    ),
  ];
});
