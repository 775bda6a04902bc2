import type { Scenario } from '../harness/scenario.ts';

export const navigation: Scenario[] = [
  {
    name: 'links, then back, back, and forward',
    page: '/navigation/first.html',
    async drive(person) {
      await person.click(person.page.getByText('Go to second'));
      await person.click(person.page.getByText('Go to third'));
      await person.seesText('Third');
      await person.back();
      await person.seesText('Second');
      await person.back();
      await person.seesText('First');
      await person.forward();
      await person.seesText('Go to third');
    },
  },
  {
    name: 'a reload by the browser, and one by the page',
    page: '/navigation/visits.html',
    async drive(person) {
      await person.reload();
      await person.seesText('2 visits');
      await person.click(person.page.getByText('Again'));
      await person.seesText('3 visits');
      await person.reload();
      await person.seesText('4 visits');
    },
  },
  {
    name: 'hash links and back',
    page: '/navigation/hash.html',
    async drive(person) {
      await person.click(person.page.getByText('Red', { exact: true }));
      await person.click(person.page.getByText('Blue', { exact: true }));
      await person.seesText('#red #blue');
      await person.back();
      await person.seesText('#red #blue #red');
    },
  },
  {
    name: 'a single-page app with back and forward',
    page: '/navigation/single-page.html',
    async drive(person) {
      await person.click(person.page.getByText('Inbox', { exact: true }));
      await person.click(person.page.getByText('Sent', { exact: true }));
      await person.click(person.page.getByText('Trash', { exact: true }));
      await person.seesText('inbox sent trash');
      await person.back();
      await person.seesText('inbox sent trash sent');
      await person.back();
      await person.seesText('inbox sent trash sent inbox');
      await person.forward();
      await person.seesText('inbox sent trash sent inbox sent');
    },
  },
  {
    name: 'a URL typed into the address bar',
    page: '/navigation/first.html',
    async drive(person) {
      await person.typeUrl('/navigation/third.html?typed=yes');
      await person.click(person.page.getByText('Mark', { exact: true }));
      await person.seesText('marked?typed=yes');
    },
  },
  {
    name: 'a link that opens a tab, worked in and closed',
    page: '/navigation/opener.html',
    async drive(person) {
      const first = await person.follow(() => person.click(person.page.getByText('Open in a tab')));
      await person.click(person.page.getByLabel('Word'));
      await person.type('hello');
      await person.closeTab(first);
      await person.click(person.page.getByText('Plain link'));
      await person.seesText('Third');
    },
  },
  {
    name: 'a window that talks to its opener',
    page: '/navigation/opener.html',
    async drive(person) {
      const first = await person.follow(() => person.click(person.page.getByText('Open a window')));
      await person.click(person.page.getByText('Yes', { exact: true }));
      await person.turnTo(first);
      await person.seesText('The window says yes');
    },
  },
  {
    name: 'a window that closes itself',
    page: '/navigation/opener.html',
    async drive(person) {
      const first = await person.follow(() => person.click(person.page.getByText('Open a window')));
      await person.click(person.page.getByText('Yes and close'));
      await person.turnTo(first);
      await person.seesText('The window says good bye');
    },
  },
  {
    name: 'a control click that opens a link in a tab',
    page: '/navigation/opener.html',
    async drive(person) {
      await person.follow(() => person.click(person.page.getByText('Plain link'), { modifiers: ['Control'] }));
      await person.click(person.page.getByText('Mark', { exact: true }));
      await person.seesText('marked');
    },
  },
  {
    name: 'a middle click that opens a link in a tab',
    page: '/navigation/opener.html',
    async drive(person) {
      await person.follow(() => person.click(person.page.getByText('Plain link'), { button: 'middle' }));
      await person.click(person.page.getByText('Mark', { exact: true }));
      await person.seesText('marked');
    },
  },
  {
    name: 'a new tab with a typed URL',
    page: '/navigation/first.html',
    async drive(person) {
      const first = await person.newTab('/navigation/third.html');
      await person.click(person.page.getByText('Mark', { exact: true }));
      await person.seesText('marked');
      await person.turnTo(first);
      await person.click(person.page.getByText('Go to second'));
      await person.seesText('Go to third');
    },
  },
  {
    name: 'an alert seen, a confirm accepted, a prompt answered',
    page: '/navigation/dialogs.html',
    async drive(person) {
      person.answerDialogs((dialog) => dialog.accept(dialog.type() === 'prompt' ? 'Ada' : undefined));
      await person.click(person.page.getByText('Alert'));
      await person.seesText('seen.');
      await person.click(person.page.getByText('Confirm'));
      await person.seesText('deleted.');
      await person.click(person.page.getByText('Prompt'));
      await person.seesText('name: Ada.');
    },
  },
  {
    name: 'a confirm accepted once and dismissed once',
    page: '/navigation/dialogs.html',
    async drive(person) {
      let asked = 0;
      person.answerDialogs((dialog) => (asked++ === 0 ? dialog.accept() : dialog.dismiss()));
      await person.click(person.page.getByText('Confirm'));
      await person.seesText('deleted.');
      await person.click(person.page.getByText('Confirm'));
      await person.seesText('deleted. kept.');
    },
  },
  {
    name: 'a prompt dismissed',
    page: '/navigation/dialogs.html',
    async drive(person) {
      person.answerDialogs((dialog) => dialog.dismiss());
      await person.click(person.page.getByText('Prompt'));
      await person.seesText('name: null.');
    },
  },
  {
    name: 'a page that asks before it is left',
    page: '/navigation/before-unload.html',
    async drive(person) {
      person.answerDialogs((dialog) => dialog.accept());
      await person.click(person.page.getByLabel('Draft'));
      await person.type('half a letter');
      await person.click(person.page.getByText('Leave'));
      await person.seesText('Second');
    },
  },
  {
    name: 'a page that asks before it is left, and is stayed on',
    page: '/navigation/before-unload.html',
    async drive(person) {
      person.answerDialogs((dialog) => dialog.dismiss());
      await person.click(person.page.getByLabel('Draft'));
      await person.type('half');
      const asked = person.page.waitForEvent('dialog');
      await person.click(person.page.getByText('Leave'));
      await asked;
      await person.click(person.page.getByLabel('Draft'));
      await person.press('End');
      await person.type(' a letter');
    },
  },
  {
    name: 'one file and several files uploaded',
    page: '/navigation/uploads.html',
    async drive(person) {
      const { page } = person;
      await person.choose({ 'me.txt': 'my face' }, () => person.click(page.getByLabel('Photo')));
      await person.choose({ 'a.txt': 'first', 'b.txt': 'the second' }, () => person.click(page.getByLabel('Papers')));
      await person.click(page.getByText('Send'));
      await person.seesText('me.txt (7 bytes), a.txt (5 bytes), b.txt (10 bytes)');
    },
  },
  {
    name: 'a file chosen through a button, its input hidden',
    page: '/navigation/hidden-upload.html',
    async drive(person) {
      await person.choose({ 'cat.txt': 'meow' }, () => person.click(person.page.getByText('Choose a picture…')));
      await person.seesText('cat.txt: meow');
    },
  },
  {
    name: 'a download and a file made by the page',
    page: '/navigation/downloads.html',
    always: [/waitForEvent\('download'\)/],
    async drive(person) {
      await person.click(person.page.getByText('Download the report'));
      await person.click(person.page.getByText('Make a file'));
      await person.seesText('made');
    },
  },
  {
    name: 'a save that must be done before the next URL is typed',
    page: '/navigation/save-then-leave.html',
    async drive(person) {
      await person.click(person.page.getByLabel('Note'));
      await person.type('milk');
      await person.click(person.page.getByText('Save', { exact: true }));
      await person.seesText('Saved');
      await person.typeUrl('/api/saved');
      await person.seesText('milk');
    },
  },
  {
    name: 'a page that goes elsewhere on mousedown',
    page: '/navigation/click-and-go.html',
    async drive(person) {
      await person.click(person.page.getByText('Third'));
      await person.click(person.page.getByText('Mark', { exact: true }));
      await person.seesText('marked');
    },
  },
  {
    name: 'a sign-in that redirects twice',
    page: '/navigation/redirecting.html',
    async drive(person) {
      await person.click(person.page.getByLabel('User'));
      await person.type('ann');
      await person.press('Enter');
      await person.click(person.page.getByText('Start the tour'));
      await person.seesText('Tour started');
    },
  },
];
