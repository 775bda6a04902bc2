/** Text entry on pages that have ideas of their own about what is typed: formats, limits, secrets, sending, completion. */
import type { Scenario } from '../harness/scenario.ts';

export const entry: Scenario[] = [
  {
    name: 'letters that become capitals, money that is formatted on leaving',
    page: '/entry/transformed.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Code'));
      await person.type('ab-12c', 50);
      await person.click(person.page.getByLabel('Amount'));
      await person.type('1234.5');
      await person.press('Tab');
      await person.sees(person.page.locator('#sum', { hasText: '1234.5' }));
      await person.click(person.page.getByLabel('Amount'));
      await person.press('End');
      await person.type('1');
      await person.click(person.page.getByLabel('Code'));
      await person.sees(person.page.locator('#sum', { hasText: '1234.501' }));
    },
  },
  {
    name: 'chat lines sent by Enter, one of two lines',
    page: '/entry/chat.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Message'));
      await person.type('Hello', 50);
      await person.press('Enter');
      await person.type('one', 50);
      await person.press('Shift+Enter');
      await person.type('two', 50);
      await person.press('Enter');
      await person.type('bye', 50);
      await person.press('Enter');
      await person.sees(person.page.locator('li', { hasText: 'bye ✓' }));
    },
  },
  {
    name: 'a field that is locked while it sends',
    page: '/entry/locked-while-sending.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Message'));
      await person.type('first');
      await person.press('Enter');
      await person.sees(page.locator('li', { hasText: 'first' }));
      await person.type('second');
      await person.click(page.getByText('Send'));
      await person.sees(page.locator('li', { hasText: 'second' }));
      await person.type('draft');
    },
  },
  {
    name: 'Tab indents in a text area',
    page: '/entry/tab-indents.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Script'));
      await person.type('if x:');
      await person.press('Enter', 'Tab');
      await person.type('go()');
      await person.press('Enter', 'Tab');
      await person.type('stop()');
      await person.click(person.page.getByLabel('After'));
      await person.type('ok');
    },
  },
  {
    name: 'a completion in the field, taken by Tab, another by End',
    page: '/entry/inline-completion.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Country'));
      await person.type('gr', 60);
      await person.press('Tab');
      await person.type('Athens');
      await person.press('Shift+Tab');
      await person.type('geo', 60);
      await person.press('End', 'Tab');
      await person.seesText('Country set to Georgia');
    },
  },
  {
    name: 'markdown signs that become blocks',
    page: '/entry/markdown-shortcuts.html',
    probe: "document.getElementById('doc').innerHTML",
    async drive(person) {
      await person.click(person.page.getByLabel('Document'));
      await person.type('# Plan');
      await person.press('Enter');
      await person.type('Some words');
      await person.press('Enter');
      await person.type('> said he');
    },
  },
  {
    name: 'a slash menu in rich text, by keys and by mouse',
    page: '/entry/slash-menu.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Page'));
      await person.type('Intro /he');
      await person.sees(page.getByText('Headline'));
      await person.press('ArrowDown', 'Enter');
      await person.seesText('[Headline]');
      await person.type('and /');
      await person.click(page.getByText('Table'));
      await person.seesText('[Headline][Table]');
      await person.type('end');
    },
  },
  {
    name: 'rich text in a frame with a toolbar outside',
    page: '/entry/framed-editor.html',
    async drive(person) {
      const { page } = person;
      const body = page.frameLocator('iframe').locator('p').first();
      await person.click(body, { at: { x: 60, y: 8 } });
      await person.press('Control+End', 'Enter');
      await person.type('Yours ');
      await person.click(page.getByText('Bold'));
      await person.type('truly');
      await person.sees(page.locator('#echo', { hasText: 'truly' }));
    },
  },
  {
    name: 'a heading that is its own field',
    page: '/entry/title-edit.html',
    async drive(person) {
      await person.click(person.page.getByText('Untitled'));
      await person.type('My plan');
      await person.press('Enter');
      await person.seesText('Saved as My plan');
    },
  },
  {
    name: 'items renamed in place by Enter, by leaving, and not by Escape',
    page: '/entry/inline-edit.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByText('Bread'));
      await person.type('Rye bread');
      await person.press('Enter');
      await person.click(page.getByText('Eggs'));
      await person.press('End');
      await person.type(' (6)');
      await person.press('Enter');
      await person.click(page.getByText('Milk'));
      await person.type('nothing');
      await person.press('Escape');
      await person.seesText('Milk');
    },
  },
  {
    name: 'notes that save themselves before the next page',
    page: '/entry/autosave.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Notes'));
      await person.type('Remember', 40);
      await person.seesText('All changes saved');
      await person.click(person.page.getByText('Overview'));
      await person.sees(person.page.getByText('Remember'));
    },
  },
  {
    name: 'fields with limits that pass the focus on',
    page: '/entry/limits.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Nick'));
      await person.type('abcdefghi', 50);
      await person.click(person.page.getByLabel('Year'));
      await person.type('20261224', 50);
      await person.click(person.page.getByLabel('Digits only'));
      await person.type('1a2b3', 50);
    },
  },
  {
    name: 'a form that the browser refuses, then takes',
    page: '/entry/validation.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByText('Join'));
      await person.seesText('mail is wrong. age is wrong.');
      await person.click(page.getByLabel('Mail'));
      await person.type('ann');
      await person.press('Tab');
      await person.type('1');
      await person.press('Enter');
      await person.press('End');
      await person.type('@a.org');
      await person.press('Tab');
      await person.type('21');
      await person.press('Enter');
      await person.seesText('Welcome ann@a.org');
    },
  },
  {
    name: 'a search field emptied by its cross and by Escape',
    page: '/entry/search-clear.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Find'));
      await person.type('bea', 40);
      await person.seesNoMore(page.getByText('Cat'));
      await person.click(page.getByLabel('Find'), { at: { x: 192, y: 11 } });
      await person.seesText('Cat');
      await person.type('ca', 40);
      await person.press('Escape');
      await person.type('an', 40);
    },
  },
  {
    name: 'copied by a button, pasted by keys, and pasted between words',
    page: '/entry/copy-code.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByText('Copy', { exact: true }));
      await person.seesText('Copied');
      await person.click(page.getByLabel('Coupon code'));
      await person.press('Control+v');
      await person.click(page.getByLabel('Remarks'));
      await person.type('Use <> now');
      await person.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Control+v');
    },
  },
  {
    name: 'a code pasted into boxes, one digit changed',
    page: '/entry/paste-boxes.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Backup'));
      await person.press('Control+a', 'Control+c');
      await person.click(page.getByLabel('Digit 1'));
      await person.press('Control+v');
      await person.seesText('Got 829164');
      await person.press('Backspace', 'Backspace');
      await person.type('70', 50);
      await person.seesText('Got 829170');
    },
  },
  {
    name: 'an account with a password that is shown for a while',
    page: '/entry/account.html',
    secrets: { SECRET_PASSWORD: 'correct horse', SECRET_REPEAT_PASSWORD: 'correct horse' },
    never: [/correct|horse/],
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('User'));
      await person.type('ann');
      await person.press('Tab');
      await person.type('correct', 50);
      await person.seesText('weak');
      await person.click(page.getByText('Show'));
      await person.click(page.getByLabel('Password', { exact: true }));
      await person.press('End');
      await person.type(' horse', 50);
      await person.seesText('strong');
      await person.click(page.getByLabel('Repeat password'));
      await person.type('correct horse', 50);
      await person.press('Enter');
      await person.seesText('Account of ann, 13 signs');
    },
  },
  {
    name: 'a card whose fields format themselves and pass the focus on',
    page: '/entry/card.html',
    secrets: { SECRET_CARD_NUMBER: '4242 4242 4242 4242', SECRET_EXPIRY: '12 / 27', SECRET_CVC: '123' },
    never: [/4242/],
    async drive(person) {
      await person.click(person.page.getByLabel('Card number'));
      await person.type('42424242424242421227123', 50);
      await person.press('Enter');
      await person.seesText('Paid, 19+7+3 signs');
    },
  },
  {
    name: 'a one-time code in boxes',
    page: '/entry/one-time-code.html',
    secrets: { SECRET_DIGIT_1: '4', SECRET_DIGIT_2: '7', SECRET_DIGIT_3: '1', SECRET_DIGIT_4: '1' },
    async drive(person) {
      await person.click(person.page.getByLabel('Digit 1'));
      await person.type('4711', 50);
      await person.seesText('Code accepted');
    },
  },
  {
    name: 'a digit put into the middle of a masked number by mouse',
    page: '/entry/mask-middle.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Phone'));
      await person.type('1234567', 50);
      await person.click(page.getByLabel('Phone'), { at: { x: 22, y: 10 } });
      await person.type('99', 50);
      await person.sees(page.locator('#out', { hasText: '129934567' }));
    },
  },
  {
    name: 'words and an emoji that come without keys',
    page: '/entry/inserted.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Mood'));
      await page.keyboard.insertText('naïve 🎉');
      await person.type(' ok');
      await person.click(page.getByLabel('Story'));
      await person.press('Control+End');
      await person.type(' upon');
      await page.keyboard.insertText(' ein Märchen 🐉');
      await person.type('!');
    },
  },
  {
    name: 'fields that a tick enables, a button that the fields enable',
    page: '/entry/enabled-by-choice.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('I buy for a company'));
      await person.click(page.getByLabel('VAT number'));
      await person.type('U123', 50);
      await person.press('Tab');
      await person.type('Ann', 50);
      await person.sees(page.locator('#go:enabled'));
      await person.press('Tab', 'Enter');
      await person.seesText('Ann (U123)');
    },
  },
  {
    name: 'Enter in a form with several submit buttons',
    page: '/entry/two-submits.html',
    never: [/click\(\)/],
    async drive(person) {
      await person.press('Tab', 'Tab');
      await person.type('Some body');
      await person.press('Shift+Tab');
      await person.type('Title');
      await person.press('Enter');
      await person.seesText('do: draft');
    },
  },
  {
    name: 'one of several submit buttons, outside the form',
    page: '/entry/two-submits.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Title'));
      await person.type('T');
      await person.click(page.getByText('Preview'));
      await person.seesText('do: preview');
    },
  },
];
