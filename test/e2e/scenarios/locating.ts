import type { Scenario } from '../harness/scenario.ts';

export const locating: Scenario[] = [
  {
    name: 'Delete in the row of Ann',
    page: '/locating/rows.html',
    async drive(person) {
      await person.click(person.page.locator('tr', { hasText: 'Ann' }).getByText('Delete'));
      await person.seesNoMore(person.page.getByText('Ann'));
      await person.click(person.page.locator('tr', { hasText: 'Cleo' }).getByText('Delete'));
      await person.seesNoMore(person.page.getByText('Cleo'));
    },
  },
  {
    name: 'the same button in several cards',
    page: '/locating/cards.html',
    async drive(person) {
      await person.click(person.page.locator('article', { hasText: 'Torch' }).getByText('Add to cart'));
      await person.click(person.page.locator('article').first().getByText('Add to cart'));
      await person.seesText('Cart: Torch, Rope,');
    },
  },
  {
    name: 'the same fields in two sections',
    page: '/locating/sections.html',
    async drive(person) {
      const work = person.page.locator('section').nth(1);
      await person.click(work.locator('input'));
      await person.type('Main Street 1');
      await person.click(person.page.locator('section').nth(0).locator('input'));
      await person.type('Side Street 2');
      await person.click(person.page.locator('section').nth(0).getByText('Clear'));
    },
  },
  {
    name: 'buttons with generated ids and classes and no text',
    page: '/locating/generated.html',
    async drive(person) {
      await person.click(person.page.locator('button').nth(2));
      await person.click(person.page.locator('button').nth(1));
      await person.seesText('strike italic');
    },
  },
  {
    name: 'buttons whose text keeps changing',
    page: '/locating/volatile.html',
    async drive(person) {
      await person.click(person.page.locator('#b'));
      await person.seesText('bought.');
      await person.click(person.page.locator('#a'));
      await person.seesText('bought. refreshed.');
    },
  },
  {
    name: 'test ids',
    page: '/locating/test-ids.html',
    always: [/getByTestId\('plus'\)/],
    async drive(person) {
      await person.click(person.page.getByText('+'));
      await person.sees(person.page.locator('#count', { hasText: '2' }));
      await person.click(person.page.getByText('+'));
      await person.sees(person.page.locator('#count', { hasText: '3' }));
    },
  },
  {
    name: 'a list that comes in another order every time',
    page: '/locating/shuffled.html',
    async drive(person) {
      await person.click(person.page.locator('li', { hasText: 'Emil' }).getByText('Invite'));
      await person.click(person.page.locator('li', { hasText: 'Bob' }).getByText('Invite'));
      await person.seesText('Emil invited. Bob invited.');
    },
  },
  {
    name: 'names with quotes, backslashes, spaces and templates',
    page: '/locating/quotes.html',
    async drive(person) {
      for (let index = 0; index < 5; index += 1) await person.click(person.page.locator('button').nth(index));
      await person.seesText('`tick`]');
    },
  },
  {
    name: 'names that begin alike',
    page: '/locating/prefix-names.html',
    async drive(person) {
      await person.click(person.page.getByText('Save', { exact: true }));
      await person.click(person.page.getByText('Save all'));
      await person.seesText('Save. Save all.');
    },
  },
  {
    name: 'a seat among many that look alike',
    page: '/locating/seats.html',
    async drive(person) {
      await person.click(person.page.locator('.seat').nth(13));
      await person.click(person.page.locator('.seat').nth(30));
      await person.seesText('B6 D7');
    },
  },
  {
    name: 'a day whose number is there twice',
    page: '/locating/calendar.html',
    async drive(person) {
      await person.click(person.page.locator('td:not(.other)', { hasText: /^28$/ }));
      await person.seesText('2027-3-28');
    },
  },
  {
    name: 'a page in Chinese',
    page: '/locating/chinese.html',
    async drive(person) {
      await person.click(person.page.getByLabel('姓名'));
      await person.compose(['wang'], '王');
      await person.click(person.page.getByText('保存'));
      await person.seesText('保存成功');
    },
  },
  {
    name: 'a table sorted by its headers',
    page: '/locating/sortable-table.html',
    async drive(person) {
      await person.click(person.page.getByText('Age'));
      await person.sees(person.page.locator('tbody tr:first-child', { hasText: 'Bob' }));
      await person.click(person.page.getByText('Name'));
      await person.sees(person.page.locator('tbody tr:first-child', { hasText: 'Cleo' }));
    },
  },
  {
    name: 'a cell edited after a double click',
    page: '/locating/cell-edit.html',
    async drive(person) {
      await person.doubleClick(person.page.locator('tr', { hasText: 'Pears' }).locator('td').nth(1));
      await person.type('12');
      await person.press('Enter');
      await person.sees(person.page.getByText('12', { exact: true }));
    },
  },
];
