/** Actions of every kind with every text in every place; pages are opened before they are used. */
import * as fc from 'fast-check';
import type { Action, Effect, Modifier, Step, TextValue } from '../../shared/model/action.ts';
import type { Locator, LocatorStep } from '../../shared/model/locator.ts';
import type { Target } from '../../shared/model/target.ts';

export const anyString = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom("'", `\`$\{x}\``, '\u2028', '\\', "');", '*/', '\n', '\r\n', '\ud800'),
);

export function target(name: string, page = 'page'): Target {
  return withLocator([{ by: 'label', text: { value: name } }], name, page);
}

function withLocator(locator: Locator, words: string, page: string, frames: Locator[] = []): Target {
  const box = { x: 0, y: 0, width: 1, height: 1 };
  return {
    page,
    frames,
    locators: [{ locator, score: 500, reasons: [] }],
    words,
    fingerprint: { tag: 'div', attributes: {}, neighbours: [], ancestors: [], box },
  };
}

const text = fc.record({ value: anyString, exact: fc.boolean() });
const index = fc.integer({ min: 0, max: 9 });
const locatorStep: fc.Arbitrary<LocatorStep> = fc.oneof(
  fc.record({ by: fc.constant('testId' as const), value: anyString }),
  fc.record({ by: fc.constant('role' as const), role: fc.constantFrom('button', 'row'), name: text }),
  fc.record({ by: fc.constantFrom('label', 'placeholder', 'alt', 'title', 'text'), text }),
  fc.record({ by: fc.constant('css' as const), selector: anyString }),
  fc.record({ by: fc.constant('hasText' as const), text }),
  fc.record({ by: fc.constant('nth' as const), index }),
);
export const anyLocator = fc.array(locatorStep, { minLength: 1, maxLength: 3 });
const anyTarget = fc
  .tuple(anyLocator, anyString, fc.array(anyLocator, { maxLength: 2 }))
  .map(([steps, words, frames]) => withLocator(steps, words, 'page', frames));
const point = fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.integer({ min: -999, max: 999 }) });
const maybePoint = fc.option(point, { nil: undefined });
const page = fc.constant('page');
const value: fc.Arbitrary<TextValue> = fc.oneof(
  anyString.map((each) => ({ kind: 'plain' as const, text: each })),
  fc.constant({ kind: 'secret' as const, variable: 'SECRET_PIN' }),
);
const modifiers: fc.Arbitrary<Modifier[]> = fc
  .subarray(['Alt', 'Control', 'Meta', 'Shift'] as const)
  .map((all) => [...all]);
const mouseButton = fc.constantFrom('left' as const, 'middle' as const, 'right' as const);
const optional = <T>(name: string, of: T | undefined): object => (of === undefined ? {} : { [name]: of });

const kinds: { [Kind in Step['kind']]: fc.Arbitrary<Step & { kind: Kind }> } = {
  open: fc.record({ kind: fc.constant('open'), page, url: anyString }),
  newPage: index.map((number) => ({ kind: 'newPage', page: `page${number + 1}` })),
  closePage: fc.record({ kind: fc.constant('closePage'), page }),
  back: fc.record({ kind: fc.constant('back'), page, times: index }),
  forward: fc.record({ kind: fc.constant('forward'), page, times: index }),
  reload: fc.record({ kind: fc.constant('reload'), page }),
  click: fc
    .tuple(anyTarget, mouseButton, fc.integer({ min: 1, max: 3 }), modifiers, maybePoint)
    .map(([at, button, clickCount, held, position]) => ({
      kind: 'click',
      target: at,
      button,
      clickCount,
      modifiers: held,
      ...optional('position', position),
      ...optional('delay', clickCount === 3 ? 700 : undefined),
      ...optional('force', clickCount === 3 ? true : undefined),
    })),
  waitUntilOne: fc.record({ kind: fc.constant('waitUntilOne'), target: anyTarget }),
  hover: fc
    .tuple(anyTarget, maybePoint)
    .map(([at, position]) => ({ kind: 'hover', target: at, ...optional('position', position) })),
  fill: fc.record({ kind: fc.constant('fill'), target: anyTarget, value }),
  type: fc
    .tuple(fc.option(anyTarget, { nil: undefined }), value)
    .map(([at, typed]) => ({ kind: 'type', page: 'page', value: typed, ...optional('target', at) })),
  press: fc
    .tuple(fc.option(anyTarget, { nil: undefined }), anyString)
    .map(([at, key]) => ({ kind: 'press', page: 'page', key, ...optional('target', at) })),
  insertText: fc.record({ kind: fc.constant('insertText'), page, text: anyString }),
  paste: fc.record({ kind: fc.constant('paste'), target: anyTarget, text: anyString }),
  check: fc.record({ kind: fc.constant('check'), target: anyTarget }),
  uncheck: fc.record({ kind: fc.constant('uncheck'), target: anyTarget }),
  select: fc.record({
    kind: fc.constant('select'),
    target: anyTarget,
    options: fc.array(fc.record({ by: fc.constantFrom('label', 'value'), text: anyString })),
  }),
  upload: fc.record({ kind: fc.constant('upload'), target: anyTarget, files: fc.array(anyString) }),
  dropFiles: fc
    .tuple(anyTarget, fc.array(anyString), fc.option(anyTarget, { nil: undefined }))
    .map(([at, files, over]) => ({ kind: 'dropFiles', target: at, files, ...optional('over', over) })),
  drag: fc.tuple(anyTarget, anyTarget, maybePoint, maybePoint).map(([from, to, fromPosition, toPosition]) => ({
    kind: 'drag',
    from,
    to,
    ...optional('fromPosition', fromPosition),
    ...optional('toPosition', toPosition),
  })),
  stroke: fc
    .tuple(anyTarget, mouseButton, modifiers, fc.array(point), fc.option(anyTarget, { nil: undefined }), fc.boolean())
    .map(([at, button, held, path, from, isCovered]) => ({
      kind: 'stroke',
      target: at,
      button,
      modifiers: held,
      path,
      isCovered,
      ...optional('from', from && { target: from }),
      ...optional('to', from && { target: from, position: { x: 1, y: 2 } }),
    })),
  scroll: fc
    .tuple(fc.option(anyTarget, { nil: undefined }), point, fc.constantFrom('plain', 'grows', 'isPassing'))
    .map(([at, to, how]) => ({
      kind: 'scroll',
      page: 'page',
      to,
      ...optional('target', at),
      ...optional('grows', how === 'grows' ? { by: 'y', beyond: to.y } : undefined),
      ...optional('isPassing', how === 'isPassing' ? true : undefined),
    })),
  wheel: fc.record({
    kind: fc.constant('wheel'),
    page,
    target: anyTarget,
    position: point,
    delta: point,
    times: fc.integer({ min: 1, max: 9 }),
    modifiers,
  }),
  waitFor: fc
    .tuple(anyTarget, fc.option(anyString, { nil: undefined }))
    .map(([target, text]) => ({ kind: 'waitFor', target, ...optional('text', text) })),
  waitForState: fc
    .tuple(anyTarget, fc.constantFrom('aria-checked', 'aria-pressed'), fc.constantFrom('true', 'false', 'mixed'))
    .map(([target, name, value]) => ({ kind: 'waitForState', target, state: { name, value } })),
  waitUntilEnabled: fc.record({ kind: fc.constant('waitUntilEnabled'), target: anyTarget }),
  waitUntilGone: anyTarget.map(({ page: on, frames, locators, words }) => ({
    kind: 'waitUntilGone' as const,
    page: on,
    frames,
    locator: locators[0]?.locator ?? [],
    words,
  })),
};

const effectKinds: { [Kind in Effect['kind']]: fc.Arbitrary<Effect & { kind: Kind }> } = {
  popup: fc
    .tuple(index, fc.boolean())
    .map(([number, hasOpener]) => ({ kind: 'popup', page: `page${number + 1}`, hasOpener })),
  download: fc.record({ kind: fc.constant('download'), name: anyString }),
  dialog: fc
    .tuple(fc.constantFrom('alert' as const, 'confirm' as const, 'prompt' as const), fc.boolean(), anyString)
    .map(([type, accepted, answer]) => ({
      kind: 'dialog',
      type,
      accepted,
      ...(type === 'prompt' && accepted && { text: answer }),
    })),
  navigation: fc.record({ kind: fc.constant('navigation'), page, url: fc.oneof(fc.webUrl(), anyString) }),
  response: fc.record({
    kind: fc.constant('response'),
    page,
    method: fc.constant('GET'),
    url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), anyString),
  }),
  fileChooser: fc.record({ kind: fc.constant('fileChooser'), files: fc.array(anyString) }),
  pageClosed: fc.record({ kind: fc.constant('pageClosed'), page }),
};

const anyAction: fc.Arbitrary<Action> = fc.record({
  step: fc.oneof(...Object.values<fc.Arbitrary<Step>>(kinds)),
  effects: fc.array(fc.oneof(...Object.values<fc.Arbitrary<Effect>>(effectKinds)), { maxLength: 3 }),
  events: fc.constant([1]),
});

/** Each new page has a name of its own, as the recorder gives them. */
export const anyActions: fc.Arbitrary<Action[]> = fc.array(anyAction, { maxLength: 12 }).map((actions) => {
  let pages = 0;
  const next = (): string => {
    pages += 1;
    return `page${pages}`;
  };
  for (const { step, effects } of actions) {
    if (step.kind === 'newPage') step.page = next();
    for (const effect of effects) if (effect.kind === 'popup') effect.page = next();
  }
  return actions;
});
