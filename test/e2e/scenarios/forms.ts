import type { Scenario } from '../harness/scenario.ts';

export const forms: Scenario[] = [
  {
    name: 'a native select by typing ahead and by arrows',
    page: '/forms/native-select.html',
    async drive(person) {
      await person.press('Tab');
      await person.type('Br');
      await person.press('Tab', 'ArrowDown');
      await person.seesText('Brazil m');
    },
  },
  {
    name: 'several options of a list by control clicks',
    page: '/forms/multiple-select.html',
    async drive(person) {
      await person.click(person.page.getByText('Cheese'));
      await person.click(person.page.getByText('Corn'), { modifiers: ['Control'] });
      await person.seesText('Cheese+Corn');
    },
  },
  {
    name: 'radio buttons and check boxes by mouse',
    page: '/forms/choices.html',
    async drive(person) {
      await person.click(person.page.getByText('By courier'));
      await person.click(person.page.getByLabel('Newsletter'));
      await person.click(person.page.getByLabel('Gift wrap'));
    },
  },
  {
    name: 'radio buttons and check boxes by keyboard alone',
    page: '/forms/choices.html',
    async drive(person) {
      await person.press('Tab', 'Space', 'ArrowDown', 'ArrowDown', 'Tab', 'Space', 'Tab', 'Space');
      await person.sees(person.page.locator('[name=gift]:checked'));
    },
  },
  {
    name: 'native date and time typed part by part',
    page: '/forms/native-pickers.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Day'), { at: { x: 15, y: 10 } });
      await person.type('12242026');
      await person.click(person.page.getByLabel('Time'), { at: { x: 15, y: 10 } });
      await person.type('0930AM');
      await person.click(person.page.getByLabel('Meeting'), { at: { x: 15, y: 10 } });
      await person.type('01022027');
      await person.press('Tab');
      await person.type('0345PM');
    },
  },
  {
    name: 'a native slider pulled by the mouse',
    page: '/forms/range.html',
    async drive(person) {
      const at = await person.corner(person.page.locator('input'));
      await person.stroke([at(87, 8), at(200, 8), at(298, 8)]);
      await person.sees(person.page.locator('#shown', { hasText: /7[4-6]/ }));
    },
  },
  {
    name: 'a native slider moved by keys',
    page: '/forms/range.html',
    async drive(person) {
      await person.press('Tab', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'PageUp');
      await person.sees(person.page.locator('#shown', { hasText: '33' }));
    },
  },
  {
    name: 'a number stepped by its arrows and by keys',
    page: '/forms/number.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Guests'), { at: { x: 97, y: 20 } });
      await person.press('ArrowUp', 'ArrowUp');
      await person.seesText('5 guests');
    },
  },
  {
    name: 'switches made of buttons',
    page: '/forms/switches.html',
    async drive(person) {
      await person.click(person.page.getByRole('switch').nth(1));
      await person.click(person.page.getByRole('switch').nth(0));
      await person.seesText('true, false');
    },
  },
  {
    name: 'details opened by mouse',
    page: '/forms/details.html',
    async drive(person) {
      await person.click(person.page.getByText('Returns'));
      await person.click(person.page.getByText('Details', { exact: true }));
      await person.seesText('More about returns');
    },
  },
  {
    name: 'details opened by keyboard',
    page: '/forms/details.html',
    async drive(person) {
      await person.press('Tab', 'Tab', 'Enter', 'Tab', 'Space');
      await person.seesText('More about returns');
    },
  },
  {
    name: 'a modal dialog confirmed by its button',
    page: '/forms/dialog.html',
    async drive(person) {
      await person.click(person.page.getByText('Delete account'));
      await person.click(person.page.getByLabel('Word'));
      await person.type('DELETE');
      await person.click(person.page.getByText('Confirm'));
      await person.seesText('closed with yes');
    },
  },
  {
    name: 'a modal dialog left by Escape',
    page: '/forms/dialog.html',
    async drive(person) {
      await person.click(person.page.getByText('Delete account'));
      await person.sees(person.page.getByText('Type DELETE'));
      await person.press('Escape');
      await person.seesText('closed with Escape');
    },
  },
  {
    name: 'a native popover',
    page: '/forms/popover.html',
    async drive(person) {
      await person.click(person.page.getByText('More'));
      await person.click(person.page.getByText('Pin to top'));
      await person.seesText('pinned');
    },
  },
  {
    name: 'tabs changed by arrow keys',
    page: '/forms/tabs.html',
    async drive(person) {
      await person.click(person.page.getByText('Overview', { exact: true }));
      await person.press('ArrowRight', 'ArrowRight');
      await person.seesText('This is Reviews');
    },
  },
  {
    name: 'a tree unfolded to a leaf',
    page: '/forms/tree.html',
    async drive(person) {
      await person.click(person.page.locator('.twist').first());
      await person.click(person.page.locator('.twist').nth(1));
      await person.click(person.page.getByText('index.ts'));
      await person.seesText('opened index.ts');
    },
  },
  {
    name: 'an accordion whose answers share a button name',
    page: '/forms/accordion.html',
    async drive(person) {
      await person.click(person.page.getByText('Is it free?'));
      await person.click(person.page.getByText('Is it safe?'));
      await person.click(person.page.getByText('Helpful').last());
      await person.seesText('Sure Thanks!');
    },
  },
  {
    name: 'stars that light up under the mouse',
    page: '/forms/stars.html',
    async drive(person) {
      await person.click(person.page.locator('.star').nth(3));
      await person.seesText('4 of 5');
    },
  },
  {
    name: 'a select made of divs, by mouse',
    page: '/forms/custom-select.html',
    async drive(person) {
      await person.click(person.page.getByText('Choose a plan'));
      await person.click(person.page.getByText('Team'));
      await person.sees(person.page.locator('#box', { hasText: 'Team' }));
    },
  },
  {
    name: 'a select made of divs, by keyboard',
    page: '/forms/custom-select.html',
    async drive(person) {
      await person.press('Tab', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
      await person.sees(person.page.locator('#box', { hasText: 'Company' }));
    },
  },
];
