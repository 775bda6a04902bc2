import type { Scenario } from '../harness/scenario.ts';

export const components: Scenario[] = [
  {
    name: 'Shoelace: input, check box, switch and rating',
    page: '/libraries/shoelace-form.html',
    async drive(person) {
      const { page } = person;
      await person.click(page.getByLabel('Nickname'));
      await person.type('Bee');
      await person.click(page.getByText('Subscribe'));
      await person.click(page.getByText('Notify me'));
      await person.click(page.locator('sl-rating'), { at: { x: 85, y: 10 } });
      await person.seesText('sl-rating 4');
    },
  },
  {
    name: 'Shoelace: select and dropdown',
    page: '/libraries/shoelace-select.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Ship to'));
      await person.click(person.page.getByText('Japan'));
      await person.seesText('sl-select jp');
      await person.click(person.page.getByText('Sort by'));
      await person.click(person.page.getByText('Name', { exact: true }));
      await person.seesText('menu Name');
    },
  },
  {
    name: 'Shoelace: dialog',
    page: '/libraries/shoelace-dialog.html',
    async drive(person) {
      await person.click(person.page.getByText('Rename…'));
      await person.click(person.page.getByLabel('New name'));
      await person.type('plan.txt');
      await person.click(person.page.getByText('Rename', { exact: true }));
      await person.seesText('renamed to plan.txt');
      await person.seesNoMore(person.page.getByLabel('New name'));
    },
  },
  {
    name: 'Shoelace: tabs',
    page: '/libraries/shoelace-tabs.html',
    async drive(person) {
      await person.click(person.page.getByText('Advanced', { exact: true }));
      await person.click(person.page.getByText('Beta features'));
      await person.seesText('sl-checkbox beta true');
    },
  },
  {
    name: 'MUI: select and autocomplete by mouse',
    page: '/libraries/mui-picks.html',
    async drive(person) {
      await person.click(person.page.getByText('Any age'));
      await person.click(person.page.getByText('Adult'));
      await person.seesText('Age adult');
      await person.seesNoMore(person.page.getByText('Child'));
      await person.click(person.page.getByLabel('Film'));
      await person.type('ca');
      await person.click(person.page.getByText('Casablanca'));
      await person.seesText('film Casablanca');
    },
  },
  {
    name: 'MUI: select and autocomplete by keyboard',
    page: '/libraries/mui-picks.html',
    async drive(person) {
      await person.press('Tab', 'Enter');
      await person.sees(person.page.getByText('Child'));
      await person.press('ArrowDown', 'Enter');
      await person.seesText('Age child');
      await person.seesNoMore(person.page.getByText('Adult'));
      await person.press('Tab');
      await person.type('a');
      await person.sees(person.page.getByText('Amelie'));
      await person.press('ArrowDown', 'ArrowDown', 'Enter');
      await person.seesText('film Amelie');
    },
  },
  {
    name: 'MUI: check box and switch',
    page: '/libraries/mui-switches.html',
    async drive(person) {
      await person.click(person.page.getByText('Dark theme'));
      await person.click(person.page.getByLabel('Accept the terms'));
      await person.seesText('dark true, terms true');
    },
  },
  {
    name: 'MUI: slider by mouse and by keys',
    page: '/libraries/mui-volume.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('.MuiSlider-root'));
      await person.stroke([at(90, 15), at(150, 15), at(210, 15)]);
      await person.seesText('Volume 70');
      await person.press('ArrowRight');
      await person.seesText('Volume 80');
    },
  },
  {
    name: 'MUI: text field in a dialog',
    page: '/libraries/mui-rename.html',
    async drive(person) {
      await person.click(person.page.getByText('Edit profile'));
      await person.click(person.page.getByLabel('Display name'));
      await person.type('Countess');
      await person.click(person.page.getByText('Save', { exact: true }));
      await person.seesText('Saved: Countess');
      await person.seesNoMore(person.page.getByLabel('Display name'));
    },
  },
  {
    name: 'MUI: tabs by mouse and by arrows',
    page: '/libraries/mui-sections.html',
    async drive(person) {
      await person.click(person.page.getByText('Drafts'));
      await person.seesText('Tab number 1');
      await person.press('ArrowRight', 'Enter');
      await person.seesText('Tab number 2');
    },
  },
  {
    name: 'React Aria: combo box and number field',
    page: '/libraries/react-aria.html',
    async drive(person) {
      await person.click(person.page.getByText('▼'));
      await person.click(person.page.getByText('Kangaroo'));
      await person.seesText('1 of Kangaroo');
      await person.click(person.page.getByText('+', { exact: true }));
      await person.click(person.page.getByText('+', { exact: true }));
      await person.seesText('3 of Kangaroo');
    },
  },
  {
    name: 'Radix: a menu and its submenu',
    page: '/libraries/radix-menu.html',
    async drive(person) {
      await person.click(person.page.getByText('Options'));
      await person.moveTo(person.page.getByText('More tools'));
      await person.sees(person.page.getByText('Save page'));
      const [item] = [await person.point(person.page.getByText('Save page'))];
      const trigger = await person.point(person.page.getByText('More tools'));
      await person.page.mouse.move(item.x, trigger.y, { steps: 8 });
      await person.click(person.page.getByText('Make a shortcut'));
      await person.seesText('Done: shortcut made');
    },
  },
  {
    name: 'Radix: select and slider',
    page: '/libraries/radix-picker.html',
    async drive(person) {
      await person.click(person.page.getByText('Choose a fruit'));
      await person.click(person.page.getByText('Quince').last());
      await person.seesText('Picked Quince at 50');
      await person.click(person.page.getByRole('slider'));
      await person.press('ArrowRight', 'ArrowRight', 'ArrowRight');
      await person.seesText('Picked Quince at 80');
    },
  },
  {
    name: 'dnd-kit: a piece moved to another square',
    page: '/libraries/dnd-kit.html',
    async drive(person) {
      await person.drag(person.page.getByText('Piece K'), person.page.getByText('Square c'), { steps: 12 });
      await person.seesText('King in c');
    },
  },
  {
    name: 'react-window: a row far below',
    page: '/libraries/react-window.html',
    async drive(person) {
      const song = person.page.getByText('Song 90', { exact: true });
      await person.wheelUntil(person.page.getByRole('list'), 150, song);
      await person.click(song);
      await person.seesText('Playing 90');
    },
  },
];
