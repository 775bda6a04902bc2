/** The actions recognised so far, and what still hangs on the last of them: its effects, and what to wait for before the next. */
import type { Action, Effect, Step } from '../../../shared/model/action.ts';
import type { PageEvent, TargetRef } from '../../../shared/model/event.ts';
import type { Locator, RankedLocator } from '../../../shared/model/locator.ts';
import type { Description, Target } from '../../../shared/model/target.ts';
import { REDACTED } from '../../security/index.ts';

/** Requests that begin so long (ms) after a gesture are laid to it. */
const CAUSED_WITHIN_MS = 1000;
/** Playwright waits 5 s of itself; what took longer than this (ms) is given more. */
const PATIENT_MS = 2500;

type Where = Pick<PageEvent, 'page' | 'frame' | 'doc' | 'frames'>;
type Request = { id: string; page: string; method: string; url: string; isDone: boolean };

export type Story = ReturnType<typeof createStory>;

export function createStory() {
  const actions: Action[] = [];
  const descriptions = new Map<string, Description>();
  /** What elements became by what was done to them; holds from the next act on. */
  const outcomes = new Map<string, Description>();
  const known = new Set<string>();
  let requests: Request[] = [];
  /** The step that waits for what was seen after the last gesture. */
  let awaited: Step | null = null;
  let lastGesture = { at: Number.NEGATIVE_INFINITY, page: 'page' };
  let seq = 0;

  const last = (): Action | undefined => actions.at(-1);

  const story = {
    actions,
    /** The raw event that is being folded. */
    at(number: number): void {
      seq = number;
    },
    gesture(at: number, page: string): void {
      lastGesture = { at, page };
    },
    sinceGesture: (at: number): number => at - lastGesture.at,
    gesturePage: (): string => lastGesture.page,

    /**
     * Remembers what an event describes: later ones name the same element by number only. An event that tells the outcome of
     * an act describes what nobody who repeats the act can look for yet ("Select all (checked)").
     */
    learn(where: Where, ref: TargetRef | undefined, isOutcome = false): void {
      if (!ref) return;
      const key = keyOf(where, ref.ref);
      if (isOutcome && descriptions.has(key)) {
        if (ref.description) outcomes.set(key, ref.description);
        return;
      }
      const description = ref.description ?? outcomes.get(key);
      outcomes.delete(key);
      if (description) descriptions.set(key, description);
    },
    target(where: Where, ref: TargetRef): Target {
      const key = keyOf(where, ref.ref);
      const description = descriptions.get(key);
      if (!description) throw new Error(`event ${seq} speaks of element ${key}, which was never described`);
      return { page: where.page, frames: where.frames, ...description, locators: findable(description) };
    },

    /** `isWaitedFor`: replaying the step waits by itself for what it needs (its target is new). */
    add(step: Step, isWaitedFor = false): Action {
      story.settle(isWaitedFor);
      return story.push(step);
    },
    /** Without looking back: what is waited for came after the step had begun. */
    push(step: Step): Action {
      const action: Action = { step, effects: [], events: [seq] };
      actions.push(action);
      return action;
    },
    last,
    /** Takes an action back that turned out to be part of another; its effects go over to `heir`, an earlier one. */
    remove(action: Action, heir?: Action): void {
      const index = actions.indexOf(action);
      if (index < 0) return;
      actions.splice(index, 1);
      if (heir) {
        heir.effects.push(...action.effects);
        heir.events.push(...action.events);
      }
    },
    affect(effect: Effect): void {
      const action = last();
      if (!action) return;
      if (effect.kind === 'navigation') {
        const earlier = action.effects.find((each) => each.kind === 'navigation' && each.page === effect.page);
        if (earlier && earlier.kind === 'navigation') {
          earlier.url = effect.url;
          return;
        }
      }
      action.effects.push(effect);
    },

    appeared(target: Target, at: number): void {
      if (target.locators.every(speaksOfSecret)) return;
      const ms = at - lastGesture.at;
      awaited = { kind: 'waitFor', target, ...(ms > PATIENT_MS && Number.isFinite(ms) && { ms }) };
    },
    vanished({ page, frames }: Where, role: string, name: string): void {
      const locator: Locator = [{ by: 'role', role, name: { value: name, exact: true } }];
      awaited = { kind: 'waitUntilGone', page, frames, locator, words: `${role} "${name}"` };
    },
    requested(request: Omit<Request, 'isDone'>, at: number): void {
      const address = withoutQuery(request.url);
      const isRecurring = known.has(`${request.method} ${address}`);
      if (story.sinceGesture(at) > CAUSED_WITHIN_MS) {
        // Asked for without anybody's doing: polling. The same again after a gesture is no answer to it.
        known.add(`${request.method} ${address}`);
        return;
      }
      if (!isRecurring) requests.push({ ...request, isDone: false });
    },
    responded(id: string): void {
      for (const request of requests) if (request.id === id) request.isDone = true;
    },

    isAwaiting: (): boolean => awaited !== null,

    /** Forgets the actions so far, keeps what is known of the elements. */
    restart(): void {
      actions.length = 0;
      requests = [];
      awaited = null;
    },

    /** The person saw an answer before going on; a replay has to wait for it as well, unless the next step does so anyway. */
    settle(isWaitedFor: boolean): void {
      const action = last();
      const done = requests.filter((request) => request.isDone);
      const seen = awaited;
      requests = [];
      awaited = null;
      if (!action || isWaitedFor || hasNavigated(action)) return;
      if (seen) actions.push({ step: seen, effects: [], events: [seq] });
      else {
        // Reading again shows itself on the page where it matters; only what was changed on the server may leave no trace there.
        const answer = done.find((request) => request.method !== 'GET');
        if (answer)
          action.effects.push({ kind: 'response', page: answer.page, method: answer.method, url: answer.url });
      }
    },
  };
  return story;
}

/** A name that holds what stands in place of a secret is no page's: the candidates after it find the element. */
function findable({ locators }: Description): RankedLocator[] {
  const others = locators.filter((each) => !speaksOfSecret(each));
  return others.length > 0 ? others : locators;
}

function speaksOfSecret({ locator }: RankedLocator): boolean {
  return JSON.stringify(locator).includes(REDACTED);
}

/** An element's identity within a recording. */
export function keyOf(where: Pick<PageEvent, 'frame' | 'doc'>, ref: number): string {
  return `${where.frame}/${where.doc}/${ref}`;
}

function hasNavigated(action: Action): boolean {
  return action.effects.some((effect) => effect.kind === 'navigation');
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
