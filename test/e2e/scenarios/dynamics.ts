import type { Scenario } from '../harness/scenario.ts';

export const dynamics: Scenario[] = [
  {
    name: 'a form that is built anew at every key',
    page: '/dynamics/rerender.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Name'));
      await person.type('Ann', 60);
      await person.click(person.page.getByLabel('Mail'));
      await person.type('ann@x.org', 60);
      await person.click(person.page.getByLabel('I agree'));
      await person.seesText('Ann <ann@x.org> true');
    },
  },
  {
    name: 'a list that shows a new task before it is saved',
    page: '/dynamics/optimistic.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('New task'));
      await person.type('Cook');
      await person.press('Enter');
      await person.type('Wash');
      await person.click(page.getByText('Add', { exact: true }));
      await person.click(page.locator('li', { hasText: 'Cook' }).getByText('Done'));
      await person.seesNoMore(page.getByText('Cook'));
    },
  },
  {
    name: 'a wizard with the same Next in every step',
    page: '/dynamics/wizard.html',
    async drive(person) {
      for (const [label, text] of [
        ['Name', 'Ada'],
        ['Town', 'Graz'],
        ['Job', 'Clerk'],
      ] as const) {
        await person.click(person.page.getByLabel(label));
        await person.type(text);
        await person.click(person.page.getByText('Next'));
        await person.seesNoMore(person.page.getByLabel(label));
      }
      await person.seesText('Ada, Graz, Clerk');
    },
  },
  {
    name: 'undo in a toast that soon goes away',
    page: '/dynamics/toast.html',
    async drive(person) {
      await person.click(person.page.locator('li', { hasText: 'Letter 2' }).getByText('Delete'));
      await person.click(person.page.getByText('Undo'));
      await person.seesText('Restored');
    },
  },
  {
    name: 'a list that loads late',
    page: '/dynamics/late-list.html',
    async drive(person) {
      await person.click(person.page.getByText('Item 12'));
      await person.page.waitForURL('**#Item-12');
    },
  },
  {
    name: 'a select that is filled by the one before it',
    page: '/dynamics/dependent.html',
    async drive(person) {
      await person.press('Tab');
      await person.type('J');
      await person.sees(person.page.locator('#town:enabled'));
      await person.press('Tab', 'ArrowDown', 'ArrowDown');
      await person.seesText('Tokyo it is');
    },
  },
  {
    name: 'a search that asks the server at every key',
    page: '/dynamics/search-as-you-type.html',
    async drive(person) {
      await person.click(person.page.getByPlaceholder('Search people'));
      await person.type('anna', 60);
      await person.click(person.page.getByText('Anna Beck'));
      await person.seesText('Opened Anna Beck');
    },
  },
  {
    name: 'a field that is checked when it is left',
    page: '/dynamics/blur-validates.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Mail'));
      await person.type('ann');
      await person.press('Tab');
      await person.seesText('That is no address');
      await person.type('33');
      await person.press('Enter');
      await person.seesText('Sent ann 33');
    },
  },
  {
    name: 'a total that follows when the field is left by Tab',
    page: '/dynamics/steps-by-change.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Quantity'));
      await person.press('Control+a');
      await person.type('12');
      await person.press('Tab');
      await person.seesText('Total 60 €');
    },
  },
  {
    name: 'a panel that slides in',
    page: '/dynamics/animated-panel.html',
    async drive(person) {
      await person.click(person.page.getByText('Menu'));
      await person.click(person.page.getByText('Orders'));
      await person.seesText('Your orders');
    },
  },
  {
    name: 'a cookie banner over everything',
    page: '/dynamics/cookie-banner.html',
    async drive(person) {
      await person.click(person.page.getByText('Accept all'));
      await person.seesNoMore(person.page.locator('#banner'));
      await person.click(person.page.getByText('Buy', { exact: true }));
      await person.seesText('bought');
    },
  },
];
