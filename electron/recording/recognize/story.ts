/** The actions recognised so far, and what still hangs on the last of them: its effects, and what to wait for before the next. */
import type { Action, Effect, Step } from '../../../shared/model/action.ts';
import type { PageEvent, TargetRef } from '../../../shared/model/event.ts';
import type { RankedLocator } from '../../../shared/model/locator.ts';
import type { Description, Target } from '../../../shared/model/target.ts';
import { REDACTED } from '../../security/index.ts';
import { type Evidence, isOvertaken, isSoughtBy, responseToAwait, SOONEST_MS, soonestMs } from './waits.ts';

/** Requests that begin so long (ms) after a gesture are laid to it. */
const CAUSED_WITHIN_MS = 1000;
/** Playwright waits 5 s of itself; what took longer than this (ms) is given more. */
const PATIENT_MS = 2500;

type Where = Pick<PageEvent, 'page' | 'frame' | 'doc' | 'frames'>;
type Seen = { at: number; text?: string; after?: number };
type Request = { id: string; page: string; method: string; url: string; isDone: boolean };

export type Story = ReturnType<typeof createStory>;

export function createStory() {
  const actions: Action[] = [];
  const descriptions = new Map<string, Description>();
  /** What elements became by what was done to them; holds from the next act on. */
  const outcomes = new Map<string, Description>();
  const known = new Set<string>();
  let requests: Request[] = [];
  /** What was seen after the last gesture. */
  let awaited: Evidence | null = null;
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
      story.settle(isWaitedFor, soonestMs(step), 'target' in step ? step.target : undefined);
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

    appeared(target: Target, { at, text, after }: Seen): void {
      if (target.locators.every(speaksOfSecret) || text?.includes(REDACTED)) return;
      const ms = after ?? at - lastGesture.at;
      const isLong = ms > PATIENT_MS && Number.isFinite(ms);
      awaited = {
        step: { kind: 'waitFor', target, ...(text !== undefined && { text }), ...(isLong && { ms }) },
        after,
      };
    },
    /** `step` waits for what was seen `after` so many ms. */
    saw(step: Step, after: number | undefined): void {
      awaited = { step, after };
    },
    /** The document went, and what was seen in it. */
    left(): void {
      awaited = null;
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

    /** Whether a key that is pressed now would come too early in a replay. */
    isAwaiting: (): boolean => awaited !== null && isOvertaken(awaited, SOONEST_MS.key),

    /** Forgets the actions so far, keeps what is known of the elements. */
    restart(): void {
      actions.length = 0;
      requests = [];
      awaited = null;
    },

    /**
     * The person saw an answer before going on; a replay has to wait for it as well, unless the next step does so anyway, or comes
     * `soonest` so late (ms) that it is there by then. `next` is what it is done to.
     */
    settle(isWaitedFor: boolean, soonest = SOONEST_MS.click, next?: Target): void {
      const action = last();
      const response = action && responseToAwait(action, requests);
      const seen = awaited;
      requests = [];
      awaited = null;
      if (!action || isWaitedFor) return;
      if (seen && isSoughtBy(seen, next, soonest)) return;
      if (seen && isOvertaken(seen, soonest)) actions.push({ step: seen.step, effects: [], events: [seq] });
      else if (response)
        action.effects.push({ kind: 'response', page: response.page, method: response.method, url: response.url });
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

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
