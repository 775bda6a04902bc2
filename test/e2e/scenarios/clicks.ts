import type { Scenario } from '../harness/scenario.ts';

export const clicks: Scenario[] = [
  {
    name: 'a suggestion that vanishes on mousedown',
    page: '/clicks/removed-on-mousedown.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Fruit'));
      await person.click(person.page.getByText('Banana'));
      await person.sees(person.page.locator('#chosen', { hasText: 'Banana' }));
    },
  },
  {
    name: 'a button that is replaced on mousedown',
    page: '/clicks/replaced-on-mousedown.html',
    async drive(person) {
      await person.click(person.page.getByText('Like', { exact: true }));
      await person.seesText('1 likes');
      await person.click(person.page.getByText('Like', { exact: true }));
      await person.seesText('2 likes');
    },
  },
  {
    name: 'an svg path inside a button',
    page: '/clicks/icon-in-button.html',
    async drive(person) {
      await person.click(person.page.locator('#box path'));
      await person.seesText('box emptied');
      await person.click(person.page.locator('#bin path'));
      await person.seesText('bin emptied');
    },
  },
  {
    name: 'text slotted into a button in a shadow root',
    page: '/clicks/fancy-button.html',
    never: [/'slot'/],
    async drive(person) {
      await person.click(person.page.getByText('Discard'));
      await person.seesText('Discard clicked');
    },
  },
  {
    name: 'a hidden checkbox behind its styled label',
    page: '/clicks/hidden-checkbox.html',
    async drive(person) {
      await person.click(person.page.locator('.knob').nth(1));
      await person.seesText('1 changes');
    },
  },
  {
    name: 'a label that moves the focus into its field',
    page: '/clicks/label-for-text.html',
    async drive(person) {
      await person.click(person.page.getByText('Family name'));
      await person.type('Lovelace');
    },
  },
  {
    name: 'a double click',
    page: '/clicks/double-click.html',
    async drive(person) {
      await person.doubleClick(person.page.getByRole('button'));
      await person.seesText('2 clicks, 1 double clicks');
    },
  },
  {
    name: 'ten clicks a second on one button',
    page: '/clicks/fast-clicks.html',
    async drive(person) {
      await person.clickFast(person.page.locator('#more'), 7, 100);
      await person.sees(person.page.locator('#quantity', { hasText: '7' }));
    },
  },
  {
    name: "the page's own context menu",
    page: '/clicks/context-menu.html',
    async drive(person) {
      await person.click(person.page.locator('#file'), { button: 'right' });
      await person.click(person.page.getByText('Rename'));
      await person.seesText('Rename report.pdf');
    },
  },
  {
    name: 'a middle click that closes a tab of the page',
    page: '/clicks/middle-click.html',
    async drive(person) {
      await person.click(person.page.getByText('Two'), { button: 'middle' });
      await person.seesNoMore(person.page.getByText('Two'));
    },
  },
  {
    name: 'shift and control clicks in a list',
    page: '/clicks/modifier-select.html',
    async drive(person) {
      await person.click(person.page.getByText('Beta'));
      await person.click(person.page.getByText('Delta'), { modifiers: ['Shift'] });
      await person.click(person.page.getByText('Gamma').first(), { modifiers: ['Control'] });
      await person.seesText('Beta, Delta');
    },
  },
  {
    name: 'an area of an image map',
    page: '/clicks/image-map.html',
    async drive(person) {
      await person.click(person.page.getByAltText('Plan'), { at: { x: 220, y: 70 } });
      await person.seesText('You are in #bath');
    },
  },
  {
    name: 'a link around a whole card',
    page: '/clicks/card-link.html',
    async drive(person) {
      await person.click(person.page.getByText('Gas, 300 g'));
      await person.seesText('Fragment stove');
    },
  },
  {
    name: 'a button that scrolled out from under a sticky header',
    page: '/clicks/sticky-header.html',
    async drive(person) {
      await person.moveTo(person.page.locator('main'), { x: 300, y: 300 });
      await person.wheel(0, 1700);
      await person.sees(person.page.getByText('Day 20 '));
      await person.click(person.page.getByText('Book day 17'));
      await person.sees(person.page.locator('#result', { hasText: 'Book day 17' }));
    },
  },
  {
    name: 'a button that is enabled later',
    page: '/clicks/enabled-later.html',
    async drive(person) {
      await person.click(person.page.getByText('Load'));
      await person.sees(person.page.locator('#use:enabled'));
      await person.click(person.page.getByText('Use'));
      await person.seesText('used');
    },
  },
  {
    name: 'a button that moves away once',
    page: '/clicks/moving-button.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Catch me'));
      await person.click(person.page.getByText('Catch me'));
      await person.seesText('caught');
    },
  },
  {
    name: 'bars of a chart without any text',
    page: '/clicks/chart-bars.html',
    async drive(person) {
      await person.click(person.page.locator('rect').nth(1));
      await person.seesText('February');
    },
  },
  {
    name: 'a click whose place inside the element matters',
    page: '/clicks/where-matters.html',
    async drive(person) {
      await person.click(person.page.locator('#field'), { at: { x: 300, y: 60 } });
      await person.seesText('hue 7 shade 1');
    },
  },
  {
    name: 'a click beside a panel that closes it',
    page: '/clicks/outside-closes.html',
    async drive(person) {
      await person.click(person.page.getByText('Filters'));
      await person.sees(person.page.getByText('Only in stock'));
      await person.clickAt({ x: 700, y: 400 });
      await person.seesText('filters closed');
    },
  },
  {
    name: 'press on a menu, slide to an item, let go',
    page: '/clicks/press-slide-release.html',
    async drive(person) {
      const start = await person.point(person.page.getByText('Colour'));
      await person.page.mouse.move(start.x, start.y);
      await person.page.mouse.down();
      await person.moveTo(person.page.getByText('Green'), undefined, 8);
      await person.page.mouse.up();
      await person.sees(person.page.locator('#result', { hasText: 'Green' }));
    },
  },
  {
    name: 'the same button of three steps in a row',
    page: '/clicks/twin-steps.html',
    async drive(person) {
      for (const next of ['Step 2 of 3', 'Step 3 of 3', 'All done']) {
        await person.click(person.page.getByText('Next'));
        await person.seesText(next);
      }
    },
  },
];
