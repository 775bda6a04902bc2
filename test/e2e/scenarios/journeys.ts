import type { Scenario } from '../harness/scenario.ts';

export const journeys: Scenario[] = [
  {
    name: 'a page that refreshes to another after a while',
    page: '/navigation/meta-refresh.html',
    async drive(person) {
      await person.click(person.page.getByText('Go on'));
      await person.sees(person.page.getByRole('heading', { name: 'Arrived' }));
      await person.click(person.page.getByText('Unpack'));
      await person.seesText('unpacked');
    },
  },
  {
    name: 'a payment that goes on by itself later',
    page: '/navigation/later-redirect.html',
    async drive(person) {
      await person.click(person.page.getByText('Pay'));
      await person.sees(person.page.getByRole('heading', { name: 'Arrived' }));
      await person.typeUrl('/navigation/arrived.html');
      await person.click(person.page.getByText('Unpack'));
      await person.seesText('unpacked');
    },
  },
  {
    name: 'back to a form that the browser fills again',
    page: '/navigation/form-back.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Name'));
      await person.type('Ann');
      await person.page.getByLabel('Size').focus();
      await person.press('ArrowDown');
      await person.click(person.page.getByText('Next'));
      await person.sees(person.page.getByRole('heading', { name: 'Arrived' }));
      await person.back();
      await person.sees(person.page.getByLabel('Name'));
      await person.click(person.page.getByLabel('Name'));
      await person.press('End');
      await person.type('a');
      await person.click(person.page.getByText('Next'));
      await person.page.waitForURL(/Anna/);
    },
  },
  {
    name: 'a draft that is saved before the reload',
    page: '/navigation/draft.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Text'));
      await person.type('Hello');
      await person.seesText('Draft saved');
      await person.reload();
      await person.seesText('Draft restored');
    },
  },
  {
    name: 'view transitions between clicks',
    page: '/navigation/view-transition.html',
    async drive(person) {
      await person.click(person.page.getByText('Alpha'));
      await person.sees(person.page.getByRole('heading', { name: 'Alpha' }));
      await person.page.waitForFunction(() => document.getAnimations().length === 0);
      await person.click(person.page.getByText('Like'));
      await person.sees(person.page.locator('#result', { hasText: 'Alpha' }));
      await person.click(person.page.getByText('Beta'));
      await person.sees(person.page.getByRole('heading', { name: 'Beta' }));
      await person.page.waitForFunction(() => document.getAnimations().length === 0);
      await person.click(person.page.getByText('Like'));
      await person.seesText('Alpha Beta');
    },
  },
  {
    name: 'a page that walks through its own history',
    page: '/navigation/wizard-history.html',
    async drive(person) {
      for (const n of [2, 3, 4]) {
        await person.click(person.page.getByText('Next'));
        await person.seesText(`Step ${n}`);
      }
      await person.click(person.page.getByText('Back two'));
      await person.seesText('Step 2');
      await person.click(person.page.getByText('Replace'));
      await person.seesText('Step 9');
      await person.forward();
      await person.seesText('Step 3');
      await person.back();
      await person.seesText('Step 9');
    },
  },
  {
    name: 'scrolling that changes the address',
    page: '/navigation/scroll-spy.html',
    async drive(person) {
      await person.click(person.page.getByText('Mark'));
      await person.seesText('Marked');
      await person.moveTo(person.page.getByText('First part'), { x: 200, y: 100 });
      await person.wheel(0, 900);
      await person.page.waitForFunction(() => location.hash === '#two');
    },
  },
  {
    name: 'a page that is a drawing',
    page: '/navigation/svg-page.svg',
    probe: 'document.getElementById("say").textContent',
    async drive(person) {
      await person.click(person.page.locator('#lamp'));
      await person.page.waitForFunction(() => document.getElementById('say')?.textContent === 'bright');
    },
  },
];
