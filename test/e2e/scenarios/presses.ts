import type { Scenario } from '../harness/scenario.ts';

export const presses: Scenario[] = [
  {
    name: 'two icons drawn by use',
    page: '/clicks/svg-use.html',
    async drive(person) {
      await person.click(person.page.locator('use').nth(2 - 1));
      await person.seesText('-5');
      await person.click(person.page.locator('use').first());
      await person.seesText('-4');
    },
  },
  {
    name: 'a row that is clicked beside its button',
    page: '/clicks/clickable-row.html',
    async drive(person) {
      await person.click(person.page.getByText('Receipt'));
      await person.seesText('Receipt opened');
      await person.click(person.page.locator('.row').nth(2).locator('span').nth(1));
      await person.seesText('Contract opened');
      await person.click(person.page.getByText('Delete').nth(1));
      await person.seesText('Receipt deleted');
      await person.click(person.page.getByText('Delete').nth(1));
      await person.seesText('Contract deleted');
    },
  },
  {
    name: 'a triple click',
    page: '/clicks/triple-click.html',
    async drive(person) {
      const at = await person.point(person.page.locator('#line'), { x: 30, y: 8 });
      await person.page.mouse.move(at.x, at.y);
      await person.page.mouse.click(at.x, at.y, { clickCount: 3 });
      await person.seesText('whole line');
    },
  },
  {
    name: 'a long press that opens a menu',
    page: '/clicks/long-press.html',
    async drive(person) {
      const at = await person.point(person.page.getByText('Video'));
      await person.page.mouse.move(at.x, at.y);
      await person.page.mouse.down();
      await person.sees(person.page.getByText('Hide'));
      await person.page.mouse.up();
      await person.click(person.page.getByText('Hide'));
      await person.seesText('Hide Video');
    },
  },
  {
    name: 'a button that must be held',
    page: '/clicks/hold-to-confirm.html',
    async drive(person) {
      const at = await person.point(person.page.locator('#hold'));
      await person.page.mouse.move(at.x, at.y);
      await person.page.mouse.down();
      await person.seesText('deleted');
      await person.page.mouse.up();
    },
  },
  {
    name: 'folders opened by double click',
    page: '/clicks/files.html',
    async drive(person) {
      await person.doubleClick(person.page.getByText('Photos'));
      await person.sees(person.page.locator('h3', { hasText: 'Photos' }));
      await person.doubleClick(person.page.getByText('Summer'));
      await person.sees(person.page.locator('h3', { hasText: 'Summer' }));
      await person.click(person.page.getByText('beach.jpg'));
      await person.seesText('selected beach');
      await person.doubleClick(person.page.locator('#list').getByText('beach.jpg'));
      await person.seesText('opened beach');
    },
  },
  {
    name: 'a toolbar that acts on mousedown',
    page: '/clicks/mousedown-toolbar.html',
    probe: 'document.querySelector("#text").innerHTML',
    async drive(person) {
      await person.click(person.page.locator('#text'));
      await person.press('Control+a');
      await person.click(person.page.locator('b').first());
      await person.press('End');
      await person.type(' and more');
      await person.click(person.page.getByRole('button').nth(1));
      await person.type(' slanted');
      await person.seesText('slanted');
    },
  },
  {
    name: 'a button that a toast covers for a while',
    page: '/clicks/covered-by-toast.html',
    async drive(person) {
      await person.click(person.page.getByText('Save'));
      await person.seesText('Saved');
      await person.seesNoMore(person.page.getByText('Saved'));
      await person.click(person.page.getByText('Next page'));
      await person.seesText('page 2');
    },
  },
  {
    name: 'the same list loaded twice behind a veil',
    page: '/clicks/overlay-spinner.html',
    async drive(person) {
      await person.click(person.page.getByText('Load orders'));
      await person.click(person.page.getByText('Pay').nth(1));
      await person.seesText('round 1 paid Salt');
      await person.click(person.page.getByText('Load orders'));
      await person.seesText('Loading');
      await person.click(person.page.getByText('Pay').first());
      await person.seesText('round 2 paid Tea');
    },
  },
  {
    name: 'a click on the backdrop of a modal dialog',
    page: '/clicks/backdrop.html',
    async drive(person) {
      await person.click(person.page.getByText('Open settings'));
      await person.click(person.page.getByText('Dark'));
      await person.clickAt({ x: 100, y: 500 });
      await person.seesText('closed, dark true');
    },
  },
  {
    name: 'left, double and right clicks on a canvas',
    page: '/clicks/canvas-buttons.html',
    async drive(person) {
      const c = person.page.locator('canvas');
      await person.click(c, { at: { x: 50, y: 150 } });
      await person.seesText('c01');
      await person.doubleClick(c, { x: 250, y: 50 });
      await person.seesText('D20');
      await person.click(c, { at: { x: 150, y: 250 }, button: 'right' });
      await person.seesText('R12');
    },
  },
  {
    name: 'a button that never stands still',
    page: '/clicks/pulsing.html',
    async drive(person) {
      await person.sees(person.page.locator('#go'));
      const box = (await person.page.locator('#go').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await person.clickAt({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
      await person.seesText('played');
    },
  },
  {
    name: 'a press on a disabled button that does nothing',
    page: '/clicks/disabled-first.html',
    async drive(person) {
      await person.click(person.page.locator('#send'));
      await person.click(person.page.getByLabel('I agree'));
      await person.click(person.page.locator('#send'));
      await person.seesText('sent');
    },
  },
  {
    name: 'a button that says it is disabled and still answers',
    page: '/clicks/aria-disabled.html',
    async drive(person) {
      await person.click(person.page.locator('#next'));
      await person.seesText('Name is missing');
      await person.click(person.page.getByLabel('Name'));
      await person.type('Ann');
      await person.click(person.page.locator('#next'));
      await person.seesText('Hello Ann');
    },
  },
  {
    name: 'buttons that call themselves otherwise under the mouse',
    page: '/clicks/follow.html',
    async drive(person) {
      await person.click(person.page.locator('#js'));
      await person.seesText('Ann unfollowed');
      await person.click(person.page.locator('.b'));
      await person.seesText('Bob unsubscribed');
    },
  },
];
