import type { Scenario } from '../harness/scenario.ts';

export const dragging: Scenario[] = [
  {
    name: 'a card dragged to another list by HTML5',
    page: '/dragging/html5-board.html',
    async drive(person) {
      await person.drag(person.page.getByText('Write'), person.page.locator('#done'));
      await person.sees(person.page.locator('#done', { hasText: 'Write' }));
    },
  },
  {
    name: 'a list put in order by HTML5',
    page: '/dragging/html5-reorder.html',
    async drive(person) {
      await person.drag(person.page.getByText('One'), person.page.getByText('Three'), { toAt: { x: 60, y: 30 } });
      await person.sees(person.page.locator('li:nth-child(3)', { hasText: 'One' }));
    },
  },
  {
    name: 'a note moved freely by pointer events',
    page: '/dragging/pointer-free.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#area'));
      await person.stroke([at(50, 50), at(200, 120), at(330, 205)]);
      await person.seesText('Note in column 6, line 4');
    },
  },
  {
    name: 'a slider made of divs',
    page: '/dragging/slider.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#track'));
      await person.stroke([at(13, 5), at(100, 5), at(205, 5)]);
      await person.sees(person.page.locator('#value', { hasText: '700' }));
    },
  },
  {
    name: 'a splitter pulled aside',
    page: '/dragging/splitter.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#panes'));
      await person.stroke([at(204, 100), at(260, 100), at(304, 100)]);
      await person.seesText('About 300 wide');
    },
  },
  {
    name: 'two strokes on a canvas',
    page: '/dragging/draw.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#sheet'));
      await person.stroke([at(41, 201), at(121, 41), at(201, 201)]);
      await person.stroke([at(241, 121), at(361, 121)]);
      await person.seesText('Line 240,120 over 120 to 360,120');
    },
  },
  {
    name: 'points on a canvas',
    page: '/dragging/points.html',
    async drive(person) {
      const sheet = person.page.locator('#sheet');
      for (const [x, y] of [
        [61, 41],
        [301, 61],
        [181, 201],
      ] as const)
        await person.click(sheet, { at: { x, y } });
      await person.seesText('60,40 300,60 180,200');
    },
  },
  {
    name: 'a box drawn around icons to choose them',
    page: '/dragging/selection-box.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#area'));
      await person.stroke([at(120, 10), at(300, 100), at(400, 205)]);
      await person.seesText('Chosen: F2 F3 F5 F6');
    },
  },
  {
    name: 'cards swiped to the right and to the left',
    page: '/dragging/swipe.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#card'));
      await person.stroke([at(60, 60), at(230, 60)]);
      await person.seesText('Card 1 kept');
      await person.stroke([at(200, 60), at(30, 60)]);
      await person.seesText('Card 2 dropped');
    },
  },
  {
    name: 'words marked by the mouse',
    page: '/dragging/select-text.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#text'));
      await person.stroke([at(56, 12), at(110, 12), at(165, 12)]);
      await person.click(person.page.getByText('Quote', { exact: true }));
      await person.seesText('Quoted: ');
    },
  },
];
