import type { Scenario } from '../harness/scenario.ts';

export const lookalikes: Scenario[] = [
  {
    name: 'people in another order, told by nothing but their names',
    page: '/locating/shuffled-soup.html',
    async drive(person) {
      await person.click(person.page.locator('#root > div', { hasText: 'Cleo' }).getByText('Edit'));
      await person.seesText('Edit Cleo Fox');
      await person.click(person.page.locator('#root > div', { hasText: 'Ann' }).getByText('Remove'));
      await person.seesText('Remove Ann Lee');
    },
  },
  {
    name: 'rows in rows',
    page: '/locating/nested-rows.html',
    async drive(person) {
      await person.click(person.page.getByText('Delete').nth(1));
      await person.seesText('Order A/Rice');
      await person.click(person.page.getByText('Delete').nth(3));
      await person.seesText('Order B/Tea');
      await person.click(person.page.getByText('Delete').nth(2));
      await person.seesText('. Order A.');
      await person.click(person.page.getByText('Delete').nth(0));
      await person.seesText('. Order A/Tea.');
    },
  },
  {
    name: 'the same link in a hidden menu and in a footer',
    page: '/locating/twin-navs.html',
    async drive(person) {
      await person.click(person.page.locator('.desktop').getByText('Prices'));
      await person.seesText('#prices');
      await person.click(person.page.locator('footer').getByText('Prices'));
      await person.seesText('#foot');
      await person.click(person.page.locator('.desktop').getByText('Contact'));
      await person.seesText('#contact');
    },
  },
  {
    name: 'prices and times that change in the words of buttons',
    page: '/locating/live-prices.html',
    async drive(person) {
      await person.click(person.page.getByText('Buy Chair'));
      await person.sees(person.page.locator('#result', { hasText: 'Chair' }));

      await person.click(person.page.getByText('Buy Desk'));
      await person.seesText('Chair Desk');
      await person.click(person.page.getByText('Cart'));
      await person.seesText('in the cart: 2');
    },
  },
  {
    name: 'a list that is drawn anew all the time',
    page: '/locating/polled-list.html',
    async drive(person) {
      await person.click(person.page.locator('li', { hasText: 'Deploy' }).getByText('Stop'));
      await person.seesText('Deploy stopped');
      await person.click(person.page.locator('li', { hasText: 'Report' }).getByText('Stop'));
      await person.seesText('Report stopped');
    },
  },
  {
    name: 'the same buttons in two dialogs over each other',
    page: '/locating/stacked-dialogs.html',
    async drive(person) {
      await person.click(person.page.getByText('Delete project'));
      await person.click(person.page.locator('#one').getByText('OK'));
      await person.click(person.page.locator('#two').getByText('Cancel'));
      await person.seesText('second Cancel');
      await person.click(person.page.locator('#one').getByText('OK'));
      await person.click(person.page.locator('#two').getByText('OK'));
      await person.seesText('second OK');
      await person.click(person.page.locator('#one').getByText('Cancel'));
      await person.seesText('first cancelled');
    },
  },
  {
    name: 'a button that counts down before it works again',
    page: '/dynamics/countdown-button.html',
    async drive(person) {
      await person.click(person.page.getByText('Send code'));
      await person.seesText('1 sent');
      await person.sees(person.page.locator('#send:enabled'));
      await person.click(person.page.getByText('Send again'));
      await person.seesText('2 sent');
      await person.sees(person.page.locator('#send:enabled'));
    },
  },
  {
    name: 'votes that put the list in another order',
    page: '/dynamics/votes-reorder.html',
    async drive(person) {
      for (const n of [3, 4]) {
        await person.click(person.page.locator('li', { hasText: 'Offline' }).getByRole('button'));
        await person.sees(person.page.locator('li', { hasText: 'Offline' }).getByText(`▲ ${n}`));
      }
      await person.click(person.page.locator('li', { hasText: 'Dark' }).getByRole('button'));
      await person.sees(person.page.locator('li', { hasText: 'Dark' }).getByText('▲ 4'));
    },
  },
  {
    name: 'toasts with the same close button',
    page: '/dynamics/toasts.html',
    async drive(person) {
      await person.click(person.page.getByText('Sync'));
      await person.seesText('Synchronised');
      await person.click(person.page.getByText('Save'));
      await person.seesText('File saved');
      await person.click(person.page.getByRole('status').filter({ hasText: 'File' }).getByRole('button'));
      await person.seesText('File saved closed');
      await person.click(person.page.getByRole('status').getByRole('button'));
      await person.seesText('Synchronised closed');
    },
  },
  {
    name: 'more and more stories, counted in the button',
    page: '/dynamics/load-more.html',
    async drive(person) {
      await person.seesText('Load more (4 of 12)');
      await person.click(person.page.getByText('Load more'));
      await person.seesText('Load more (8 of 12)');
      await person.click(person.page.getByText('Load more'));
      await person.seesText('Story 12');
    },
  },
  {
    name: 'the next page comes while the one before still leaves',
    page: '/clicks/leaving-twins.html',
    async drive(person) {
      for (const n of ['Address', 'Payment', 'Done']) {
        await person.click(person.page.locator('section').last().getByText('Next'));
        await person.seesText(n);
        await person.page.waitForFunction(() => document.querySelectorAll('section').length === 1);
      }
    },
  },
  {
    name: 'the second of two undos that come one after the other',
    page: '/clicks/two-undos.html',
    async drive(person) {
      await person.click(person.page.getByText('Delete').first());
      await person.sees(person.page.getByText('Undo'));
      await person.seesNoMore(person.page.getByText('Undo'));
      await person.click(person.page.getByText('Delete').first());
      await person.click(person.page.getByText('Undo'));
      await person.sees(person.page.getByText('Rice'));
    },
  },
];
