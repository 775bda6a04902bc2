/** What a browser and its pages do by themselves: what is waited for, answered and followed. */
import { expect, test } from 'vitest';
import { recognize } from '../../../electron/recording/index.ts';
import { printBody } from '../../../electron/testcode/index.ts';
import { code, locatorOf, save, site } from '../code.ts';
import { box, button, events, type Person, refTo } from '../events.ts';

test('an answer that the person saw is waited for, unless the next step waits by itself', () => {
  const click = (person: Person) => {
    person.click(button('Save'));
    person.asks(`${site}api/save`, 'POST');
    person.answers();
  };
  const waiting = [
    "const responsePromise = page.waitForResponse('**/api/save');",
    `await ${save}.click();`,
    'await responsePromise;',
  ];
  const next = `await ${locatorOf('button', 'Next')}.click();`;
  expect(
    code((person) => {
      click(person);
      person.click(button('Next'));
    }),
  ).toEqual([...waiting, next]);
  expect(
    code((person) => {
      click(person);
      person.click(button('Next'), { isNew: true });
    }),
  ).toEqual([`await ${save}.click();`, next]);
});

test('what nobody asked for (polling) and what was never answered is not waited for', () => {
  const steps = code((person) => {
    person.wait(2000);
    person.asks(`${site}api/poll`);
    person.answers();
    person.click(button('Save'));
    person.asks(`${site}api/poll?since=1`);
    person.answers();
    person.asks(`${site}api/slow`);
    person.click(button('Save'));
  });
  expect(steps).toEqual([`await ${save}.click();`, `await ${save}.click();`]);
});

test('an element that came to be is waited for, rather than the answer that brought it', () => {
  const steps = code((person) => {
    person.click(button('Save'));
    person.asks(`${site}api/save`);
    person.answers();
    person.inPage({ kind: 'appeared', target: refTo(box('Saved')) });
    person.click(button('Next'));
  });
  expect(steps).toEqual([
    `await ${save}.click();`,
    `await expect(${locatorOf('generic', 'Saved')}).toBeVisible();`,
    `await ${locatorOf('button', 'Next')}.click();`,
  ]);
});

test('no wait is by time', () => {
  const steps = code((person) => {
    person.click(button('Save'));
    person.wait(60_000);
    person.click(button('Next'));
  });
  expect(steps).toEqual([`await ${save}.click();`, `await ${locatorOf('button', 'Next')}.click();`]);
});

test('a page that navigates twice for one click is waited for where it ends', () => {
  const steps = code((person) => {
    person.click(button('Save'));
    person.arrives(`${site}redirect`);
    person.arrives(`${site}end`);
  });
  expect(steps).toEqual([`await ${save}.click();`, "await page.waitForURL('**/end');"]);
});

test('back, forward, reload and a typed address are what they are', () => {
  const steps = code((person) => {
    person.wait(5000);
    person.arrives(site, 'browser', { type: 'history', offset: -1 });
    person.wait(5000);
    person.arrives(site, 'browser', { type: 'history', offset: 2 });
    person.wait(5000);
    person.arrives(site, 'browser', { type: 'reload' });
    person.wait(5000);
    person.arrives(`${site}typed`, 'browser');
  });
  expect(steps).toEqual([
    'await page.goBack();',
    'await page.goForward();',
    'await page.goForward();',
    'await page.reload();',
    "await page.goto('http://shop.example/typed');",
  ]);
});

test('a page that goes back in history at once by itself answers a click', () => {
  const steps = code((person) => {
    person.click(button('Save'));
    person.arrives(`${site}list`, 'browser', { type: 'history', offset: -1 });
  });
  expect(steps).toEqual([`await ${save}.click();`, "await page.waitForURL('**/list');"]);
});

test('a popup belongs to the click that opened it, and its first address to the popup', () => {
  const steps = code((person) => {
    person.click(button('Save'));
    person.opens(`${site}help`, 'page1', 'page');
    person.click(button('Close'));
    person.inBrowser({ kind: 'pageClosed', page: 'page1' });
  });
  expect(steps).toEqual([
    "const page1Promise = page.waitForEvent('popup');",
    `await ${save}.click();`,
    'const page1 = await page1Promise;',
    `await page1.getByRole('button', { name: 'Close' }).click();`,
    'await page1.close();',
  ]);
});

test('a tab that nobody on the page opened is a new one', () => {
  const steps = code((person) => {
    person.wait(5000);
    person.opens(`${site}other`, 'page1');
  });
  expect(steps[0]).toBe('const page1 = await context.newPage();');
});

test('a page that closes itself after an answer to a click is left the time', () => {
  const steps = code((person) => {
    person.click(button('Open'));
    person.opens(`${site}help`, 'page1', 'page');
    person.click(button('Save'));
    person.asks(`${site}api/save`, 'POST');
    person.answers();
    person.inBrowser({ kind: 'pageClosed', page: 'page1' });
  });
  expect(steps.slice(3)).toEqual([
    "const closedPromise = page1.waitForEvent('close');",
    "const responsePromise = page1.waitForResponse('**/api/save');",
    "await page1.getByRole('button', { name: 'Save' }).click();",
    'await closedPromise;',
    'await responsePromise;',
  ]);
});

test('dialogs are answered as the person answered them, in their order, the later inside the earlier', () => {
  const steps = code((person) => {
    person.press(button('Save'));
    person.dialog('confirm', true);
    person.dialog('prompt', true, "Ann's");
    person.dialog('alert', true);
    person.dialog('confirm', false);
  });
  expect(steps.join('\n')).toBe(`page.once('dialog', (dialog) => {
  page.once('dialog', (dialog) => {
    page.once('dialog', (dialog) => {
      page.once('dialog', (dialog) => dialog.dismiss());
      return dialog.accept();
    });
    return dialog.accept('Ann\\'s');
  });
  return dialog.accept();
});
await ${save}.click();`);
});

test('the question whether to leave is answered before the step that leaves', () => {
  const steps = code((person) => {
    person.click(button('Save'));
    person.wait(5000);
    person.dialog('beforeunload', true);
    person.arrives(`${site}typed`, 'browser');
  });
  expect(steps).toEqual([
    `await ${save}.click();`,
    "page.once('dialog', (dialog) => dialog.accept());",
    "await page.goto('http://shop.example/typed');",
  ]);
});

test('a download belongs to its click; a name that was made for this one time is not checked', () => {
  const download = (name: string) =>
    code((person) => {
      person.click(button('Save'));
      person.inBrowser({ kind: 'download', page: 'page', name });
    });
  expect(download('report.pdf')).toEqual([
    "const downloadPromise = page.waitForEvent('download');",
    `await ${save}.click();`,
    'const download = await downloadPromise;',
    "expect(download.suggestedFilename()).toBe('report.pdf');",
  ]);
  expect(download('report-20261105.pdf')).not.toContain('expect');
});

test('what was played before a recording goes on is no part of it', () => {
  const all = events((person) => {
    person.opens(site);
    person.click(button('Save'));
    person.inBrowser({ kind: 'resumed' });
    person.click(button('Next'));
  });
  expect(printBody(recognize(all))).toEqual([`await ${locatorOf('button', 'Next')}.click();`]);
});
