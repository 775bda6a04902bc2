import type { Scenario } from '../harness/scenario.ts';

export const scrolling: Scenario[] = [
  {
    name: 'a list that loads more when its end comes near',
    page: '/scrolling/infinite-list.html',
    async drive(person) {
      const { page } = person;
      await person.sees(page.getByText('Item 20', { exact: true }));
      await person.wheelUntil(page.locator('#list'), 120, page.getByText('Item 47', { exact: true }));
      await person.click(page.getByText('Item 47', { exact: true }));
      await person.seesText('Item 47 picked');
    },
  },
  {
    name: 'a page that loads more posts at its foot',
    page: '/scrolling/infinite-page.html',
    async drive(person) {
      const { page } = person;
      const post = page.locator('.post', { hasText: /^Item 33Like$/ });
      await person.sees(page.getByText('Item 20', { exact: true }));
      await page.mouse.move(300, 300);
      for (let turn = 0; turn < 60; turn += 1) {
        const box = (await post.count()) > 0 ? await post.boundingBox() : null;
        if (box && box.y > 0 && box.y < 400) break;
        await person.wheel(0, 200);
        await page.waitForTimeout(40);
      }
      await person.click(post.getByText('Like'));
      await person.seesText('You like Item 33');
    },
  },
  {
    name: 'a row of a virtual list far below',
    page: '/scrolling/virtual-list.html',
    async drive(person) {
      const row = person.page.getByText('Contact 150', { exact: true });
      await person.wheelUntil(person.page.locator('#view'), 150, row);
      await person.click(row);
      await person.seesText('Called Contact 150');
    },
  },
  {
    name: 'scrolling down a plain page does not matter',
    page: '/scrolling/plain-long-page.html',
    never: [/mouse\.wheel|scroll(To|By|Top|Left)/],
    async drive(person) {
      await person.page.mouse.move(300, 300);
      await person.wheel(0, 1300);
      await person.page.waitForFunction(() => scrollY > 1200);
      await person.click(person.page.getByText('Sign me up'));
      await person.seesText('signed up');
    },
  },
  {
    name: 'scrolling in a box before a click does not matter',
    page: '/scrolling/inner-container.html',
    never: [/mouse\.wheel|scroll(To|By|Top|Left)/],
    async drive(person) {
      const term = person.page.getByText('Term L');
      await person.wheelUntil(person.page.locator('#box'), 120, term);
      await person.click(term);
      await person.seesText('Term L accepted');
    },
  },
  {
    name: 'terms that must be scrolled to their end',
    page: '/scrolling/agree-after-reading.html',
    async drive(person) {
      await person.moveTo(person.page.locator('#terms'));
      await person.wheel(0, 800);
      await person.wheel(0, 800);
      await person.sees(person.page.locator('#agree:enabled'));
      await person.click(person.page.getByText('I agree'));
      await person.seesText('agreed');
    },
  },
  {
    name: 'the wheel zooms a canvas',
    page: '/scrolling/zoom-canvas.html',
    async drive(person) {
      await person.moveTo(person.page.locator('#map'));
      for (const zoom of ['11', '12', '13']) {
        await person.wheel(0, -100);
        await person.sees(person.page.locator('#zoom', { hasText: zoom }));
      }
    },
  },
  {
    name: 'a strip that scrolls sideways',
    page: '/scrolling/carousel.html',
    async drive(person) {
      await person.moveTo(person.page.locator('#strip'));
      await person.wheel(700, 0);
      await person.page.waitForFunction(() => (document.querySelector('#strip')?.scrollLeft ?? 0) > 600);
      await person.click(person.page.getByText('Tokyo'));
      await person.seesText('Off to Tokyo');
    },
  },
];
