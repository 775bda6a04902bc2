import type { Scenario } from '../harness/scenario.ts';

export const hovering: Scenario[] = [
  {
    name: 'a menu that CSS shows while the mouse is over it',
    page: '/hovering/css-menu.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Products'));
      await person.click(person.page.getByText('Boots'));
      await person.page.waitForURL('**#boots');
    },
  },
  {
    name: 'a menu that opens when the mouse has rested for a while',
    page: '/hovering/delayed-menu.html',
    async drive(person) {
      await person.moveTo(person.page.locator('#account'), { x: 20, y: 20 });
      await person.click(person.page.getByText('Sign out'));
      await person.seesText('Sign out chosen');
    },
  },
  {
    name: 'submenus of submenus',
    page: '/hovering/nested-menus.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('File'));
      // Sideways, then down: a menu closes when the mouse cuts the corner.
      await person.moveTo(person.page.getByText('New'), { x: 20, y: 15 });
      await person.moveTo(person.page.getByText('Export'), { x: 20, y: 15 });
      await person.moveTo(person.page.getByText('As PDF'), { x: 20, y: 15 });
      await person.click(person.page.getByText('As text'));
      await person.seesText('As text done');
    },
  },
  {
    name: 'a button of a row that shows only while the mouse is in the row',
    page: '/hovering/row-actions.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Bob'));
      await person.click(person.page.locator('tr', { hasText: 'Bob' }).locator('button'));
      await person.seesText('Bob archived');
    },
  },
  {
    name: 'tooltips passed on the way do not matter',
    page: '/hovering/tooltip-only.html',
    never: [/\.hover\(/],
    async drive(person) {
      await person.moveTo(person.page.getByText('What is this?'));
      await person.moveTo(person.page.getByText('and on'));
      await person.click(person.page.getByText('Agree'));
      await person.seesText('agreed');
    },
  },
  {
    name: 'a button that is made when the mouse enters its card',
    page: '/hovering/mounted-on-hover.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Green lamp'));
      await person.click(person.page.getByText('Quick buy'));
      await person.seesText('Green lamp bought');
    },
  },
  {
    name: 'a hover that changes the page for good',
    page: '/hovering/hover-is-the-point.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Town', { exact: true }));
      await person.seesText('Town was looked at');
      await person.click(person.page.getByText('Done'));
      await person.seesText('Town was looked at, done');
    },
  },
  {
    name: 'a panel that closes when the mouse leaves it',
    page: '/hovering/leaving-hides.html',
    async drive(person) {
      await person.click(person.page.getByText('Share'));
      await person.moveTo(person.page.getByText('Copy link'));
      await person.page.mouse.move(600, 400, { steps: 5 });
      await person.seesText('panel left');
    },
  },
];
