import type { Scenario } from '../harness/scenario.ts';

/** Habits of hands: what a critic tried who had written none of the other scenarios. */
export const habits: Scenario[] = [
  {
    name: 'addresses pasted from elsewhere into a field that splits them',
    page: '/habits/tagpaste.html',
    async drive(person) {
      await person.context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await person.turnTo(person.page);
      await person.page.evaluate(() => navigator.clipboard.writeText('ann@x.ch, bob@x.ch;cy@x.ch'));
      await person.click(person.page.getByLabel('Emails'));
      await person.press('Control+v');
      await person.seesText('3 people');
      await person.type('dan@x.ch,');
      await person.seesText('4 people');
      await person.click(person.page.getByRole('button', { name: 'Remove bob@x.ch' }));
      await person.click(person.page.getByRole('button', { name: 'Invite' }));
      await person.seesText('Invited ann@x.ch & cy@x.ch & dan@x.ch');
    },
  },
  {
    name: 'a hand that slides while it clicks',
    page: '/habits/sloppy.html',
    never: [/dragTo|mouse\./],
    async drive(person) {
      const at = await person.corner(person.page.getByText('Add ticket'));
      await person.stroke([at(30, 15), at(39, 18)], 3);
      await person.seesText('Ticket 1');
      await person.stroke([at(30, 15), at(48, 16)], 3);
      await person.seesText('Ticket 2');
      const row = await person.corner(person.page.getByText('Ticket 1'));
      await person.stroke([row(30, 12), row(42, 15)], 3);
      await person.seesText('Open: Ticket 1');
    },
  },
  {
    name: 'a press that was thought better of',
    page: '/habits/sloppy.html',
    never: [/Delete all/],
    async drive(person) {
      await person.click(person.page.getByText('Add ticket'));
      const at = await person.corner(person.page.getByText('Delete all'));
      await person.stroke([at(30, 15), at(60, 300)], 5);
      await person.click(person.page.getByText('Add ticket'));
      await person.seesText('Ticket 2');
    },
  },
  {
    name: 'a tree grid opened, renamed and ticked by keys',
    page: '/habits/treegrid.html',
    async drive(person) {
      await person.press('Tab', 'ArrowRight', 'ArrowDown', 'ArrowDown');
      await person.seesText('On Hull');
      await person.press('F2');
      await person.type('Shell');
      await person.press('Enter');
      await person.seesText('Shell');
      await person.press('Space', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'Space');
      await person.seesText('On Docking');
    },
  },
  {
    name: 'a menu by Shift and F10, a name changed in place',
    page: '/habits/ctx.html',
    async drive(person) {
      await person.click(person.page.getByText('Upload'));
      await person.press('Tab', 'Tab', 'Shift+F10', 'Enter');
      await person.type('new.txt');
      await person.press('Enter');
      await person.seesText('Renamed to new.txt');
      await person.click(person.page.getByText('c.txt'), { button: 'right' });
      await person.click(person.page.getByText('Delete'));
      await person.seesText('Deleted c.txt');
    },
  },
  {
    name: 'lines of a virtual list by keys, then by a double click',
    page: '/habits/vkeys.html',
    async drive(person) {
      await person.press('Tab', 'PageDown', 'PageDown', 'ArrowDown', 'Enter');
      await person.seesText('Opened line 21');
      await person.press('End', 'ArrowUp');
      await person.seesText('Line 4998');
      await person.doubleClick(person.page.getByText('Line 4995'));
      await person.seesText('Opened line 4995');
    },
  },
  {
    name: 'shapes undone and done again by keys and buttons',
    page: '/habits/history.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#c'));
      await person.clickAt(at(60, 60));
      await person.clickAt(at(160, 60));
      await person.clickAt(at(260, 60));
      await person.seesText('3 shapes');
      await person.press('Control+z', 'Control+z', 'Control+Shift+Z');
      await person.seesText('2 shapes');
      await person.click(person.page.getByLabel('Undo'));
      await person.press('Control+y');
      await person.click(person.page.getByLabel('Title'));
      await person.type('Ab');
      await person.press('Control+z');
      await person.type('Cd');
    },
  },
  {
    name: 'a cell of a sheet copied and pasted by keys',
    page: '/habits/sheet.html',
    async drive(person) {
      await person.click(person.page.getByText('1200'));
      await person.press('Control+c', 'ArrowDown', 'ArrowDown', 'Control+v');
      await person.seesText('Total 2700');
      await person.press('ArrowUp', 'Delete');
      await person.seesText('Total 2400');
    },
  },
  {
    name: 'cells edited one after the other by Tab',
    page: '/habits/tabcells.html',
    async drive(person) {
      await person.doubleClick(person.page.getByText('2', { exact: true }));
      await person.type('3');
      await person.press('Tab');
      await person.type('20');
      await person.press('Tab', 'Tab');
      await person.type('7');
      await person.press('Enter');
      await person.seesText('Sum 104');
    },
  },
  {
    name: 'folders drawn anew by each click, opened by double clicks',
    page: '/habits/files.html',
    always: [/dblclick/],
    async drive(person) {
      await person.doubleClick(person.page.getByText('Work'));
      await person.seesText('In /Work');
      await person.doubleClick(person.page.getByText('2030'));
      await person.seesText('In /Work/2030');
    },
  },
  {
    name: 'a field left by Tab, then a button that takes no focus',
    page: '/habits/keepfocus.html',
    async drive(person) {
      await person.doubleClick(person.page.getByLabel('Minimum'));
      await person.type('25');
      await person.press('Tab');
      await person.click(person.page.getByText('Apply'));
      await person.seesText('Showing from 25');
    },
  },
  {
    name: 'a hand that slides while it clicks into a field',
    page: '/habits/keepfocus.html',
    never: [/dragTo|mouse\./],
    async drive(person) {
      const at = await person.corner(person.page.getByLabel('Note'));
      await person.stroke([at(40, 10), at(48, 12)], 3);
      await person.type('hello');
      await person.press('Tab');
    },
  },
  {
    name: 'a tick by a label that slides',
    page: '/habits/sloppytick.html',
    always: [/\.check\(\)/],
    async drive(person) {
      const at = await person.corner(person.page.getByText('I agree'));
      await person.stroke([at(20, 10), at(29, 12)], 3);
      await person.seesText('agreed true');
    },
  },
];
