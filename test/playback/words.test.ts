import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { explainError } from '../../electron/playback/explainError.ts';
import { locatorWords } from '../../electron/playback/locatorWords.ts';
import { reasonInChinese } from '../../electron/playback/report/reasonInChinese.ts';
import { stepWords } from '../../electron/playback/stepWords.ts';
import { createWaitWords } from '../../electron/playback/waitWords.ts';

test.each([
  ["getByRole('button', { name: 'Save' })", 'button "Save"'],
  ["getByRole('textbox', { name: 'Name', exact: true })", 'field "Name"'],
  ["getByRole('button')", 'button'],
  ["getByRole('row', { name: 'Ann' }).getByRole('button', { name: /del(ete)?/i })", 'button /del(ete)?/i in row "Ann"'],
  [`getByText('it\\'s (not) "done"')`, 'text "it\'s (not) "done""'],
  ["getByRole('listitem').filter({ hasText: 'Two' }).nth(1)", 'list item with "Two" number 2'],
  ["locator('#pay').contentFrame().getByLabel('Card')", 'field "Card" in frame #pay'],
  ["getByTestId('total').first()", 'the first element "total"'],
  ["locator('li').filter({ has: getByText('a') })", "locator('li').filter({ has: getByText('a') })"],
  ['shop.example/cart', 'shop.example/cart'],
])('%s in words is %s', (locator, words) => {
  expect(locatorWords(locator)).toBe(words);
});

test.each([
  ['Click', "getByRole('button', { name: 'Save' })", 'Click button "Save"'],
  ['Fill "Ann"', "getByLabel('Name')", 'Fill "Ann" in field "Name"'],
  ['Navigate', 'shop.example/cart', 'Open shop.example/cart'],
  ['Expect "toHaveText"', "getByTestId('sum')", 'Expect element "sum" to have text'],
  ['Expect "not toBeVisible"', "getByText('Sold out')", 'Expect text "Sold out" not to be visible'],
  ['Expect "toHaveURL"', '', 'Expect the value to have URL'],
  ['sign in', '', 'sign in'],
  // As older versions tell it.
  ["locator.click(getByRole('button'))", '', "locator.click(getByRole('button'))"],
])('the step %s %s reads: %s', (title, subtitle, words) => {
  expect(stepWords(title, subtitle)).toBe(words);
});

test('a wait is told by what its statement waits for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pa-words-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'a.spec.ts');
  writeFileSync(
    file,
    `import { test } from '@playwright/test';
test('a', async ({ page }) => {
  await page.waitForURL('**/cart');
  const answer = page.waitForResponse('**/api/cart');
  await page.getByRole('button').click();
  await answer;
});
`,
  );
  const words = createWaitWords();
  const at = (line: number, name = file) => ({ file: name, line, column: 14 });
  expect(words('Wait for load state', at(3))).toBe('Wait for the address **/cart');
  expect(words('Wait for event "response"', at(4))).toBe('Wait for the response **/api/cart');
  expect(words('Wait for load state', at(5))).toBe('Wait for load state');
  expect(words('Click button', at(3))).toBe('Click button');
  expect(words('Wait for load state', at(3, join(folder, 'gone.spec.ts')))).toBe('Wait for load state');
  expect(words('Wait for load state', null)).toBe('Wait for load state');
});

const log = "\nCall log:\n  - waiting for getByRole('button', { name: 'Pay' })\n";
test.each([
  [`TimeoutError: locator.click: Timeout 5000ms exceeded.${log}`, 'button "Pay" was not found within 5 s'],
  [
    `TimeoutError: locator.click: Timeout 300ms exceeded.${log}      - <div>veil</div> intercepts pointer events\n`,
    'button "Pay" was there, but <div>veil</div> covers it',
  ],
  [
    `TimeoutError: locator.click: Timeout 300ms exceeded.${log}    - element is not enabled\n    - retrying\n`,
    'button "Pay" was there, but it is not enabled',
  ],
  [
    `Error: locator.click: Test timeout of 2000.00031ms exceeded.${log}`,
    'button "Pay" was not found before the test\'s time was over (2 s)',
  ],
  [
    "Error: locator.click: Error: strict mode violation: getByRole('button') resolved to 3 elements:\n    1) …",
    'button means 3 elements where one is needed',
  ],
  [
    "Error: expect(locator).toBeVisible() failed\n\nLocator: getByText('Done')\nExpected: visible\nTimeout: 200ms\nError: element(s) not found\n",
    'text "Done" was not found within 0.2 s',
  ],
  [
    'Error: \u001b[2mexpect(\u001b[22mlocator).toHaveText(expected) failed\n\nLocator:  getByRole(\'status\')\nExpected: \u001b[32m"2"\u001b[39m\nReceived: \u001b[31m"1"\u001b[39m\n',
    'status: expected "2", but it was "1"',
  ],
  [
    'Error: expect(received).toBe(expected) // Object.is equality\n\nExpected: 2\nReceived: 1',
    'expected 2, but it was 1',
  ],
  [
    'Error: expect(received).toEqual(expected)\n\n- Expected  - 1\n+ Received  + 1\n\n  Array [\n-   "3",\n+   "2",\n    "same",\n  ]',
    'expected "3", but it was "2"',
  ],
  [
    'Error: expect(received).toEqual(expected)\n\n- Expected  - 2\n+ Received  + 1\n\n- 3\n- 4\n+ 2\n\nCall log:\n- waiting',
    'the value is not the expected one',
  ],
  [
    'Error: page.goto: net::ERR_CONNECTION_REFUSED at http://127.0.0.1:9/\nCall log: …',
    'The page could not be opened: net::ERR_CONNECTION_REFUSED at http://127.0.0.1:9/',
  ],
  [
    'Error: page.waitForURL: Test timeout of 30000ms exceeded.\n=== logs ===\nwaiting for navigation to "**/checkout" until "load"\n============',
    "the page did not go to **/checkout before the test's time was over (30 s)",
  ],
  [
    'TimeoutError: page.waitForURL: Timeout 500ms exceeded.\n=== logs ===\nwaiting for navigation to "**/checkout" until "load"\n  navigated to "http://127.0.0.1/sign-in"\n============',
    'the page did not go to **/checkout within 0.5 s; it went to http://127.0.0.1/sign-in',
  ],
  [
    'TimeoutError: page.waitForResponse: Timeout 500ms exceeded while waiting for event "response"\n=== logs ===\nwaiting for response "**/api/cart"\n============',
    'no response **/api/cart came within 0.5 s',
  ],
  [
    'TimeoutError: page.waitForEvent: Timeout 500ms exceeded while waiting for event "popup"\n=== logs ===\nwaiting for event "popup"\n============',
    'no popup came within 0.5 s',
  ],
  ['Test timeout of 30000ms exceeded.', 'The test took longer than 30 s'],
  [
    'Error: worker process exited unexpectedly (code=null, signal=SIGKILL)',
    'The process that ran the test died (code=null, signal=SIGKILL)',
  ],
  ['TypeError: cannot read this\n    at somewhere', 'cannot read this'],
])('%s is explained', (message, why) => {
  expect(explainError({ message, place: null, snippet: null }).why).toBe(why);
});

test.each([
  [`TimeoutError: locator.click: Timeout 5000ms exceeded.${log}`, '在 5 秒内没有找到按钮"Pay"'],
  [
    `TimeoutError: locator.click: Timeout 300ms exceeded.${log}    - element is not enabled\n    - retrying\n`,
    '按钮"Pay"存在，但已禁用',
  ],
  [
    `TimeoutError: locator.click: Timeout 300ms exceeded.${log}      - <div>veil</div> intercepts pointer events\n`,
    '按钮"Pay"存在，但被 <div>veil</div> 遮挡',
  ],
  [
    "Error: expect(locator).toBeVisible() failed\n\nLocator: getByText('Done')\nExpected: visible\nReceived: hidden\nTimeout: 200ms\n",
    '文字"Done"：期望 可见，实际为 隐藏',
  ],
  [
    "Error: locator.click: Error: strict mode violation: getByRole('button') resolved to 3 elements:\n    1) …",
    '按钮对应 3 个元素，但这里需要唯一的一个',
  ],
  ['Test timeout of 30000ms exceeded.', '测试用时超过 30 秒'],
  // The words of whoever threw it stay theirs.
  ['TypeError: cannot read this', null],
])('%s is explained in Chinese', (message, why) => {
  expect(reasonInChinese(explainError({ message, place: null, snippet: null }).reason)).toBe(why);
});
