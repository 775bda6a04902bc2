import type { Scenario } from '../harness/scenario.ts';

export const feeds: Scenario[] = [
  {
    name: 'the End key that loads more',
    page: '/scrolling/keys-load-more.html',
    async drive(person) {
      await person.press('End');
      await person.page.waitForFunction(() => document.querySelectorAll('#list p').length === 60);
      await person.press('End');
      await person.page.waitForFunction(() => document.querySelectorAll('#list p').length === 90);
      await person.press('End');
      await person.click(person.page.locator('#list p').nth(88).getByRole('button'));
      await person.seesText('Picked');
    },
  },
  {
    name: 'older messages by scrolling up',
    page: '/scrolling/chat-history.html',
    async drive(person) {
      await person.wheelUntil(person.page.locator('#log'), -300, person.page.getByText('Message 45'));
      await person.click(person.page.locator('p', { hasText: 'Message 45' }).getByRole('button'));
      await person.seesText('reply to Message 45');
    },
  },
  {
    name: 'a page that counts what was read',
    page: '/scrolling/progress.html',
    async drive(person) {
      await person.moveTo(person.page.locator('article'), { x: 100, y: 100 });
      await person.wheel(0, 1200);
      await person.seesText('3 of 4');
      await person.wheel(0, -1200);
      await person.page.waitForFunction(() => scrollY === 0);
    },
  },
  {
    name: 'a button that shows after scrolling',
    page: '/scrolling/back-to-top.html',
    async drive(person) {
      await person.moveTo(person.page.locator('article'), { x: 100, y: 100 });
      await person.wheel(0, 900);
      await person.click(person.page.getByText('Back to top'));
      await person.seesText('up again');
    },
  },
  {
    name: 'a strip that snaps to its items',
    page: '/scrolling/snap.html',
    async drive(person) {
      await person.moveTo(person.page.locator('#strip'));
      await person.wheel(280, 0);
      await person.sees(person.page.locator('#dots', { hasText: '2' }));
      await person.click(person.page.getByText('Book').nth(1));
      await person.seesText('Rome booked');
    },
  },
  {
    name: 'an hour set by the wheel',
    page: '/scrolling/wheel-picker.html',
    async drive(person) {
      await person.moveTo(person.page.locator('#hour'));
      for (const hour of ['9', '10', '11']) {
        await person.wheel(0, 100);
        await person.sees(person.page.locator('#hour', { hasText: hour }));
      }
      await person.wheel(0, -100);
      await person.seesText('10');
      await person.click(person.page.getByText('Set'));
      await person.seesText('set to 10');
    },
  },
  {
    name: 'an endless list in a frame',
    page: '/scrolling/frame-infinite.html',
    async drive(person) {
      const f = person.page.frameLocator('iframe');
      await person.wheelUntil(person.page.locator('iframe'), 200, f.locator('p', { hasText: 'Item 55 ' }));
      await person.click(f.locator('p', { hasText: 'Item 55 ' }).getByRole('button'));
      await person.sees(f.getByText('Saved'));
    },
  },
  {
    name: 'a cell far to the right and far below',
    page: '/scrolling/grid-both-ways.html',
    async drive(person) {
      await person.moveTo(person.page.locator('#view'), { x: 250, y: 150 });
      for (let i = 0; i < 4; i++) {
        await person.wheel(300, 0);
        await person.page.waitForFunction((x) => document.querySelector('#view')?.scrollLeft === x, 300 * (i + 1));
      }
      await person.wheel(0, 1500);
      await person.click(person.page.getByText('R52 C14'));
      await person.sees(person.page.locator('#result', { hasText: 'R52 C14' }));
    },
  },
  {
    name: 'sections that count as seen when they are passed',
    page: '/scrolling/seen-sections.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Alpha', { exact: true }), { x: 300, y: 100 });
      for (const n of ['Beta', 'Gamma', 'Delta', 'Epsilon']) {
        await person.wheel(0, 500);
        await person.sees(person.page.locator('#seen', { hasText: n }));
      }
      await person.click(person.page.locator('#end'));
      await person.sees(person.page.locator('#result', { hasText: 'Beta Gamma Delta Epsilon' }));
    },
  },
  {
    name: 'a time line turned by shift and wheel',
    page: '/scrolling/shift-wheel.html',
    async drive(person) {
      await person.moveTo(person.page.locator('#line'));
      await person.page.keyboard.down('Shift');
      await person.wheel(0, 360);
      await person.page.keyboard.up('Shift');
      await person.seesText('from 2003');
    },
  },
];
