import type { Scenario } from '../harness/scenario.ts';

export const frames: Scenario[] = [
  {
    name: 'a form in a frame in a frame',
    page: '/frames/nested.html',
    async drive(person) {
      const inner = person.page.frameLocator('iframe').frameLocator('iframe');
      await person.click(inner.getByLabel('Card holder'));
      await person.type('Ann');
      await person.click(inner.getByText('Pay', { exact: true }));
      await person.sees(inner.getByText('Paid by Ann'));
    },
  },
  {
    name: 'a form in a frame of another origin',
    page: '/frames/cross-origin.html',
    async drive(person) {
      const frame = person.page.frameLocator('iframe');
      await person.click(frame.getByLabel('Card holder'));
      await person.type('Bob');
      await person.click(frame.getByText('Pay', { exact: true }));
      await person.sees(frame.getByText('Paid by Bob'));
    },
  },
  {
    name: 'a frame that is made after a click',
    page: '/frames/lazy.html',
    async drive(person) {
      await person.click(person.page.getByText('Chat with us'));
      const chat = person.page.frameLocator('iframe');
      await person.click(chat.getByLabel('Your message'));
      await person.type('Hello there');
      await person.press('Enter');
      await person.sees(chat.getByText('You: Hello there'));
    },
  },
  {
    name: 'a frame written as srcdoc',
    page: '/frames/srcdoc.html',
    async drive(person) {
      await person.click(person.page.frameLocator('iframe').getByText('Like it'));
      await person.sees(person.page.frameLocator('iframe').getByText('liked'));
    },
  },
  {
    name: 'two frames that look alike',
    page: '/frames/two-alike.html',
    async drive(person) {
      const right = person.page.frameLocator('iframe').last();
      await person.click(right.getByText('More'));
      await person.click(right.getByText('More'));
      await person.sees(right.locator('#count', { hasText: '2' }));
    },
  },
  {
    name: 'a frame that goes to another page',
    page: '/frames/frame-navigates.html',
    async drive(person) {
      const help = person.page.frameLocator('iframe');
      await person.click(help.getByText('Go to second'));
      await person.click(help.getByLabel('Word'));
      await person.type('refund');
      await person.click(help.getByText('Go to third'));
      await person.click(help.getByText('Mark', { exact: true }));
      await person.sees(help.getByText('marked?from=second'));
    },
  },
  {
    name: 'a form in a shadow root in a shadow root',
    page: '/frames/open-shadow.html',
    async drive(person) {
      await person.click(person.page.getByLabel('City'));
      await person.type('Graz');
      await person.click(person.page.getByText('Find'));
      await person.seesText('Found Graz');
    },
  },
  {
    name: 'buttons in a closed shadow root',
    page: '/frames/closed-shadow.html',
    async drive(person) {
      await person.click(person.page.locator('x-vote'), { at: { x: 160, y: 20 } });
      await person.sees(person.page.locator('#result', { hasText: 'No' }));
      await person.click(person.page.locator('x-vote'), { at: { x: 40, y: 20 } });
      await person.sees(person.page.locator('#result', { hasText: 'No Yes' }));
    },
  },
  {
    name: 'a field in a closed shadow root',
    page: '/frames/closed-field.html',
    async drive(person) {
      await person.click(person.page.locator('x-login'), { at: { x: 60, y: 15 } });
      await person.type('Zoe');
      await person.click(person.page.locator('x-login'), { at: { x: 50, y: 55 } });
      await person.seesText('Hello Zoe');
    },
  },
  {
    name: 'one of several components with the same insides',
    page: '/frames/repeated-shadow.html',
    async drive(person) {
      await person.click(person.page.locator('x-item').nth(1).getByText('Add'));
      await person.click(person.page.locator('x-item').nth(2).getByText('Add'));
      await person.sees(person.page.locator('x-item').nth(2).getByText('1'));
    },
  },
  {
    name: 'a frame that vanishes under the mouse',
    page: '/frames/vanishing.html',
    never: [/hover\(/],
    async drive(person) {
      await person.click(person.page.frameLocator('iframe').getByText('Pay'));
      // The mouse lies on what came in place of the frame, although nobody has moved it.
      await person.sees(person.page.getByRole('heading', { name: 'Paid' }));
      await person.press('F2');
      await person.seesText('ordered and paid');
    },
  },
];
