/** Sessions without a mouse: widgets that are made for keys. */
import type { Scenario } from '../harness/scenario.ts';

export const keyboard: Scenario[] = [
  {
    name: 'buttons and links by Tab, Space and Enter alone',
    page: '/keyboard/session.html',
    async drive(person) {
      await person.press('Tab', 'Enter', 'Tab', 'Space', 'Enter', 'Tab', 'Enter', 'Shift+Tab', 'Space', 'Tab', 'Tab');
      await person.seesText('2 in basket');
      await person.press('Enter');
      await person.seesText('Actions');
      await person.press('Tab', 'ArrowDown', 'End', 'Enter');
      await person.seesText('Duplicate!');
    },
  },
  {
    name: 'a menu by arrows and by the first letter',
    page: '/keyboard/menu.html',
    async drive(person) {
      await person.press('Tab', 'Enter', 'd', 'd', 'Enter');
      await person.seesText('Duplicate!');
      await person.press('Space', 'ArrowDown', 'Escape', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'Space');
      await person.seesText('Duplicate! Delete!');
    },
  },
  {
    name: 'cells of a grid reached, opened and filled by keys',
    page: '/keyboard/grid.html',
    async drive(person) {
      await person.press('Tab', 'ArrowRight');
      await person.type('12', 50);
      await person.press('Enter');
      await person.press('ArrowLeft', 'F2', 'Backspace');
      await person.type('30', 50);
      await person.press('Tab', 'Enter');
      await person.type('9');
      await person.press('Escape');
      await person.seesText('Total 42');
    },
  },
  {
    name: 'a cell opened by a double click and left by Enter',
    page: '/keyboard/grid.html',
    async drive(person) {
      await person.doubleClick(person.page.getByRole('gridcell').nth(4));
      await person.press('Control+a');
      await person.type('55', 40);
      await person.press('Enter');
      await person.type('7');
      await person.press('Enter');
      await person.seesText('Total 62');
    },
  },
  {
    name: 'a tree walked by arrows',
    page: '/keyboard/tree.html',
    async drive(person) {
      await person.press('Tab', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter');
      await person.seesText('Opened view.ts');
      await person.press('ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter');
      await person.seesText('Opened intro.md');
    },
  },
  {
    name: 'radios, tri-state, switch, slider and spin button made of divs',
    page: '/keyboard/custom-choices.html',
    async drive(person) {
      await person.press('Tab', 'ArrowRight', 'ArrowRight', 'Tab', 'Space', 'Tab', 'Space', 'Tab');
      await person.press('End', 'ArrowLeft', 'ArrowLeft', 'Tab', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown');
      await person.seesText('L, true, true, 8, 3');
    },
  },
  {
    name: 'a dialog opened, filled and sent by keys, then cancelled',
    page: '/keyboard/dialog.html',
    async drive(person) {
      await person.press('Tab', 'Enter');
      await person.sees(person.page.getByLabel('Label name'));
      await person.type('urgent');
      await person.press('Tab', 'Tab', 'Enter');
      await person.seesText('ok: urgent');
      await person.press('Space');
      await person.type('x');
      await person.press('Tab', 'Space');
      await person.seesText('cancel: x');
    },
  },
  {
    name: 'options of a list box by arrows, Space and a letter',
    page: '/keyboard/listbox.html',
    async drive(person) {
      await person.press('Tab', 'ArrowDown', 'Space', 'b', 'Space', 'Control+a', 'ArrowUp', 'Space');
      await person.seesText('Red+Blue+Grey');
    },
  },
  {
    name: 'shortcuts of one key, of two, and of modifiers',
    page: '/keyboard/app-shortcuts.html',
    async drive(person) {
      await person.press('g', 's');
      await person.seesText('Starred');
      await person.press('/');
      await person.type('g s?');
      await person.press('Control+s', 'Escape', 'Shift+?', 'Delete');
      await person.seesText('saved help deleted');
    },
  },
  {
    name: 'a menu bar walked by arrows',
    page: '/keyboard/menubar.html',
    async drive(person) {
      await person.press('Tab', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'Enter');
      await person.seesText('Ruler true;');
      await person.press('ArrowLeft', 'Enter', 'ArrowDown', 'Space');
      await person.seesText('Ruler true; Print');
      await person.click(person.page.getByText('View'));
      await person.click(person.page.getByText('Zoom'));
      await person.seesText('Print ; Zoom ;');
    },
  },
  {
    name: 'a date picked in a calendar by keys',
    page: '/keyboard/date-grid.html',
    async drive(person) {
      await person.press('Tab', 'Tab', 'Enter', 'ArrowRight', 'ArrowDown', 'PageDown', 'Home', 'Enter');
      await person.seesNoMore(person.page.locator('#picker'));
    },
  },
  {
    name: 'a date picked in a calendar by mouse, a month on',
    page: '/keyboard/date-grid.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Choose date').first());
      await person.click(page.getByLabel('Next month'));
      await person.click(page.getByLabel('Next month'));
      await person.seesText('July 2026');
      await person.click(page.locator('button.day:enabled', { hasText: /^4$/ }));
      await person.seesNoMore(page.locator('#picker'));
    },
  },
  {
    name: 'an accordion opened by keys, a field in it filled',
    page: '/keyboard/accordion.html',
    async drive(person) {
      await person.press('Tab', 'ArrowDown', 'Enter', 'Tab', 'Space', 'Shift+Tab', 'Home', 'Space', 'Tab');
      await person.type('1010');
    },
  },
];
