import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recognize } from '../../electron/recording/index.ts';
import { checkSyntax, printSpec } from '../../electron/testcode/index.ts';
import type { RawEvent } from '../../shared/model/event.ts';
import { type Attack, attackPage, attacks } from './hostile/attacks.ts';
import { fingerprintPage } from './hostile/fingerprint.ts';
import {
  type Pages,
  type RecordingWorld,
  servePages,
  startPlain,
  startRecorder,
  type World,
} from './hostile/worlds.ts';

let pages: Pages;
let recorder: RecordingWorld;
let plain: World;

beforeAll(async () => {
  pages = await servePages();
  const start = pages.set('/start', { body: '<title>start</title>' });
  [recorder, plain] = await Promise.all([startRecorder(start), startPlain()]);
});

afterAll(async () => {
  await Promise.all([recorder?.close(), plain?.close()]);
  await pages?.close();
});

/** Reads past whatever the page made of its prototypes. */
const read = async (page: Page, expression: string): Promise<unknown> => {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
  return result.value;
};

/** What the page had in hand is done, and drawn. */
const twoFrames = (page: Page): Promise<unknown> =>
  read(page, 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');

const openIn = async (world: World, url: string): Promise<Page> => {
  const [context] = world.browser.contexts();
  if (!context) throw new Error('the browser has no context');
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(url);
  return page;
};

/** The same doings in a new tab of either browser; what the page saw of it. */
const visit = async (
  world: World,
  url: string,
  act: (page: Page) => Promise<void>,
  tell: string,
  ready = 'true',
): Promise<unknown> => {
  const page = await openIn(world, url);
  page.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
  await expect.poll(() => read(page, ready), { timeout: 20_000 }).toBe(true);
  await twoFrames(page);
  await act(page);
  await twoFrames(page);
  const told = await read(page, tell);
  await page.close();
  return told;
};

const usual = async (page: Page): Promise<void> => {
  await page.mouse.click(60, 30);
  await page.mouse.click(60, 75);
  await page.keyboard.press('a');
  await page.keyboard.press('b');
};

const words = (events: RawEvent[], kind: 'press' | 'key'): string[] =>
  events.flatMap((event) =>
    event.kind === kind ? [event.kind === 'key' ? event.key : (event.target.description?.words ?? '')] : [],
  );

const recordedSince = (mark: number): RawEvent[] => recorder.events().filter(({ seq }) => seq > mark);

const attackOn = async (
  attack: Attack,
  index: number,
): Promise<{ events: RawEvent[]; recorded: unknown; alone: unknown }> => {
  const url = pages.set(`/attack-${index}`, {
    body: attackPage(attack),
    ...(attack.headers && { headers: attack.headers }),
  });
  const act = async (page: Page): Promise<void> => {
    await usual(page);
    await attack.act?.(page);
  };
  const mark = recorder.events().at(-1)?.seq ?? 0;
  const recorded = await visit(recorder, url, act, 'told2()', attack.ready);
  await expect
    .poll(() => recordedSince(mark).some(({ kind }) => kind === 'pageClosed'), { timeout: 20_000 })
    .toBe(true);
  const alone = await visit(plain, url, act, 'told2()', attack.ready);
  return { events: recordedSince(mark), recorded, alone };
};

test.each(attacks.map((attack, index) => ({ ...attack, index })))(
  'a page that $name is recorded, and behaves as it does alone',
  async (attack) => {
    const { events, recorded, alone } = await attackOn(attack, attack.index);
    expect(recorded).toEqual(alone);
    expect(recorded).toEqual(expect.any(String));
    const presses = words(events, 'press');
    expect(presses[0]).toEqual(
      attack.button instanceof RegExp ? expect.stringMatching(attack.button) : (attack.button ?? 'button "Go"'),
    );
    expect(presses[1]).toBe('textbox "Name"');
    expect(presses).toHaveLength(attack.act ? 3 : 2);
    expect(words(events, 'key')).toEqual(['a', 'b']);
    expect(
      events.every((event) => event.kind !== 'press' || (event.target.description?.locators.length ?? 0) > 0),
    ).toBe(true);
    const spec = printSpec(recognize(events), { title: attack.name, filesFolder: 'files' });
    expect(checkSyntax(spec, 'a.spec.ts'), spec.slice(0, 2000)).toBeNull();
    expect(spec.replace(/'(?:[^'\\\n]|\\.)*'/g, '')).not.toContain('process.exit');
  },
);

test('a page finds nothing of us: globals, prototypes, listeners, mutations, styles and events are as they are alone', async () => {
  const url = pages.set('/fingerprint', { body: fingerprintPage });
  const [recorded, alone] = [
    await visit(recorder, url, usual, 'fingerprint()'),
    await visit(plain, url, usual, 'fingerprint()'),
  ];
  expect(recorded).toEqual(alone);
  expect(String(recorded).length).toBeGreaterThan(10_000);
});
