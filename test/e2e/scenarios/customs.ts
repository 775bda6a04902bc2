import type { Scenario } from '../harness/scenario.ts';

/** Customs of sites: what a critic tried who had written none of the other scenarios. */
export const customs: Scenario[] = [
  {
    name: 'a table filtered on keyup',
    page: '/habits/keyup.html',
    async drive(person) {
      await person.click(person.page.getByPlaceholder('Search for names..'));
      await person.type('ger');
      await person.seesNoMore(person.page.getByText('Island Trading'));
      await person.press('Backspace', 'Backspace', 'Backspace');
      await person.type('isl');
      await person.click(person.page.getByRole('button', { name: 'Call' }));
      await person.seesText('Calling Island Trading');
    },
  },
  {
    name: 'an arrow held until it repeats',
    page: '/habits/snake.html',
    async drive(person) {
      for (let count = 0; count < 6; count += 1) {
        await person.page.keyboard.down('ArrowRight');
        await person.page.waitForTimeout(30);
      }
      await person.page.keyboard.up('ArrowRight');
      await person.seesText('stopped at 6');
    },
  },
  {
    name: 'a select filled when it is pressed',
    page: '/habits/lazyselect.html',
    async drive(person) {
      const carrier = person.page.getByLabel('Carrier');
      await person.click(carrier);
      await person.page.waitForFunction(() => document.querySelectorAll('#s option').length === 4);
      await person.press('ArrowDown', 'ArrowDown', 'Enter');
      await person.seesText('By Rail');
    },
  },
  {
    name: 'half stars',
    page: '/habits/halfstars.html',
    async drive(person) {
      await person.click(person.page.getByRole('slider'), { at: { x: 130, y: 20 } });
      await person.seesText('3.5 stars');
      await person.click(person.page.getByText('Submit'));
      await person.seesText('Thanks for 3.5');
    },
  },
  {
    name: 'words put into the middle of rich text, others marked by shift and click',
    page: '/habits/richmiddle.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#e p').first());
      await person.clickAt(at(120, 12));
      await person.type('brown ');
      await person.seesText('The quick brown fox jumps');
      const two = await person.corner(person.page.locator('#e p').nth(1));
      await person.clickAt(two(108, 12));
      await person.clickAt(two(144, 12), { modifiers: ['Shift'] });
      await person.type('cat');
      await person.seesText('over the cat today');
    },
  },
  {
    name: 'shift and click in a text area, typed over',
    page: '/habits/richmiddle.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#ta'));
      await person.clickAt(at(3 + 4 * 12, 12));
      await person.clickAt(at(3 + 7 * 12, 12), { modifiers: ['Shift'] });
      await person.type('2');
    },
  },
  {
    name: 'a range of days over two months',
    page: '/habits/range.html',
    async drive(person) {
      await person.click(person.page.getByText('Check-in'));
      await person.click(person.page.getByText('›'));
      const days = (month: number, day: string) =>
        person.page.locator('#pop table').nth(month).locator('td:not([aria-disabled])').getByText(day, { exact: true });
      await person.click(days(0, '26'));
      await person.moveTo(days(1, '2'));
      await person.click(days(1, '5'));
      await person.seesText('Nights from 2030-02-26 to 2030-03-05');
    },
  },
  {
    name: 'a payment in a frame, its bank in a frame of that',
    page: '/habits/pay.html',
    async drive(person) {
      const card = person.page.frameLocator('iframe');
      await person.click(card.getByLabel('Card holder'));
      await person.type('Ann Lee');
      await person.press('Tab');
      await person.type('S');
      await person.click(card.getByText('Pay 12.00'));
      const bank = card.frameLocator('iframe');
      await person.click(bank.getByLabel('Mother tongue'));
      await person.type('Latin');
      await person.click(bank.getByText('Confirm'));
      await person.seesText('Paid');
    },
  },
  {
    name: 'a colour picked in a square and on a strip',
    page: '/habits/colour.html',
    async drive(person) {
      await person.click(person.page.getByText('Pick a colour'));
      const hue = await person.corner(person.page.locator('#hue'));
      await person.clickAt(hue(120, 8));
      const at = await person.corner(person.page.locator('#sv'));
      await person.stroke([at(50, 50), at(100, 30), at(150, 90)]);
      await person.stroke([hue(120, 8), hue(60, 8)]);
      await person.click(person.page.getByText('OK', { exact: true }));
      await person.seesText('Theme h');
    },
  },
  {
    name: 'a row, a dialog and its field in custom elements',
    page: '/habits/shadow.html',
    async drive(person) {
      await person.click(person.page.locator('ds-row[name="Ann Leech"] ds-button.x'));
      await person.click(person.page.getByLabel('Type DELETE'));
      await person.type('DELETE');
      await person.click(person.page.locator('#yes'));
      await person.seesText('Deleted Ann Leech');
      await person.click(person.page.locator('ds-row[name="Ann Lee"] ds-button.x'));
      await person.click(person.page.locator('#no'));
    },
  },
  {
    name: 'popconfirm in a Chinese table',
    page: '/habits/antd.html',
    async drive(person) {
      const row = (name: string) =>
        person.page.getByRole('row').filter({ has: person.page.getByText(name, { exact: true }) });
      await person.click(row('张三').getByText('删除'));
      await person.click(person.page.getByText('取 消'));
      await person.click(row('张三').getByText('删除'));
      await person.click(person.page.getByText('确 定'));
      await person.seesText('已删除 张三');
      await person.click(row('李四').getByText('删除'));
      await person.click(person.page.getByText('确 定'));
      await person.seesText('已删除 李四');
      await person.seesNoMore(person.page.getByRole('alert'));
    },
  },
  {
    name: 'Enter before the suggestions come, then with them',
    page: '/habits/quickenter.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Search'));
      await person.type('ap');
      await person.press('Enter');
      await person.seesText('Results for ap');
      await person.press('Control+a');
      await person.type('b');
      await person.seesText('Blueberry');
      await person.press('ArrowDown', 'ArrowDown', 'Enter');
      await person.seesText('Results for Blackberry');
    },
  },
  {
    name: 'pictures over a page: closed by the browser, by Escape, by a button',
    page: '/habits/modalroute.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByAltText('Hill'));
      await person.click(page.getByText('Like', { exact: true }));
      await person.seesText('Hill ♥');
      await page.waitForTimeout(400);
      await person.back();
      await person.seesNoMore(page.getByRole('dialog'));
      await person.click(page.getByAltText('Lake'));
      await person.click(page.getByLabel('Next picture'));
      await person.click(page.getByLabel('Next picture'));
      await person.click(page.getByText('Like', { exact: true }));
      await person.press('Escape');
      await person.seesNoMore(page.getByRole('dialog'));
      await person.click(page.getByText('Liked'));
      await person.sees(page.getByRole('heading', { name: 'Gallery liked' }));
      await person.click(page.getByAltText('Wood'));
      await person.click(page.getByLabel('Close'));
      await person.seesNoMore(page.getByRole('dialog'));
      await person.back();
      await person.sees(page.getByRole('heading', { name: 'Gallery all' }));
      await person.forward();
      await person.sees(page.getByRole('heading', { name: 'Gallery liked' }));
    },
  },
  {
    name: 'two tabs in turn that tell each other',
    page: '/habits/tabs2.html',
    async drive(person) {
      await person.click(person.page.getByText('Add tea'));
      const shop = await person.follow(() => person.click(person.page.getByText('Open cart')));
      const cart = person.page;
      await person.seesText('1 teas');
      await person.turnTo(shop);
      await person.click(person.page.getByText('Add tea'));
      await person.turnTo(cart);
      await person.seesText('2 teas');
      await person.click(person.page.getByLabel('Note'));
      await person.type('no milk');
      await person.press('Tab');
      await person.turnTo(shop);
      await person.seesText('no milk');
      await person.click(person.page.getByText('Empty cart'));
      await person.seesText('0 teas');
    },
  },
  {
    name: 'an option far down a list of suggestions by arrows',
    page: '/habits/longlist.html',
    async drive(person) {
      await person.click(person.page.getByLabel('From'));
      await person.type('air');
      for (let count = 0; count < 12; count += 1) {
        await person.press('ArrowDown');
        await person.page.waitForTimeout(60);
      }
      await person.press('Enter');
      await person.seesText('From Airport L11');
    },
  },
  {
    name: 'a button held for a moment that only letting go answers',
    page: '/habits/voice.html',
    async drive(person) {
      const at = await person.point(person.page.getByText('Hold to record'));
      await person.page.mouse.move(at.x, at.y);
      await person.page.mouse.down();
      await person.page.waitForTimeout(380);
      await person.page.mouse.up();
      await person.seesText('Voice message');
    },
  },
  {
    name: 'a colour chosen by one click beside the middle of a strip',
    page: '/habits/colour.html',
    async drive(person) {
      await person.click(person.page.getByText('Pick a colour'));
      const hue = await person.corner(person.page.locator('#hue'));
      await person.clickAt(hue(120, 8));
      await person.click(person.page.getByText('OK', { exact: true }));
      await person.seesText('Theme h22');
    },
  },
];
