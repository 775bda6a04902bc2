import type { Scenario } from '../harness/scenario.ts';

export const typing: Scenario[] = [
  {
    name: 'fields typed one after the other, 20 keys a second',
    page: '/typing/signup.html',
    never: [/pressSequentially/],
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Name'));
      await person.type('Ada Lovelace', 50);
      await person.click(page.getByLabel('E-mail'));
      await person.type('ada@example.org', 50);
      await person.click(page.getByPlaceholder('Phone'));
      await person.type('+44 20 7946', 50);
    },
  },
  {
    name: 'fields reached by Tab alone',
    page: '/typing/signup.html',
    async drive(person) {
      await person.press('Tab');
      await person.type('Grace');
      await person.press('Tab');
      await person.type('grace@example.org');
      await person.press('Tab', 'Tab');
      await person.type('555');
    },
  },
  {
    name: 'a text of several lines',
    page: '/typing/signup.html',
    async drive(person) {
      await person.click(person.page.getByLabel('About you'));
      await person.type('First line');
      await person.press('Enter');
      await person.type('Second line');
      await person.press('Enter', 'Enter');
      await person.type('End');
    },
  },
  {
    name: 'Chinese through an input method',
    page: '/typing/signup.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Name'));
      await person.compose(['n', 'ni', 'ni h', 'ni hao'], '你好');
      await person.compose(['sh', 'shi jie'], '世界');
      await person.type(' 2');
    },
  },
  {
    name: 'Chinese in rich text',
    page: '/typing/editable.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Note'));
      await person.press('Control+End');
      await person.compose(['z', 'zhong', 'zhong wen'], '中文');
    },
  },
  {
    name: 'Enter submits the form once',
    page: '/typing/enter-submits.html',
    never: [/button.*Go.*click/],
    async drive(person) {
      await person.click(person.page.getByLabel('Search'));
      await person.type('tents');
      await person.press('Enter');
      await person.seesText('1 submissions');
    },
  },
  {
    name: 'the button submits the form once',
    page: '/typing/enter-submits.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Search'));
      await person.type('boots');
      await person.click(person.page.getByText('Go', { exact: true }));
      await person.seesText('1 submissions');
    },
  },
  {
    name: 'a debounced suggestion chosen by arrow keys',
    page: '/typing/suggestions.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Fruit'));
      await person.type('b', 60);
      await person.sees(person.page.getByText('Blueberry'));
      await person.press('ArrowDown', 'ArrowDown', 'Enter');
      await person.sees(person.page.locator('#chosen', { hasText: 'Blackberry' }));
    },
  },
  {
    name: 'a debounced suggestion chosen by mouse',
    page: '/typing/suggestions.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Fruit'));
      await person.type('co', 60);
      await person.click(person.page.getByText('Coconut'));
      await person.sees(person.page.locator('#chosen', { hasText: 'Coconut' }));
    },
  },
  {
    name: 'words added at the end of rich text',
    page: '/typing/editable.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Note'));
      await person.press('Control+End');
      await person.type(', how are you?');
      await person.press('Enter');
      await person.type('Yours');
    },
  },
  {
    name: 'a change in the middle of a value by arrows',
    page: '/typing/plain-field.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Title'));
      await person.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
      await person.type('very ');
      await person.press('End', 'Backspace');
    },
  },
  {
    name: 'select all, delete, type anew',
    page: '/typing/plain-field.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Title'));
      await person.press('Control+a', 'Delete');
      await person.type('A slow bear');
    },
  },
  {
    name: 'a word chosen by double click and typed over',
    page: '/typing/plain-field.html',
    async drive(person) {
      await person.doubleClick(person.page.getByLabel('Title'), { x: 50, y: 10 });
      await person.type('lazy');
    },
  },
  {
    name: 'undo by Control+Z',
    page: '/typing/plain-field.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Copy'));
      await person.type('kept');
      await person.click(person.page.getByLabel('Title'));
      await person.press('Control+a', 'Delete', 'Control+z');
      await person.press('End');
      await person.type('es');
    },
  },
  {
    name: 'copied from one field and pasted into another',
    page: '/typing/plain-field.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Title'));
      await person.press('Control+a', 'Control+c');
      await person.click(person.page.getByLabel('Copy'));
      await person.press('Control+v');
      await person.type(' jumps');
    },
  },
  {
    name: 'cut and pasted within rich text',
    page: '/typing/editable.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Note'));
      await person.press('Control+a', 'Control+x');
      await person.type('Before: ');
      await person.press('Control+v');
    },
  },
  {
    name: 'keys that a field acts on: history, Escape, Enter',
    page: '/typing/uncontrolled-keys.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Command'));
      await person.press('ArrowUp', 'ArrowUp', 'Enter');
      await person.type('oops');
      await person.press('Escape');
      await person.type('third');
      await person.press('Enter');
      await person.seesText('> third');
    },
  },
  {
    name: 'a mask that builds its value from single keys',
    page: '/typing/phone-mask.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Phone'));
      await person.type('2025550143', 40);
    },
  },
  {
    name: 'a code in boxes that pass the focus on',
    page: '/typing/code-boxes.html',
    async drive(person) {
      await person.click(person.page.locator('input').first());
      await person.type('4711', 50);
      await person.seesText('Code 4711 sent');
    },
  },
  {
    name: 'typing with mistakes that are corrected',
    page: '/typing/character-count.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Message'));
      await person.type('Helo');
      await person.press('Backspace');
      await person.type('lo');
      await person.sees(person.page.locator('#count', { hasText: '5' }));
    },
  },
  {
    name: 'tags made by Enter and comma, the last one removed',
    page: '/typing/tags.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Add a tag'));
      await person.type('red,green');
      await person.press('Enter');
      await person.type('blue');
      await person.press('Enter', 'Backspace');
      await person.seesNoMore(person.page.getByText('blue'));
    },
  },
  {
    name: 'a mention picked from a list in rich text',
    page: '/typing/mention.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Comment'));
      await person.type('Thanks @');
      await person.click(person.page.getByText('Bob'));
      await person.type('for this');
      await person.seesText('Thanks @Bob for this');
    },
  },
  {
    name: 'keys that go to the page as a whole',
    page: '/typing/game-keys.html',
    async drive(person) {
      await person.press('ArrowRight', 'ArrowRight', 'ArrowDown', 'd');
      await person.seesText('12, 1');
    },
  },
  {
    name: 'shortcuts that open and close a palette',
    page: '/typing/shortcuts.html',
    async drive(person) {
      await person.press('Control+k');
      await person.sees(person.page.getByText('Command palette'));
      await person.type('build');
      await person.press('Enter');
      await person.seesText('ran build');
      await person.press('Escape');
      await person.seesNoMore(person.page.getByText('Command palette'));
    },
  },
  {
    name: 'a field that formats while it is typed in',
    page: '/typing/live-format.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Amount'));
      await person.type('1234567', 40);
      await person.seesText('1,234,567 €');
    },
  },
];
