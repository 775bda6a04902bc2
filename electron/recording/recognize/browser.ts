/** What the browser itself tells: addresses, tabs, dialogs, downloads. */
import type { Action, Effect } from '../../../shared/model/action.ts';
import type { BrowserEvent } from '../../../shared/model/event.ts';
import type { Story } from './story.ts';

type At = { at: number };
type Of<Kind extends BrowserEvent['kind']> = Extract<BrowserEvent, { kind: Kind }> & At;

/** What follows a gesture within this time (ms) may be its doing. */
const ANSWER_MS = 3000;
/** A page's own script goes back in history right after the gesture that made it do so. */
const AT_ONCE_MS = 250;

export type BrowserNeeds = {
  story: Story;
  /** Whatever is half said must be said before a step of the browser's own. */
  settle(): void;
  affect(effect: Effect): void;
};

export function createBrowserFold({ story, settle, affect }: BrowserNeeds) {
  /** Pages whose first address belongs to how they were opened. */
  const opening = new Set<string>();
  let hasOpened = false;
  /** When a page last navigated or got an answer from its server. */
  const busyAt = new Map<string, number>();
  let gestureNavigated = false;
  let leaving: Effect | null = null;

  const step = (of: Parameters<Story['add']>[0]): void => {
    settle();
    const action = story.add(of);
    if (leaving) action.effects.push(leaving);
    leaving = null;
  };

  const travel = (page: string, offset: number, isInFrame?: true): void => {
    const kind = offset < 0 ? 'back' : 'forward';
    const before = story.last();
    // Nobody waits for a frame to have gone before the next one.
    if (isInFrame && before?.step.kind === kind && before.step.isInFrame && before.step.page === page) {
      before.step.times += Math.abs(offset);
      story.left();
    } else step({ kind, page, times: Math.abs(offset), ...(isInFrame && { isInFrame }) });
  };

  return {
    gesture(): void {
      gestureNavigated = false;
    },
    busy(page: string, at: number): void {
      busyAt.set(page, at);
    },

    pageOpened(event: Of<'pageOpened'>): void {
      const isFirst = !hasOpened;
      hasOpened = true;
      if (isFirst) return;
      const isNewTab = /^(?:chrome|edge):\/\/new/.test(event.url);
      if (
        !isNewTab &&
        (event.opener !== null || (story.sinceGesture(event.at) < ANSWER_MS && !isRightClick(story.last())))
      ) {
        opening.add(event.page);
        affect({ kind: 'popup', page: event.page, hasOpener: event.opener !== null });
      } else step({ kind: 'newPage', page: event.page });
    },

    pageClosed(event: Of<'pageClosed'>): void {
      // A page that was still at work for what was done in it closed itself; it must be left the time. Any other may be closed.
      const isOwnDoing =
        story.gesturePage() === event.page &&
        (busyAt.get(event.page) ?? 0) > event.at - story.sinceGesture(event.at) &&
        event.at - (busyAt.get(event.page) ?? 0) < AT_ONCE_MS;
      if (isOwnDoing) affect({ kind: 'pageClosed', page: event.page });
      else step({ kind: 'closePage', page: event.page });
    },

    navigated(event: Of<'navigated'>): void {
      // Who reloads does so whether the site answers or not; an address that cannot be reached is none to go to again.
      if (event.unreachable !== undefined && event.by === 'browser' && event.type === 'reload') {
        step({ kind: 'reload', page: event.page });
        return;
      }
      if (/^(?:about:blank|chrome:|edge:|chrome-error:)/.test(event.landed)) return;
      if (!event.isInFrame && opening.delete(event.page)) return;
      busyAt.set(event.page, event.at);
      const pressed = story.last()?.step;
      const isByKey = event.by === 'browser' && pressed?.kind === 'press' && BROWSER_KEYS.test(pressed.key);
      const isByPage =
        event.by === 'page' ||
        (event.type === 'history' &&
          !isByKey &&
          !gestureNavigated &&
          story.sinceGesture(event.at) < AT_ONCE_MS &&
          story.gesturePage() === event.page);
      // Where a frame goes is seen in what is done in it next; only the browser's own buttons are something that was done.
      if (event.isInFrame && (isByPage || event.type !== 'history')) {
        gestureNavigated = true;
        return;
      }
      if (isByPage) {
        gestureNavigated = true;
        if (event.type !== 'sameDocument') story.left();
        if (leaving) affect(leaving);
        leaving = null;
        affect({ kind: 'navigation', page: event.page, url: event.landed });
        return;
      }
      const { page } = event;
      const offset = event.offset ?? -1;
      // The browser's own shortcuts: the page saw the key, the browser did what it means.
      const key = story.last();
      if (key?.step.kind === 'press' && BROWSER_KEYS.test(key.step.key) && event.type !== 'document') story.remove(key);
      if (event.type === 'reload') step({ kind: 'reload', page });
      else if (event.type !== 'history') step({ kind: 'open', page, url: event.url });
      else if (offset !== 0) travel(page, offset, event.isInFrame);
      // What comes next by itself is the page's own answer to this.
      gestureNavigated = true;
    },

    dialog(event: Of<'dialog'>): void {
      const effect: Effect = {
        kind: 'dialog',
        type: event.type,
        accepted: event.accepted,
        ...(event.type === 'prompt' && event.accepted && { text: event.text }),
      };
      if (event.type === 'beforeunload' && event.accepted) leaving = effect;
      else affect(effect);
    },

    download(event: Of<'download'>): void {
      affect({ kind: 'download', name: event.name });
    },
  };
}

/** Reload, back and forward by keyboard. */
const BROWSER_KEYS =
  /^(?:F5|(?:ControlOrMeta\+)(?:Shift\+)?r|(?:Alt|ControlOrMeta)\+(?:ArrowLeft|ArrowRight)|(?:ControlOrMeta)\+[[\]])$/i;

/** The browser's own menu opens tabs that no click opens when it is played. */
function isRightClick(action: Action | undefined): boolean {
  return action?.step.kind === 'click' && action.step.button === 'right';
}
