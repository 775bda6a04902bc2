/** What comes from outside of the page: files that are dropped on it, text that the browser puts in; and fields that belong to a framework. */
import type { Scenario } from '../harness/scenario.ts';

export const outside: Scenario[] = [
  {
    name: 'two files dropped from the desktop, then sent',
    page: '/outside/drop-zone.html',
    always: [/\.drop\(\{ files: \[/],
    async drive(person) {
      const { page } = person;
      await person.dropFiles({ 'may.txt': 'Rent', 'june.txt': 'Water' }, page.getByText('Drop files here'));
      await person.sees(page.getByText('june.txt: Water'));
      await person.click(page.getByText('Send', { exact: true }));
      await person.seesText('sent may.txt and june.txt');
    },
  },
  {
    name: 'one file after the other dropped on the same place',
    page: '/outside/drop-zone.html',
    async drive(person) {
      const { page } = person;
      await person.dropFiles({ 'a.txt': 'one' }, page.getByText('Drop files here'));
      await person.sees(page.getByText('a.txt: one'));
      await person.dropFiles({ 'a.txt': 'another of the same name' }, page.getByText('Drop files here'));
      await person.sees(page.getByText('a.txt: another'));
    },
  },
  {
    name: 'a file dropped on a veil that shows while one drags',
    page: '/outside/drop-anywhere.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Album'));
      await person.type('Summer');
      await person.dropFiles({ 'sea.png': 'no picture' }, page.getByRole('heading'));
      await person.seesText('sea.png of 10 letters is in Summer');
    },
  },
  {
    name: 'fields that React keeps: a number in groups, capitals, a tick that is refused at first',
    page: '/outside/controlled.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Phone'));
      await person.type('123x456789');
      await person.click(page.getByText('I agree'));
      await person.press('Tab', 'Shift+Tab');
      await person.click(page.getByLabel('Name'));
      await person.type('berenike');
      await person.click(page.getByText('I agree'));
      await person.press('Tab', 'm', 'Enter');
      await person.click(page.getByText('Send'));
      await person.seesText('BERENI, 123 456 789, M, agreed');
    },
  },
  {
    name: 'Monaco: found and replaced in its own search box',
    page: '/libraries/monaco.html',
    probe: 'readEditor()',
    async drive(person) {
      const { page } = person;
      await person.click(page.locator('.view-line').first());
      await person.press('Control+End');
      await person.type('let question = answer;', 40);
      await person.press('Control+h');
      await person.sees(page.getByRole('textbox', { name: 'Find' }));
      await person.type('answer');
      await person.click(page.getByRole('textbox', { name: 'Replace' }));
      await person.type('reply');
      await person.press('Control+Alt+Enter');
      await person.press('Escape');
      await person.sees(page.locator('.view-line', { hasText: 'question' }).filter({ hasText: 'reply' }));
    },
  },
  {
    name: 'a card that the browser fills in',
    page: '/outside/card.html',
    secrets: {
      SECRET_CARD_NUMBER: '4444333322221111',
      SECRET_MONTH: '12',
      SECRET_YEAR: '2031',
      SECRET_SECURITY_CODE: '737',
    },
    never: [/4444|737/],
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Name on card'));
      await person.fillsCard(page.getByLabel('Card number'), {
        number: '4444333322221111',
        name: 'Ann Lee',
        expiryMonth: '12',
        expiryYear: '2031',
        cvc: '737',
      });
      await person.click(page.getByText('Pay'));
      await person.seesText('Ann Lee pays with 16 digits');
    },
  },
];
