/** Recorded actions → what is exported. */
import type { Action, Effect, Modifier, Step } from '../../../shared/model/action.ts';
import type { Target } from '../../../shared/model/target.ts';
import { describeAction } from '../describeStep.ts';
import { urlPattern } from '../urlPattern.ts';
import type { Check, Consequence, Item, Move } from './script.ts';

/** `filesFolder` is where uploaded files lie, seen from the exported file. */
export function lower(actions: readonly Action[], filesFolder: string): Item[] {
  return actions.map((action) => lowerAction(action, filesFolder));
}

function lowerAction(action: Action, filesFolder: string): Item {
  const { step } = action;
  const words = describeAction(action);
  const file = (name: string): string => `${filesFolder}/${name}`;
  const effects = action.effects.map((effect) => consequenceOf(effect, file));
  if (isWaiting(step)) {
    const check = checkOf(step);
    if (effects.length === 0) return { kind: 'check', words, check };
    const { page } = step.kind === 'waitUntilGone' ? step : step.target;
    return { kind: 'act', words, page, moves: [{ kind: 'expect', check }], effects };
  }
  return { kind: 'act', words, page: pageOf(step), moves: movesOf(step, file), effects };
}

function consequenceOf(effect: Effect, file: (name: string) => string): Consequence {
  switch (effect.kind) {
    case 'fileChooser':
      return { ...effect, files: effect.files.map(file) };
    case 'navigation':
    case 'response':
      return { ...effect, url: urlPattern(effect.url), address: effect.url };
    default:
      return effect;
  }
}

const WAITING = ['waitFor', 'waitForState', 'waitUntilEnabled', 'waitUntilGone', 'waitUntilOne'] as const;
type Waiting = Extract<Step, { kind: (typeof WAITING)[number] }>;

function isWaiting(step: Step): step is Waiting {
  return WAITING.some((kind) => kind === step.kind);
}

function pageOf(step: Exclude<Step, Waiting>): string {
  if ('page' in step) return step.page;
  return step.kind === 'drag' ? step.from.page : step.target.page;
}

function checkOf(step: Waiting): Check {
  if (step.kind === 'waitUntilGone') {
    const { page, frames, locator, words, isHidden } = step;
    const target = bareTarget(page, frames, locator, words);
    return isHidden
      ? { kind: 'state', state: 'hidden', isNot: false, target }
      : { kind: 'count', isNot: false, count: 0, target };
  }
  if (step.kind === 'waitUntilOne') return { kind: 'count', isNot: false, count: 1, target: step.target };
  if (step.kind === 'waitUntilEnabled') return { kind: 'state', state: 'enabled', isNot: false, target: step.target };
  if (step.kind === 'waitForState') {
    const { name, value } = step.state;
    if (name === 'aria-checked' && (value === 'true' || value === 'false'))
      return { kind: 'state', state: 'checked', isNot: value === 'false', target: step.target };
    return {
      kind: 'attribute',
      isNot: false,
      target: step.target,
      name,
      expected: { kind: 'text', text: value ?? '' },
    };
  }
  // As patient as our own specs: three times as long as it took.
  const ms = step.ms === undefined ? {} : { ms: step.ms * 3 };
  if (step.text !== undefined)
    return { kind: 'text', isNot: false, target: step.target, expected: { kind: 'text', text: step.text }, ...ms };
  return { kind: 'state', state: 'visible', isNot: false, target: step.target, ...ms };
}

/** A target of which nothing is known but how to find it. */
export function bareTarget(
  page: string,
  frames: Target['frames'],
  locator: Target['frames'][number],
  words: string,
): Target {
  const box = { x: 0, y: 0, width: 0, height: 0 };
  return {
    page,
    frames,
    locators: [{ locator, score: 0, reasons: [] }],
    words,
    fingerprint: { tag: '', attributes: {}, neighbours: [], ancestors: [], box },
  };
}

function movesOf(step: Exclude<Step, Waiting>, file: (name: string) => string): Move[] {
  switch (step.kind) {
    case 'back':
    case 'forward':
      return Array.from({ length: step.times }, () => ({
        kind: step.kind,
        page: step.page,
        ...(step.isInFrame && { isInFrame: true }),
      }));
    case 'upload':
    case 'dropFiles':
      return [{ ...step, files: step.files.map(file) }];
    case 'paste':
      // No other world lets a page hear of a paste: the text is put where the focus is.
      return [{ kind: 'insertText', page: step.target.page, text: step.text }];
    case 'drag': {
      const { modifiers = [], ...drag } = step;
      return held(step.from.page, modifiers, [drag]);
    }
    case 'wheel': {
      const { page, target, position, delta, times, modifiers } = step;
      return held(page, modifiers, [
        { kind: 'hover', target, position },
        { kind: 'wheel', page, delta, times },
      ]);
    }
    case 'stroke':
      return strokeMoves(step);
    default:
      return [step];
  }
}

function strokeMoves(stroke: Extract<Step, { kind: 'stroke' }>): Move[] {
  const { target, button, modifiers, path, from, to: end, isCovered } = stroke;
  if (path.length === 0) return [];
  const { page } = target;
  const to = path.map((position): Move => ({ kind: 'hover', target, position, ...(isCovered && { force: true }) }));
  const start: Move | undefined = from ? { kind: 'hover', ...from } : to[0];
  if (!start) return [];
  return held(page, modifiers, [
    start,
    { kind: 'mouseDown', page, button },
    ...(from ? to : to.slice(1)),
    ...(end
      ? [
          { kind: 'hover' as const, ...end },
          { kind: 'hover' as const, ...end },
        ]
      : []),
    { kind: 'mouseUp', page, button },
  ]);
}

function held(page: string, modifiers: readonly Modifier[], moves: Move[]): Move[] {
  const keys = modifiers.map(modifierKey);
  return [
    ...keys.map((key): Move => ({ kind: 'keyDown', page, key })),
    ...moves,
    ...keys.toReversed().map((key): Move => ({ kind: 'keyUp', page, key })),
  ];
}

/** Control on one system is Meta on another; what is meant is the same. */
export function modifierKey(modifier: Modifier): 'Alt' | 'ControlOrMeta' | 'Shift' {
  return modifier === 'Control' || modifier === 'Meta' ? 'ControlOrMeta' : modifier;
}

/** Numbers in a name are those of one download; where none is known there is nothing to check. */
export function hasLastingName(name: string): boolean {
  return name !== '' && !/\d{4,}/.test(name);
}
