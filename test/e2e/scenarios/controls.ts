/** Controls of the browser and imitations of them: choices, dates, ranges, files, dialogs, labels. */
import type { Scenario } from '../harness/scenario.ts';

export const controls: Scenario[] = [
  {
    name: 'native lists by keys: letters, arrows, ranges',
    page: '/controls/selects.html',
    async drive(person) {
      await person.press('Tab', 'a', 'u', 's', 't', 'r', 'a');
      await person.press('Tab', 'ArrowDown', 'ArrowDown', 'Tab', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
      await person.seesText('Mon+Tue+Wed;');
    },
  },
  {
    name: 'native lists by mouse: one, and several by shift and control',
    page: '/controls/selects.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByText('XL'));
      await person.click(page.getByText('Tue'));
      await person.click(page.getByText('Thu'), { modifiers: ['Shift'] });
      await person.click(page.getByText('Wed'), { modifiers: ['Control'] });
      await person.seesText('Tue+Thu;');
    },
  },
  {
    name: 'a native list opened by mouse, an option taken by keys',
    page: '/controls/selects.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Country'));
      await person.press('ArrowDown', 'ArrowDown', 'Enter');
      await person.seesText('Australia;');
    },
  },
  {
    name: 'month, week and local date typed, date and time stepped',
    page: '/controls/dates.html',
    async drive(person) {
      await person.press('Tab');
      await person.type('June');
      await person.press('Tab');
      await person.type('2027');
      await person.press('Tab', 'ArrowUp', 'ArrowUp', 'ArrowRight');
      await person.type('2026');
      await person.click(person.page.getByLabel('Start'), { at: { x: 14, y: 10 } });
      await person.press('ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowDown');
      await person.click(person.page.getByLabel('At'), { at: { x: 12, y: 10 } });
      await person.press('ArrowUp', 'ArrowRight');
      await person.type('45');
      await person.click(person.page.getByLabel('Local'), { at: { x: 12, y: 10 } });
      await person.type('12312027');
      await person.press('Tab');
      await person.type('1159PM');
      await person.seesText('2027-12-31T23:59');
    },
  },
  {
    name: 'a date that is typed, cleared and typed again',
    page: '/controls/dates.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Start'), { at: { x: 14, y: 10 } });
      await person.press('Backspace');
      await person.type('04052028');
      await person.click(person.page.getByLabel('At'), { at: { x: 12, y: 10 } });
      await person.press('Delete');
      await person.seesText('2028-04-05');
    },
  },
  {
    name: 'ranges by a click, by keys and upright, a number typed over',
    page: '/controls/ranges.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Price'), { at: { x: 100, y: 8 } });
      await person.press('ArrowLeft', 'PageUp');
      await person.press('Tab', 'Home', 'ArrowUp', 'ArrowUp', 'Tab');
      await person.type('7');
      await person.press('ArrowUp', 'ArrowDown', 'ArrowDown', 'Enter');
      await person.seesText(', 2, 6');
    },
  },
  {
    name: 'a combo box: filtered and taken by Tab, then by mouse',
    page: '/controls/combobox.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('State', { exact: true }));
      await person.type('a', 60);
      await person.press('ArrowDown', 'ArrowDown', 'Tab');
      await person.seesText('State Alaska');
      await person.type('123');
      await person.click(page.getByLabel('State', { exact: true }));
      await person.press('Control+a');
      await person.type('Ar', 60);
      await person.click(page.getByText('Arkansas'));
      await person.seesText('State Arkansas');
    },
  },
  {
    name: 'a combo box: opened by its button, left by Escape, opened by an arrow',
    page: '/controls/combobox.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Show states'));
      await person.sees(page.getByText('California'));
      await person.press('Escape');
      await person.seesNoMore(page.getByText('California'));
      await person.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter');
      await person.seesText('State Alaska');
    },
  },
  {
    name: 'a select that asks the server, with chips',
    page: '/controls/async-select.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.locator('.s'));
      await person.sees(page.getByText('Apple'));
      await person.type('b', 60);
      await person.sees(page.getByText('Blueberry'));
      await person.seesNoMore(page.getByText('Apple'));
      await person.press('ArrowDown', 'Enter');
      await person.seesText('Chosen Blackberry');
      await person.type('m', 60);
      await person.click(page.getByText('Mango'));
      await person.seesText('Chosen Blackberry, Mango');
      await person.click(page.getByLabel('Remove Blackberry'));
      await person.sees(page.locator('#out', { hasText: /^Chosen Mango$/ }));
    },
  },
  {
    name: 'all rows, all but one, and a range of rows',
    page: '/controls/select-all.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Select all'));
      await person.seesText('3 selected');
      await person.click(page.getByLabel('Select row').nth(1));
      await person.seesText('2 selected');
      await person.click(page.getByLabel('Select all'));
      await person.click(page.getByLabel('Select all'));
      await person.seesText('0 selected');
      await person.click(page.getByLabel('Select row').nth(0));
      await person.click(page.getByLabel('Select row').nth(2), { modifiers: ['Shift'] });
      await person.seesText('3 selected');
      await person.press('Space');
      await person.seesText('2 selected');
    },
  },
  {
    name: 'labels of every kind, twice the same',
    page: '/controls/labels.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.locator('#d1'));
      await person.type('Elm');
      await person.click(page.getByText('Street').first());
      await person.type('Oak');
      await person.click(page.getByText('City').nth(1).locator('+ input'));
      await person.type('Graz');
      await person.click(page.locator('label', { hasText: 'Pay' }), { at: { x: 8, y: 8 } });
      await person.click(page.getByText('bike'));
      await person.click(page.getByText('terms'));
      await person.click(page.getByText('Floor'));
      await person.press('ArrowDown');
      await person.click(page.locator('td input').nth(1));
      await person.type('chess');
      await person.press('Shift+Tab');
      await person.type('Al');
    },
  },
  {
    name: 'dialogs by a button, by a changed field, in a row, and after a while',
    page: '/controls/dialogs.html',
    async drive(person) {
      const { page } = person;
      const answers = ['accept', 'Report', 'accept', 'accept', 'dismiss', 'accept', 'accept', 'dismiss'];
      const left = [...answers];
      person.answerDialogs(async (dialog) => {
        const answer = left.shift();
        if (answer === 'dismiss') await dialog.dismiss();
        else await dialog.accept(answer === 'Report' ? answer : undefined);
      });
      await person.click(page.getByText('Rename'));
      await person.click(page.getByText('Rename'));
      await person.seesText('[name Report]');
      await person.click(page.getByLabel('Amount'));
      await person.type('250');
      await person.press('Tab');
      await person.click(page.getByText('Wipe'));
      await person.seesText('[wiped]');
      await person.click(page.getByLabel('Note'));
      await person.type('hi');
      await person.press('Enter');
      await person.seesText('[sent hi]');
    },
  },
  {
    name: 'files by a drop zone, twice, by a field that is in no document, by a label',
    page: '/controls/uploads.html',
    async drive(person) {
      const { page } = person;
      await person.choose({ 'one.txt': '1', 'two.txt': '22' }, () => person.click(page.locator('#zone')));
      await person.seesText('many: two.txt (2)');
      await person.choose({ 'three.txt': '333' }, () => person.press('Enter'));
      await person.seesText('many: three.txt (3)');
      await person.click(page.getByLabel('Remove one.txt'));
      await person.choose({ 'me.png': 'png!' }, () => person.click(page.getByText('Change picture')));
      await person.seesText('avatar: me.png (4)');
      await person.choose({ 'letter.pdf': 'pdf' }, () => person.click(page.getByText('Letter', { exact: true })));
      await person.seesText('letter: letter.pdf (3)');
    },
  },
  {
    name: 'fields and ticks inside custom elements, sent by Enter',
    page: '/controls/form-elements.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Given name'));
      await person.type('Ann');
      await person.press('Tab');
      await person.type('Lee');
      await person.click(page.getByText('Subscribe'));
      await person.click(page.getByLabel('Family name'));
      await person.press('End');
      await person.type('s');
      await person.press('Enter');
      await person.seesText('"family":"Lees"');
    },
  },
  {
    name: 'options moved between two lists by buttons and a double click',
    page: '/controls/transfer.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByText('One'));
      await person.click(page.getByText('Three'), { modifiers: ['Control'] });
      await person.click(page.getByText('>', { exact: true }));
      await person.doubleClick(page.getByText('Two'));
      await person.click(page.getByText('Three'));
      await person.click(page.getByText('<', { exact: true }));
      await person.sees(page.locator('#shown', { hasText: 'One, Two' }));
    },
  },
];
