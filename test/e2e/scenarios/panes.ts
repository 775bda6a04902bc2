import type { Scenario } from '../harness/scenario.ts';

export const panes: Scenario[] = [
  {
    name: 'links into a named frame',
    page: '/frames/named-target.html',
    async drive(person) {
      const f = person.page.frameLocator('iframe');
      await person.click(person.page.getByText('Tasks'));
      await person.sees(f.getByRole('heading', { name: 'Tasks' }));
      await person.click(f.getByLabel('Note'));
      await person.type('buy');
      await person.click(f.getByText('Keep'));
      await person.sees(f.getByText('Tasks kept buy'));
      await person.click(person.page.getByText('Mail'));
      await person.sees(f.getByRole('heading', { name: 'Mail' }));
      await person.click(f.getByText('Keep'));
      await person.sees(f.getByText('Mail kept'));
    },
  },
  {
    name: 'a frame that is replaced by its like',
    page: '/frames/replaced.html',
    async drive(person) {
      const f = person.page.frameLocator('iframe');
      await person.click(f.getByLabel('Note'));
      await person.type('one');
      await person.click(person.page.getByText('Switch'));
      await person.sees(f.getByText('Account2'));
      await person.click(f.getByLabel('Note'));
      await person.type('two');
      await person.click(f.getByText('Keep'));
      await person.sees(f.getByText('Account2 kept two'));
    },
  },
  {
    name: 'an editor made of a frame in design mode',
    page: '/frames/design-mode.html',
    async drive(person) {
      const f = person.page.frameLocator('iframe');
      await person.click(f.locator('html'));
      await person.type('Dear ');
      await person.click(person.page.getByText('Bold'));
      await person.type('Ann');
      await person.sees(f.locator('b', { hasText: 'Ann' }));
    },
  },
  {
    name: 'a sandboxed frame without an origin',
    page: '/frames/sandboxed.html',
    async drive(person) {
      const f = person.page.frameLocator('iframe');
      await person.click(f.getByLabel('Amount'));
      await person.type('21');
      await person.click(f.getByText('Double'));
      await person.sees(f.getByText('42'));
    },
  },
  {
    name: 'frames of alternating origins',
    page: '/frames/alternating.html',
    async drive(person) {
      const f = person.page.frameLocator('iframe').frameLocator('iframe');
      await person.click(person.page.getByText('Pay', { exact: true }));
      await person.click(f.getByLabel('Gift code'));
      await person.type('XMAS');
      await person.click(f.getByText('Use'));
      await person.sees(f.getByText('code XMAS used'));
      await person.click(f.frameLocator('iframe').getByText('Rate'));
      await person.sees(f.frameLocator('iframe').getByText('Rated'));
    },
  },
  {
    name: 'frames inside of shadow roots',
    page: '/frames/in-shadow.html',
    async drive(person) {
      const f = person.page.locator('help-box').nth(1).locator('iframe').contentFrame();
      await person.click(f.getByLabel('Note'));
      await person.type('hello');
      await person.click(f.getByText('Keep'));
      await person.sees(f.getByText('kept hello'));
    },
  },
  {
    name: 'custom elements that take part in a form',
    page: '/frames/internals.html',
    async drive(person) {
      await person.click(person.page.locator('star-field'));
      await person.press('ArrowRight', 'ArrowRight', 'ArrowRight');
      await person.press('Tab');
      await person.type('Fine');
      await person.press('Enter');
      await person.click(person.page.getByText('Send'));
      await person.seesText('"stars":"3","title":"Fine"');
    },
  },
  {
    name: 'a question asked by a frame',
    page: '/frames/frame-dialog.html',
    async drive(person) {
      const f = person.page.frameLocator('iframe');
      person.answerDialogs((d) => d.dismiss());
      await person.click(f.getByText('Empty'));
      await person.sees(f.getByText('full'));
    },
  },
  {
    name: 'a menu of the page over what was clicked in a frame',
    page: '/frames/frame-menu.html',
    async drive(person) {
      const f = person.page.frameLocator('iframe');
      await person.click(f.getByText('Right-click here'), { button: 'right' });
      await person.click(person.page.getByText('Print'));
      await person.sees(person.page.locator('#result', { hasText: 'Print' }));
    },
  },
  {
    name: 'full screen and out of it again',
    page: '/frames/fullscreen.html',
    async drive(person) {
      await person.click(person.page.getByText('Present'));
      await person.click(person.page.getByText('Leave'));
      await person.seesText('presented');
    },
  },
];
