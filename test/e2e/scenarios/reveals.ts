import type { Scenario } from '../harness/scenario.ts';

export const reveals: Scenario[] = [
  {
    name: 'a tooltip of CSS that is read at the end',
    page: '/hovering/tooltip-stays.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Deposit'));
      await person.seesText('Three months');
    },
  },
  {
    name: 'a tooltip that comes late and is read at the end',
    page: '/hovering/delayed-tooltip.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Revenue'));
      await person.moveTo(person.page.getByText('Returns'));
      await person.seesText('Orders sent back');
    },
  },
  {
    name: 'a key that acts on the card under the mouse',
    page: '/hovering/hover-then-key.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Call Bob'));
      await person.press('c');
      await person.seesText('archived Call Bob');
      await person.moveTo(person.page.getByText('Write report'));
      await person.press('c');
      await person.seesText('archived Write');
    },
  },
  {
    name: 'a button clipped until its card is hovered',
    page: '/hovering/reveal-by-clip.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Cappuccino'));
      await person.page.waitForFunction(() => (document.querySelectorAll('.more')[1]?.clientHeight ?? 0) > 20);
      await person.click(person.page.getByText('Add').nth(1));
      await person.seesText('Cappuccino added');
    },
  },
  {
    name: 'buttons that take no clicks until their row is hovered',
    page: '/hovering/reveal-by-pointer-events.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Rome'));
      await person.click(person.page.getByText('Forget').nth(1));
      await person.seesText('Rome forgotten');
      await person.moveTo(person.page.getByText('Oslo'));
      await person.click(person.page.getByText('Forget').nth(1));
      await person.seesText('Oslo forgotten');
    },
  },
  {
    name: 'a menu kept out of sight until it is hovered',
    page: '/hovering/reveal-by-place.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Shop'));
      await person.click(person.page.getByText('Hats'));
      await person.seesText('at #hats');
      await person.moveTo(person.page.getByText('Help'));
      await person.click(person.page.getByText('Returns'));
      await person.seesText('at #returns');
    },
  },
  {
    name: 'a card fetched while its link is hovered',
    page: '/hovering/hover-card.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Bob'));
      await person.click(person.page.getByText('Follow'));
      await person.seesText('follows Bob');
    },
  },
  {
    name: 'a picture chosen by hovering',
    page: '/hovering/gallery.html',
    async drive(person) {
      await person.moveTo(person.page.getByTitle('Front'));
      await person.moveTo(person.page.getByTitle('Side'));
      await person.moveTo(person.page.getByTitle('Back'));
      await person.click(person.page.getByText('Order this view'));
      await person.seesText('ordered Back');
    },
  },
  {
    name: 'a hover menu in a shadow root',
    page: '/frames/shadow-hover.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Products'));
      await person.click(person.page.getByText('Desks'));
      await person.seesText('Desks');
      await person.moveTo(person.page.getByText('Support'));
      await person.click(person.page.getByText('Contact'));
      await person.seesText('Desks Contact');
    },
  },
  {
    name: 'a popover that opens while its button is hovered',
    page: '/hovering/popover-card.html',
    async drive(person) {
      await person.moveTo(person.page.locator('#who'));
      await person.click(person.page.getByText('Wave'));
      await person.seesText('waved');
    },
  },
  {
    name: 'controls that show while the mouse moves',
    page: '/hovering/video-controls.html',
    async drive(person) {
      await person.moveTo(person.page.locator('#player'), { x: 200, y: 80 });
      await person.click(person.page.getByText('Mute'));
      await person.sees(person.page.locator('#result', { hasText: 'Mute' }));
    },
  },
  {
    name: 'a menu shown by what its bar has under the mouse',
    page: '/hovering/has-menu.html',
    async drive(person) {
      await person.moveTo(person.page.getByText('Shop'));
      await person.click(person.page.getByText('Rice'));
      await person.sees(person.page.locator('#result', { hasText: '#rice' }));
    },
  },
  {
    name: 'a submenu of a context menu',
    page: '/hovering/right-then-hover.html',
    async drive(person) {
      await person.click(person.page.locator('#row'), { button: 'right' });
      await person.moveTo(person.page.getByText('Share'));
      await person.click(person.page.getByText('By link'));
      await person.seesText('shared By link');
    },
  },
];
