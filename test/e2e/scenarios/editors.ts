import type { Scenario } from '../harness/scenario.ts';

export const editors: Scenario[] = [
  {
    name: 'Quill: plain words, then bold words by the toolbar',
    page: '/libraries/quill.html',
    probe: `document.querySelector('.ql-editor').innerHTML`,
    async drive(person) {
      const { page } = person;
      await person.click(page.locator('.ql-editor'));
      await person.type('Hello ');
      await person.click(page.locator('button.ql-bold'));
      await person.type('brave');
      await person.click(page.locator('button.ql-bold'));
      await person.type(' world');
      await person.seesText('world');
    },
  },
  {
    name: 'Quill: a heading and a list',
    page: '/libraries/quill.html',
    probe: `document.querySelector('.ql-editor').innerHTML`,
    async drive(person) {
      const { page } = person;
      await person.click(page.locator('.ql-editor'));
      await person.click(page.locator('.ql-picker.ql-header'));
      await person.click(page.locator('.ql-picker-item').first());
      await person.type('Plan');
      await person.press('Enter');
      await person.click(page.locator('button.ql-list[value=bullet]'));
      await person.type('one');
      await person.press('Enter');
      await person.type('two');
      await person.sees(page.locator('.ql-editor li').nth(1));
    },
  },
  {
    name: 'Quill: bold by shortcut over chosen words, Chinese after them',
    page: '/libraries/quill.html',
    probe: `document.querySelector('.ql-editor').innerHTML`,
    async drive(person) {
      await person.click(person.page.locator('.ql-editor'));
      await person.type('strong');
      await person.press('Control+a', 'Control+b', 'End', 'Control+b');
      await person.compose(['ni', 'ni hao'], '你好');
      await person.seesText('你好');
    },
  },
  {
    name: 'Monaco: a function with brackets that close themselves',
    page: '/libraries/monaco.html',
    probe: 'readEditor()',
    async drive(person) {
      await person.click(person.page.locator('.view-lines'), { at: { x: 200, y: 10 } });
      await person.press('Control+End');
      await person.type('function twice(x) {', 40);
      await person.press('Enter');
      await person.type('return [x, "x"].length;', 40);
      await person.sees(person.page.locator('.view-line').nth(3));
    },
  },
  {
    name: 'Monaco: a line moved, another deleted, by shortcuts',
    page: '/libraries/monaco.html',
    probe: 'readEditor()',
    async drive(person) {
      await person.click(person.page.locator('.view-lines'), { at: { x: 300, y: 10 } });
      await person.press('Control+End');
      await person.type('let second = 2;');
      await person.press('Enter');
      await person.type('let third = 3;');
      await person.press('Alt+ArrowUp', 'Control+Home', 'Control+Shift+k');
      await person.seesNoMore(person.page.locator('.view-line').nth(2));
    },
  },
  {
    name: 'CodeMirror: words and brackets',
    page: '/libraries/codemirror.html',
    async drive(person) {
      await person.click(person.page.locator('.cm-content'));
      await person.press('Control+End', 'Enter');
      await person.type('call(one, {two: [3');
      await person.press('End', 'Enter');
      await person.type('end');
      await person.seesText('end');
    },
  },
  {
    name: 'CodeMirror: everything replaced',
    page: '/libraries/codemirror.html',
    async drive(person) {
      await person.click(person.page.locator('.cm-content'));
      await person.press('Control+a');
      await person.type('fresh start');
      await person.seesText('fresh start');
    },
  },
  {
    name: 'AG Grid: a cell edited',
    page: '/libraries/grid.html',
    async drive(person) {
      await person.doubleClick(person.page.locator('.ag-row[row-index="2"] [col-id=score]'));
      await person.sees(person.page.locator('.ag-cell input'));
      await person.press('Control+a');
      await person.type('99');
      await person.press('Enter');
      await person.seesText('3 score 99');
    },
  },
  {
    name: 'AG Grid: sorted, then rows chosen',
    page: '/libraries/grid.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByText('Score'));
      await person.click(page.getByText('Score'));
      await person.sees(page.locator('.ag-row[row-index="0"]', { hasText: '100' }));
      await person.click(page.locator('.ag-row[row-index="0"] input').first());
      await person.click(page.locator('.ag-row[row-index="2"] input').first());
      await person.seesText('chosen');
    },
  },
  {
    name: 'AG Grid: a row far below chosen',
    page: '/libraries/grid.html',
    async drive(person) {
      const { page } = person;
      const cell = page.locator('.ag-cell', { hasText: 'Dora 100' });
      await person.wheelUntil(page.locator('#grid'), 200, cell);
      await person.click(page.locator('.ag-row', { hasText: 'Dora 100' }).locator('input').first());
      await person.seesText('Dora 100 chosen');
    },
  },
];
