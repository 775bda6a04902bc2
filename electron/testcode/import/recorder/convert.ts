/** A recording of the DevTools Recorder → a spec. */
import { printLocator } from '../../printLocator.ts';
import { quote } from '../../quote.ts';
import { urlPattern } from '../../urlPattern.ts';
import { createCandidateKeeper, createTest, type Imported, printImported, secretFor } from '../imported.ts';
import type { RecorderFlow, RecorderStep } from './schema.ts';
import { readSelectors } from './selectors.ts';

type Step<Type extends RecorderStep['type']> = Extract<RecorderStep, { type: Type }>;
type Click = Step<'click'> | Step<'doubleClick'>;

export function convertRecorder(flow: RecorderFlow): Imported {
  const keeper = createCandidateKeeper();
  const test = createTest(flow.title, keeper);
  const { sheet } = test;
  /** Pages by the address that the recording tells them by. */
  const pages = new Map([['main', 'page']]);
  /** The page that the next step opens. */
  let opening: { name: string } | null = null;
  const cannot = (index: number, why: string): void =>
    sheet.cannot(`step ${index + 1} (${flow.steps[index]?.type}): ${why}`);

  flow.steps.forEach((step, index) => {
    openPages(index);
    printStep(step, index);
    for (const event of step.assertedEvents ?? []) {
      if (event.type !== 'navigation') cannot(index, `the event ${event.type} is not known`);
      else if (event.url && step.type !== 'navigate')
        sheet.add(`await ${pageOf(step)}.waitForURL(${quote(urlPattern(event.url))});`);
      if (event.title) sheet.add(`await expect(${pageOf(step)}).toHaveTitle(${quote(event.title)});`);
    }
  });

  /** A page that is met for the first time was opened by the step before; that one waits for it. */
  function openPages(index: number) {
    const next = nextPageAfter(index);
    if (next === null) return;
    const name = `page${pages.size}`;
    pages.set(next, name);
    opening = { name };
    sheet.add(`const ${name}Promise = ${pageOf(flow.steps[index])}.waitForEvent('popup');`);
  }

  function nextPageAfter(index: number): string | null {
    const [step, next] = [flow.steps[index], flow.steps[index + 1]];
    const target = next?.target;
    const opens = step && !['setViewport', 'emulateNetworkConditions', 'customStep'].includes(step.type);
    return opens && target && !pages.has(target) ? target : null;
  }

  function pageOf(step: RecorderStep | undefined): string {
    return pages.get(step?.target ?? 'main') ?? 'page';
  }

  function printStep(step: RecorderStep, index: number) {
    const opened = opening;
    opening = null;
    printAct(step, index);
    if (opened) sheet.add(`const ${opened.name} = await ${opened.name}Promise;`);
  }

  function printAct(step: RecorderStep, index: number) {
    const page = pageOf(step);
    switch (step.type) {
      case 'setViewport':
        sheet.add(
          `await ${page}.setViewportSize({ width: ${Math.round(step.width)}, height: ${Math.round(step.height)} });`,
        );
        if (step.isMobile || step.hasTouch)
          cannot(index, 'a mobile device: choose one with test.use({ ...devices[…] })');
        return;
      case 'navigate':
        return sheet.add(`await ${page}.goto(${quote(step.url)});`);
      case 'click':
      case 'doubleClick':
        return printClick(step, index);
      case 'hover':
        return sheet.add(`await ${element(step)}.hover();`);
      case 'change':
        return printChange(step, index);
      case 'keyDown':
        return sheet.add(`await ${page}.keyboard.down(${quote(step.key)});`);
      case 'keyUp': {
        // Down and up without anything between is a press.
        const before = `await ${page}.keyboard.down(${quote(step.key)});`;
        return sheet.replaceLast(before, `await ${page}.keyboard.press(${quote(step.key)});`)
          ? undefined
          : sheet.add(`await ${page}.keyboard.up(${quote(step.key)});`);
      }
      case 'scroll': {
        const to = `${step.x ?? 0}, ${step.y ?? 0}`;
        if (step.selectors)
          return sheet.add(
            `await ${element({ ...step, selectors: step.selectors })}.evaluate((element) => element.scrollTo(${to}));`,
          );
        return sheet.add(`await ${inFrame(step, () => `window.scrollTo(${to})`)};`);
      }
      case 'close':
        return sheet.add(`await ${page}.close();`);
      case 'waitForElement':
        return printWait(step, index);
      case 'waitForExpression':
        if (step.frame?.length) {
          const root = `${placeOf(step)}.locator(':root')`;
          return sheet.add(
            `await expect.poll(() => ${root}.evaluate(${quote(`(${step.expression}\n)`)})).toBeTruthy();`,
          );
        }
        return sheet.add(`await ${page}.waitForFunction(${quote(step.expression)});`);
      case 'emulateNetworkConditions':
        return cannot(
          index,
          `download ${step.download}, upload ${step.upload} bytes a second, latency ${step.latency} ms: Playwright has no such setting for all browsers`,
        );
      case 'customStep':
        return cannot(index, `${step.name} ${JSON.stringify(step.parameters) ?? ''}`.trim());
    }
  }

  /** The document of the frame that a step is in: frames are told by their number. */
  function placeOf(step: { target?: string | null | undefined; frame?: number[] | null | undefined }): string {
    const page = pages.get(step.target ?? 'main') ?? 'page';
    return [page, ...(step.frame ?? []).map((number) => `${frameCode(number)}.contentFrame()`)].join('.');
  }

  function inFrame(step: Step<'scroll'>, work: () => string): string {
    return step.frame?.length
      ? `${placeOf(step)}.locator(':root').evaluate(() => ${work()})`
      : `${placeOf(step)}.evaluate(() => ${work()})`;
  }

  function element(step: {
    target?: string | null | undefined;
    frame?: number[] | null | undefined;
    selectors: (string | string[])[];
  }): string {
    const found = readSelectors(step.selectors);
    const [best] = found;
    keeper.keep((step.frame ?? []).map(frameCode), found);
    // Nothing but names of no known role: the first selector as it stands, which says so when it is played.
    return `${placeOf(step)}.${best ? printLocator(best.locator) : `locator(${quote([step.selectors[0] ?? ''].flat().join(' '))})`}`;
  }

  function printClick(step: Click, index: number) {
    const button = step.button ?? 'primary';
    if (button === 'back' || button === 'forward')
      return sheet.add(`await ${pageOf(step)}.go${button === 'back' ? 'Back' : 'Forward'}();`);
    const options = button === 'primary' ? '' : `{ button: '${button === 'secondary' ? 'right' : 'middle'}' }`;
    sheet.add(`await ${element(step)}.${step.type === 'click' ? 'click' : 'dblclick'}(${options});`);
    if ((step.duration ?? 0) > 500)
      cannot(index, `the button was held for ${Math.round(step.duration ?? 0)} ms: click({ delay }) holds it`);
  }

  function printChange(step: Step<'change'>, index: number) {
    const locator = element(step);
    const hints = step.selectors.flat();
    const secret = secretFor(...hints);
    if (hints.some((hint) => /(^|[\s>/+~])select\b/.test(hint)))
      return sheet.add(`await ${locator}.selectOption(${quote(step.value)});`);
    if (secret === null || step.value === '') return sheet.add(`await ${locator}.fill(${quote(step.value)});`);
    sheet.add(`await ${locator}.fill(process.env.${secret}!);`);
    cannot(index, `the value is a secret and is not carried over: set ${secret} when you play the test`);
  }

  function printWait(step: Step<'waitForElement'>, index: number) {
    const locator = element(step);
    const timeout = step.timeout ? `{ timeout: ${Math.round(step.timeout)} }` : '';
    const [operator, count] = [step.operator ?? '>=', step.count ?? 1];
    if (step.visible === false) sheet.add(`await expect(${locator}).toBeHidden(${timeout});`);
    else if (operator === '==' && !(step.count == null))
      sheet.add(`await expect(${locator}).toHaveCount(${[count, timeout].filter((part) => part !== '').join(', ')});`);
    else if (operator === '>=' && count <= 1)
      sheet.add(`await expect(${locator}.first()).${step.visible ? 'toBeVisible' : 'toBeAttached'}(${timeout});`);
    else
      sheet.add(
        `await expect.poll(() => ${locator}.count()${timeout && `, ${timeout}`}).${operator === '<=' ? 'toBeLessThanOrEqual' : operator === '==' ? 'toBe' : 'toBeGreaterThanOrEqual'}(${count});`,
      );
    for (const [name, value] of Object.entries(step.properties ?? {})) {
      const json = JSON.stringify(value);
      if (json === undefined) cannot(index, `the property ${name} has no value`);
      else sheet.add(`await expect(${locator}).toHaveJSProperty(${quote(name)}, JSON.parse(${quote(json)}));`);
    }
    for (const [name, value] of Object.entries(step.attributes ?? {}))
      sheet.add(`await expect(${locator}).toHaveAttribute(${quote(name)}, ${quote(value)});`);
  }

  return { spec: printImported([test]), tests: 1, left: [...sheet.left], candidates: keeper.all, files: {} };
}

function frameCode(number: number): string {
  return `locator('iframe, frame').nth(${number})`;
}
