import type { Scenario } from '../harness/scenario.ts';

/** Answers that come late: what a replay must have seen before it goes on, and what it must not wait for. */
export const waits: Scenario[] = [
  {
    name: 'a status line that says it is saved, then a reload',
    page: '/waits/status-line.html',
    always: [/getByRole\('status'\)\)\.toHaveText\('Saved'\)/],
    async drive(person) {
      await person.click(person.page.getByLabel('Title'));
      await person.type('Ode');
      await person.click(person.page.getByText('Save', { exact: true }));
      await person.sees(person.page.getByRole('status').filter({ hasText: /^Saved$/ }));
      await person.reload();
      await person.seesText('Stored: Ode');
    },
  },
  {
    name: 'a letter that saves itself, then another address',
    page: '/waits/autosave.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Letter'));
      await person.type('Dear Ann');
      await person.seesText('All changes saved');
      await person.typeUrl('/waits/autosave.html?again');
      await person.seesText('Kept: Dear Ann');
    },
  },
  {
    name: 'a spinner that leaves nothing but a number',
    page: '/waits/spinner.html',
    never: [/4711/],
    async drive(person) {
      await person.click(person.page.getByText('Load'));
      await person.seesText('4711');
      await person.press('F2');
      await person.seesText('kept 4711');
    },
  },
  {
    name: 'a spinner that is hidden, and a field that is filled meanwhile',
    page: '/waits/busy-spinner.html',
    async drive(person) {
      await person.click(person.page.getByText('Count', { exact: true }));
      await person.seesText('Counting the votes');
      await person.seesNoMore(person.page.getByText('Counting the votes'));
      await person.click(person.page.getByText('Keep'));
      await person.seesText('kept 312');
    },
  },
  {
    name: 'a toast that goes away by itself',
    page: '/waits/passing-toast.html',
    async drive(person) {
      const toast = person.page.getByText('The plan was copied');
      await person.click(person.page.getByText('Copy the plan'));
      await person.sees(toast);
      await person.seesNoMore(toast);
      await person.click(person.page.getByText('List the plans'));
      await person.seesText('Plan A; Plan A, copied');
    },
  },
  {
    name: 'a list that is replaced by the same words',
    page: '/waits/same-again.html',
    async drive(person) {
      await person.click(person.page.getByText('Refresh', { exact: true }));
      await person.seesText('Refreshing');
      await person.sees(person.page.getByText('Refresh', { exact: true }));
      await person.click(person.page.getByText('Order'));
      await person.seesText('fresh tea');
    },
  },
  {
    name: 'an answer between a clock, a counter and a ticker',
    page: '/waits/clock-and-counter.html',
    never: [/visitors|\d:\d\d|Rain|Sun|Fog|Snow|Wind/],
    async drive(person) {
      // They are seen to tick before anything is done.
      for (const words of ['Sun in', 'Fog in', 'Snow in', 'Wind in', 'Rain in']) await person.glimpses(words);
      await person.click(person.page.getByText('Save', { exact: true }));
      await person.seesText('Stored for good');
      await person.glimpses('Fog in');
      await person.click(person.page.getByText('Next'));
      await person.seesText('next, saved');
    },
  },
  {
    name: 'a switch that turns when the server agrees',
    page: '/waits/switch.html',
    async drive(person) {
      await person.click(person.page.getByText('Lamp', { exact: true }));
      await person.sees(person.page.locator('[aria-checked=true]'));
      await person.typeUrl('/waits/switch.html?again');
      await person.seesText('Lamp is on');
    },
  },
  {
    name: 'an answer that a class brings into sight, then a key',
    page: '/waits/hidden-answer.html',
    async drive(person) {
      await person.click(person.page.getByText('Ask'));
      await person.seesText('The answer is yes');
      await person.press('y');
      await person.seesText('agreed');
    },
  },
  {
    name: 'a fee that follows the amount, then Enter',
    page: '/waits/two-stages.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Amount'));
      await person.type('120');
      await person.seesText('Free of charge');
      await person.press('Enter');
      await person.seesText('sent: Free of charge');
    },
  },
  {
    name: 'votes that are shown before they are counted',
    page: '/waits/optimistic-votes.html',
    async drive(person) {
      const { page } = person;
      const row = (name: string) => page.locator('li', { hasText: name });
      await person.click(row('Pool').getByText('Vote'));
      await person.click(row('Park').getByText('Vote'));
      await person.sees(row('Park').getByText('Take back'));
      await person.click(row('Pool').getByText('Take back'));
      await person.seesText('took back Pool.');
    },
  },
  {
    name: 'a field that rewrites what is typed into capitals',
    page: '/waits/capitals.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Plate'));
      await person.type('w-123 ab');
      await person.press('Tab');
      await person.seesText('plate W123AB');
    },
  },
  {
    name: 'back in a frame that went elsewhere, and elsewhere again',
    page: '/frames/frame-navigates.html',
    async drive(person) {
      const frame = person.page.frameLocator('iframe');
      await person.click(frame.getByText('Go to second'));
      await person.click(frame.getByText('Go to third'));
      await person.sees(frame.getByText('Mark', { exact: true }));
      await person.devtools(async (session) => {
        const { currentIndex, entries } = await session.send('Page.getNavigationHistory');
        await session.send('Page.navigateToHistoryEntry', { entryId: entries[currentIndex - 1]?.id ?? 0 });
      });
      await person.sees(frame.getByText('Go to third'));
      await person.click(frame.getByText('Go to third'));
      await person.click(frame.getByText('Mark', { exact: true }));
      await person.sees(frame.getByText('marked'));
    },
  },
];
