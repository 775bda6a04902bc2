/** Scrolls that mattered, with what the page did meanwhile. */
import type { Action, Effect, Step } from '../../../shared/model/action.ts';
import type { PageEvent } from '../../../shared/model/event.ts';
import type { Story } from './story.ts';
import { isSameTarget } from './typing.ts';

type Scroll = Extract<Step, { kind: 'scroll' }>;

/** Keys that scroll: the scroll says where to, whatever the size of the window. */
const KEYS = /^(?:PageDown|PageUp|End|Home|ArrowDown|ArrowUp|(?:Shift\+)?Space)$/;

export function createScrolling(story: Story) {
  /** The page that is being scrolled, and where it went because of that. */
  let under: { page: string; effects: Effect[] } | null = null;

  const isSame = (one: Scroll, other: Scroll): boolean =>
    one.page === other.page &&
    (one.target && other.target ? isSameTarget(one.target, other.target) : one.target === other.target);

  /** A key that the page took for itself: what scrolled because of it will scroll again. */
  let handled: Action | null = null;

  return {
    keyHandled(): void {
      handled = story.last() ?? null;
    },
    begin(event: PageEvent): void {
      under = { page: event.page, effects: [] };
    },
    /** An address that changes while one scrolls says how far one is. */
    affect(effect: Effect): boolean {
      if (effect.kind !== 'navigation' || under?.page !== effect.page) return false;
      under.effects = [effect];
      return true;
    },
    end(event: Extract<PageEvent, { kind: 'scroll' }>): void {
      const step: Scroll = {
        kind: 'scroll',
        page: event.page,
        ...(event.target && { target: story.target(event, event.target) }),
        to: event.to,
        ...(event.grows && { grows: event.grows }),
        ...(event.isVirtual && { isVirtual: true }),
        ...(event.isPassing && { isPassing: true }),
      };
      const last = story.last();
      if (last && last === handled && last.step.kind === 'press' && KEYS.test(last.step.key)) return;
      if (last?.step.kind === 'press' && KEYS.test(last.step.key) && last.effects.length === 0) story.remove(last);
      const before = last?.step;
      if (before?.kind === 'scroll' && before.isVirtual && step.isVirtual && isSame(before, step)) before.to = step.to;
      else {
        // Scrolled on at once, a page would never hear that it was there.
        if (before?.kind === 'scroll' && before.page === step.page) before.isPassing = true;
        story.add(step);
      }
      if (event.isPassing) return;
      story.last()?.effects.push(...(under?.effects ?? []));
      under = null;
    },
    /** Something else is done. */
    over(): void {
      under = null;
    },
  };
}
