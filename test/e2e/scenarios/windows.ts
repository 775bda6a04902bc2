import type { Page } from 'playwright';
import type { Scenario } from '../harness/scenario.ts';

export const windows: Scenario[] = [
  {
    name: 'links that share one named tab',
    page: '/windows/named.html',
    async drive(person) {
      const first = await person.follow(() => person.click(person.page.getByText('Terms')));
      await person.click(person.page.getByText('I agree'));
      await person.seesText('agreed to Terms');
      const reader = person.page;
      await person.turnTo(first);
      await person.click(person.page.getByText('Privacy'));
      await person.turnTo(reader);
      await person.sees(person.page.getByRole('heading', { name: 'Privacy' }));
      await person.click(person.page.getByText('I agree'));
      await person.seesText('agreed to Privacy');
    },
  },
  {
    name: 'a window that is written into',
    page: '/windows/blank-written.html',
    async drive(person) {
      const first = await person.follow(() => person.click(person.page.getByText('Print view')));
      await person.click(person.page.getByText('Paid'));
      await person.seesText('marked');
      await person.closeTab(first);
      await person.seesText('receipt paid');
    },
  },
  {
    name: 'a click that opens two tabs',
    page: '/windows/two-at-once.html',
    async drive(person) {
      const first = person.page;
      const tab = async (name: string): Promise<Page> =>
        person.context.pages().find((page) => page.url().endsWith(name)) ??
        person.context.waitForEvent('page', (page) => page.url().endsWith(name));
      await person.click(first.getByText('Open both'));
      for (const name of ['Second', 'First']) {
        await person.turnTo(await tab(name));
        await person.click(person.page.getByText('I agree'));
        await person.seesText(`agreed to ${name}`);
      }
      await person.turnTo(first);
    },
  },
  {
    name: 'a window without an opener',
    page: '/windows/noopener.html',
    async drive(person) {
      const first = await person.follow(() => person.click(person.page.getByText('Open report')));
      await person.click(person.page.getByText('Approve'));
      await person.seesText('done');
      await person.closeTab(first);
      await person.seesText('approved');
    },
  },
  {
    name: 'a form sent into a new tab',
    page: '/windows/form-post.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Query'));
      await person.type('tea');
      const first = await person.follow(() => person.click(person.page.getByText('Search')));
      await person.seesText('q: tea');
      await person.closeTab(first);
      await person.click(person.page.getByLabel('Query'));
      await person.press('End');
      await person.type(' pot');
      await person.follow(() => person.press('Enter'));
      await person.seesText('q: tea pot');
    },
  },
  {
    name: 'downloads from a tab that opens for it, a blob, data',
    page: '/windows/popup-download.html',
    async drive(person) {
      const opened = person.context.waitForEvent('page');
      await person.click(person.page.getByText('Report'));
      const tab = await opened;
      if (!tab.isClosed()) await tab.waitForEvent('close');
      await person.click(person.page.getByText('Summary'));
      await person.seesText('summary made');
      await person.click(person.page.getByText('Note'));
      await person.seesText('note taken');
    },
  },
  {
    name: 'dialogs in a window that closes itself',
    page: '/windows/dialog-in-popup.html',
    async drive(person) {
      const first = await person.follow(() => person.click(person.page.getByText('Delete account')));
      person.answerDialogs(async (d) => d.accept(d.type() === 'prompt' ? 'too old' : undefined));
      const gone = person.page.waitForEvent('close');
      await person.click(person.page.getByText('Yes, delete'));
      await gone;
      await person.turnTo(first);
      await person.seesText('deleted: too old');
    },
  },
  {
    name: 'the first tab closed, work goes on in the second',
    page: '/windows/first-closed.html',
    async drive(person) {
      const first = await person.follow(() => person.click(person.page.getByText('Go to')));
      const second = person.page;
      await person.turnTo(first);
      await person.closeTab(second);
      await person.click(person.page.getByText('I agree'));
      await person.seesText('agreed to Second');
    },
  },
];
