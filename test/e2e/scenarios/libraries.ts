import type { Scenario } from '../harness/scenario.ts';

export const libraries: Scenario[] = [
  {
    name: 'SortableJS: a list put in order',
    page: '/libraries/sortable.html',
    async drive(person) {
      const { page } = person;
      const at = await person.corner(page.locator('#list'));
      const start = at(90, 20);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      // The list makes room while the mouse moves; a person moves on until it has.
      const last = page.locator('li:last-child', { hasText: 'Bread' });
      for (let y = 24; (await last.count()) === 0 && y < 400; y += 4) {
        const { x, y: line } = at(90, Math.min(y, 150 + (y % 8)));
        await page.mouse.move(x, line);
      }
      await page.mouse.up();
      await person.sees(person.page.locator('li:last-child', { hasText: 'Bread' }));
    },
  },
  {
    name: 'SortableJS: by a handle, without HTML5',
    page: '/libraries/sortable-fallback.html',
    async drive(person) {
      await person.drag(person.page.locator('.grip').nth(2), person.page.locator('.grip').nth(0), {
        steps: 12,
        toAt: { x: 5, y: 2 },
      });
      await person.sees(person.page.locator('li:nth-child(1)', { hasText: 'Eggs' }));
    },
  },
  {
    name: 'Tom Select: two people typed and chosen, one removed',
    page: '/libraries/tom-select.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.locator('.ts-control'));
      await person.type('ant');
      await person.click(page.locator('.option', { hasText: 'Anton' }));
      await person.press('Backspace', 'Backspace', 'Backspace');
      await person.type('cl');
      await person.sees(page.locator('.option.active', { hasText: 'Cleo' }));
      await person.press('Enter');
      await person.seesText('Anton+Cleo');
      await person.click(page.locator('.item', { hasText: 'Anton' }).locator('.remove'));
      await person.sees(page.locator('#result', { hasText: /^Cleo$/ }));
    },
  },
  {
    name: 'Choices: a town by mouse',
    page: '/libraries/choices.html',
    async drive(person) {
      await person.click(person.page.locator('.choices'));
      await person.click(person.page.locator('.choices__item--choice', { hasText: 'Linz' }));
      await person.seesText('Town is Linz');
    },
  },
  {
    name: 'flatpickr: a day of next month',
    page: '/libraries/flatpickr.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Arrival'));
      await person.click(person.page.locator('.flatpickr-next-month'));
      await person.click(
        person.page.locator('.flatpickr-day:not(.nextMonthDay):not(.prevMonthDay)', { hasText: /^15$/ }),
      );
      await person.seesText('Arriving 2027-04-15');
    },
  },
  {
    name: 'IMask: a card number and a date',
    page: '/libraries/imask.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Card'));
      await person.type('123456789012', 40);
      await person.click(person.page.getByLabel('Date'), { at: { x: 4, y: 8 } });
      await person.press('Home');
      await person.type('24122026', 40);
    },
  },
  {
    name: 'noUiSlider: the lower end pulled up',
    page: '/libraries/nouislider.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#price'));
      await person.stroke([at(80, 8), at(150, 8), at(200, 8)]);
      await person.seesText('50 to 80');
    },
  },
  {
    name: 'Konva: a shape clicked and a shape dragged on a canvas',
    page: '/libraries/konva.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#stage'));
      await person.clickAt(at(351, 101));
      await person.seesText('disc clicked');
      await person.stroke([at(91, 81), at(200, 150), at(261, 191)]);
      await person.seesText('box near 220, 160');
    },
  },
  {
    name: 'Leaflet: zoomed by button and by wheel, then dragged',
    page: '/libraries/leaflet.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('#map'));
      await person.click(person.page.getByText('+', { exact: true }));
      await person.seesText('Zoom 7');
      await person.stroke([at(250, 150), at(200, 120), at(150, 100)]);
      await person.seesText('Centre ');
    },
  },
  {
    name: 'htmx: a fragment loaded by a click',
    page: '/libraries/htmx.html',
    async drive(person) {
      await person.click(person.page.getByText('Two', { exact: true }));
      await person.seesText('Fragment two');
    },
  },
  {
    name: 'Alpine: a list that is shown, filled and emptied',
    page: '/libraries/alpine.html',
    async drive(person) {
      await person.click(person.page.getByText('Toggle list'));
      await person.click(person.page.getByLabel('Todo'));
      await person.type('Iron');
      await person.press('Enter');
      await person.type('Vacuum');
      await person.press('Enter');
      await person.click(person.page.locator('p', { hasText: 'Iron' }).getByText('Remove'));
      await person.seesNoMore(person.page.getByText('Iron'));
    },
  },
  {
    name: 'Lit: votes in one of two boxes',
    page: '/libraries/lit.html',
    async drive(person) {
      const coffee = person.page.locator('vote-box').nth(1);
      await person.click(coffee.getByText('▲'));
      await person.click(coffee.getByText('▲'));
      await person.click(person.page.locator('vote-box').nth(0).getByText('▼'));
      await person.sees(coffee.getByText('2', { exact: true }));
    },
  },
  {
    name: 'Vue: items added, filtered and removed',
    page: '/libraries/vue.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Item'));
      await person.type('Sponge');
      await person.press('Enter');
      await person.type('Brush');
      await person.click(page.getByText('Add', { exact: true }));
      await person.click(page.getByLabel('Filter'));
      await person.type('s');
      await person.click(page.locator('li', { hasText: 'Soap' }).getByText('×'));
      await person.seesNoMore(page.getByText('Soap'));
    },
  },
  {
    name: 'Svelte: bound fields',
    page: '/libraries/svelte.html',
    async drive(person) {
      await person.doubleClick(person.page.getByLabel('Celsius'));
      await person.type('25');
      await person.click(person.page.getByText('Kelvin'));
      await person.seesText('298 K');
    },
  },
  {
    name: 'TanStack Virtual: a button in a row far below',
    page: '/libraries/tanstack.html',
    async drive(person) {
      const row = person.page.locator('.row', { hasText: /^Order 120 / });
      await person.wheelUntil(person.page.locator('#view'), 200, row);
      await person.click(row.getByText('Ship'));
      await person.seesText('Order 120 shipped');
    },
  },
];
