import type { Scenario } from '../harness/scenario.ts';

export const moves: Scenario[] = [
  {
    name: 'a knob that is turned',
    page: '/dragging/knob.html',
    async drive(person) {
      const box = await person.corner(person.page.locator('#knob'));
      await person.stroke([box(50, 10), box(90, 20), box(120, 50), box(90, 110), box(50, 130)]);
      await person.seesText('180 degrees');
    },
  },
  {
    name: 'a column made wider',
    page: '/dragging/column-resize.html',
    async drive(person) {
      const at = await person.point(person.page.locator('.grip').nth(1));
      await person.stroke([at, { x: at.x + 90, y: at.y }]);
      await person.seesText('City');
    },
  },
  {
    name: 'things dropped at places of a plan',
    page: '/dragging/palette.html',
    async drive(person) {
      await person.drag(person.page.getByText('Table'), person.page.locator('#plan'), { toAt: { x: 102, y: 102 } });
      await person.seesText('Table 100,100');
      await person.drag(person.page.getByText('Chair'), person.page.locator('#plan'), { toAt: { x: 302, y: 202 } });
      await person.seesText('Chair 300,200');
    },
  },
  {
    name: 'a drag with Control copies',
    page: '/dragging/copy-or-move.html',
    async drive(person) {
      await person.page.keyboard.down('Control');
      await person.drag(person.page.getByText('Plan'), person.page.getByRole('list').nth(1));
      await person.page.keyboard.up('Control');
      await person.sees(person.page.getByRole('list').nth(1).getByText('Plan'));
      await person.drag(person.page.getByText('Map'), person.page.getByRole('list').nth(1));
      await person.sees(person.page.getByRole('list').nth(1).getByText('Map'));
    },
  },
  {
    name: 'a drop target that shows only while one drags',
    page: '/dragging/trash-appears.html',
    async drive(person) {
      const from = await person.point(person.page.getByText('Draft two'));
      const { mouse } = person.page;
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move(from.x + 30, from.y + 30, { steps: 4 });
      await person.moveTo(person.page.getByText('Drop to delete'), undefined, 8);
      await mouse.up();
      await person.seesText('Draft two deleted');
    },
  },
  {
    name: 'a range of hours marked by dragging',
    page: '/dragging/calendar-slots.html',
    async drive(person) {
      await person.drag(person.page.locator('[data-at="Tue 9"]'), person.page.locator('[data-at="Tue 12"]'));
      await person.seesText('Tue 9, Tue 10, Tue 11, Tue 12');
    },
  },
  {
    name: 'cells painted around a corner',
    page: '/dragging/paint-cells.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#grid'));
      await person.stroke([at(15, 15), at(135, 15), at(135, 135)], 12);
      await person.seesText('0 1 2 3 4 12');
    },
  },
  {
    name: 'marked text dragged into a field',
    page: '/dragging/text-to-field.html',
    async drive(person) {
      await person.doubleClick(person.page.locator('#quote'), { x: 20, y: 8 });
      await person.drag(person.page.locator('#quote'), person.page.locator('#motto'), { fromAt: { x: 20, y: 8 } });
      await person.sees(person.page.locator('#motto'));
      await person.page.waitForFunction(() => document.querySelector('textarea')?.value.includes('Carpe'));
    },
  },
  {
    name: 'tabs put in another order',
    page: '/dragging/tabs-order.html',
    async drive(person) {
      await person.drag(person.page.getByText('Mail'), person.page.getByText('Files'), { steps: 20 });
      await person.seesText('Chat Files Mail Notes');
    },
  },
  {
    name: 'a thing dragged from one frame into another',
    page: '/dragging/frame-to-frame.html',
    async drive(person) {
      const [a, b] = [person.page.frameLocator('[title=Shelf]'), person.page.frameLocator('[title=Basket]')];
      await person.drag(a.getByText('Rice'), b.locator('ul'));
      await person.sees(b.getByText('Rice'));
    },
  },
  {
    name: 'a dialog moved by its title',
    page: '/dragging/dialog-by-title.html',
    async drive(person) {
      const at = await person.point(person.page.locator('h3'));
      await person.stroke([at, { x: at.x + 160, y: at.y + 100 }], 10);
      await person.click(person.page.locator('#close'));
      await person.seesText('200 140');
    },
  },
  {
    name: 'a card carried by its ghost to another column',
    page: '/dragging/ghost-board.html',
    async drive(person) {
      await person.drag(person.page.getByText('Clean'), person.page.locator('[data-name=Done]'), { steps: 15 });
      await person.sees(person.page.locator('[data-name=Done]').getByText('Clean'));
    },
  },
  {
    name: 'words marked, then highlighted by what comes beside them',
    page: '/dragging/highlight.html',
    async drive(person) {
      const c = await person.corner(person.page.locator('#text'));
      await person.stroke([c(44, 12), c(172, 12)], 8);
      await person.click(person.page.locator('#tool'));
      await person.seesText('highlighted');
    },
  },
];
