/**
 * Folds raw events into actions. Pure and streaming: the same events give the same actions, and every event may refine the last
 * few actions (a click becomes a tick, two become a double click), never older ones.
 */
import type { Action, Effect } from '../../shared/model/action.ts';
import type { PageEvent, RawEvent } from '../../shared/model/event.ts';
import type { LocatorStep, TextMatch } from '../../shared/model/locator.ts';
import { createBrowserFold } from './recognize/browser.ts';
import { createFields } from './recognize/fields.ts';
import { createKeyboard } from './recognize/keyboard.ts';
import { createPointer } from './recognize/pointer.ts';
import { createScrolling } from './recognize/scrolling.ts';
import { createStory, keyOf } from './recognize/story.ts';
import { createTyping } from './recognize/typing.ts';

export type Recognizer = {
  push(event: RawEvent): void;
  /** All actions so far; the last ones may still change. */
  readonly actions: readonly Action[];
  /** Says what is still held back (a field that was never left). Pushing may go on afterwards. */
  finish(): readonly Action[];
};

export function createRecognizer(): Recognizer {
  const story = createStory();
  const typing = createTyping(story);
  const pointer = createPointer(story, typing);
  const keyboard = createKeyboard(story, typing);
  const fields = createFields({ story, typing, pointer, keyboard });

  const scrolling = createScrolling(story);

  const leave = (): void => {
    pointer.cutShort();
    typing.leave();
  };
  const settle = (isFocusing: boolean): void => {
    leave();
    keyboard.settle(isFocusing);
  };
  const affect = (effect: Effect): void => {
    pointer.cutShort();
    if (scrolling.affect(effect)) return;
    const staysOnPage = effect.kind === 'navigation' || effect.kind === 'response';
    if (staysOnPage && typing.affect(effect)) return;
    typing.flush();
    keyboard.answered();
    story.affect(effect);
  };
  const browser = createBrowserFold({ story, settle: () => settle(false), affect });

  const fold = (event: RawEvent): void => {
    switch (event.kind) {
      case 'press':
        if (!typing.isIn(keyOf(event, event.target.ref))) press(event);
        pointer.press(event);
        gesture(event);
        break;
      case 'release':
        keyboard.released(event.page, event.keepsFocus ?? false);
        pointer.release(event);
        break;
      case 'click':
        if (!keyboard.clicked(event)) pointer.clicked(event);
        break;
      case 'doubleClick':
        pointer.doubleClick(event);
        break;
      case 'dragStart':
        pointer.dragStart(event);
        break;
      case 'dragEnd':
        pointer.dragEnd(event);
        break;
      case 'key':
        if (event.isComposing) break;
        pointer.cutShort();
        keyboard.key(event);
        gesture(event);
        break;
      case 'keyHandled':
        keyboard.handled(event.key);
        scrolling.keyHandled();
        break;
      case 'keysMatter':
        typing.keysMatter(keyOf(event, event.target.ref));
        fields.answered(keyOf(event, event.target.ref));
        break;
      case 'input':
      case 'change':
        fields.changed(event);
        break;
      case 'compose':
        typing.compose(keyOf(event, event.target.ref), story.target(event, event.target), event.text, true);
        break;
      case 'paste':
        if (!event.isOwnCopy) paste(event);
        break;
      case 'dropFiles':
        settle(true);
        drop(event);
        gesture(event);
        break;
      case 'hover':
        settle(true);
        pointer.hover(event);
        break;
      case 'wheel':
        wheel(event);
        break;
      case 'scrolling':
        scrolling.begin(event);
        break;
      case 'scroll':
        settle(false);
        scrolling.end(event);
        gesture(event);
        break;
      case 'vanished':
        keyboard.answered();
        vanished(event);
        break;
      case 'became':
        keyboard.answered();
        became(event);
        break;
      case 'appeared':
        keyboard.answered();
        story.appeared(story.target(event, event.target), event);
        break;
      case 'focus':
        keyboard.focused(event.page, keyOf(event, event.target.ref));
        break;
      case 'contextMenu':
      case 'copy':
      case 'submit':
      case 'uploadKept':
        break;
      case 'dialogOpened':
        pointer.cutShort();
        break;
      case 'requested':
        story.requested({ id: event.request, page: event.page, method: event.method, url: event.url }, event.at);
        break;
      case 'responded':
        story.responded(event.request);
        browser.busy(event.page, event.at);
        break;
      case 'resumed':
        settle(true);
        story.restart();
        break;
      case 'pageOpened':
        browser.pageOpened(event);
        break;
      case 'pageClosed':
        browser.pageClosed(event);
        break;
      case 'navigated':
        browser.navigated(event);
        break;
      case 'dialog':
        browser.dialog(event);
        break;
      case 'download':
        browser.download(event);
        break;
    }
  };

  const learn = (event: PageEvent): void => {
    if ('target' in event) story.learn(event, event.target, event.kind === 'input' || event.kind === 'change');
    if ('control' in event) story.learn(event, event.control);
    if ('hovers' in event) for (const ref of event.hovers) story.learn(event, ref);
    if ('beneath' in event) story.learn(event, event.beneath?.target);
    if ('over' in event) story.learn(event, event.over?.target);
    if ('course' in event) story.learn(event, event.course?.target);
    if ('entered' in event) story.learn(event, event.entered);
    if ('within' in event) story.learn(event, event.within);
  };

  const became = (event: Extract<PageEvent, { kind: 'became' }>): void => {
    const target = story.target(event, event.target);
    const { state, after } = event;
    if (state.name === 'disabled') story.saw({ kind: 'waitUntilEnabled', target }, after);
    else story.saw({ kind: 'waitForState', target, state }, after);
  };

  const vanished = (event: Extract<PageEvent, { kind: 'vanished' }>): void => {
    const { page, frames, role, name, within, isHidden, after } = event;
    const words: TextMatch = { value: name, exact: true };
    const thing: LocatorStep =
      role === null ? { by: 'text', text: words } : { by: 'role', role, ...(name !== '' && { name: words }) };
    const place = within ? (story.target(event, within).locators[0]?.locator ?? []) : [];
    const called = name === '' ? (role ?? '') : `${role ?? 'text'} "${name}"`;
    const locator = [...place, thing];
    story.saw({ kind: 'waitUntilGone', page, frames, locator, words: called, ...(isHidden && { isHidden }) }, after);
  };

  const gesture = (event: RawEvent & { page: string }): void => {
    if (event.kind !== 'scroll') scrolling.over();
    story.gesture(event.at, event.page);
    browser.gesture();
  };

  const press = (event: Extract<PageEvent, { kind: 'press' }>): void => {
    leave();
    keyboard.pressed(event.page, [keyOf(event, event.target.ref), event.control && keyOf(event, event.control.ref)]);
  };

  const drop = (event: Extract<PageEvent, { kind: 'dropFiles' }>): void => {
    const over = event.entered && story.target(event, event.entered);
    const target = story.target(event, event.target);
    story.add({ kind: 'dropFiles', target, files: event.files, ...(over && { over }) }, over !== undefined);
  };

  const paste = (event: Extract<PageEvent, { kind: 'paste' }>): void => {
    const key = keyOf(event, event.target.ref);
    const target = story.target(event, event.target);
    const isText = ['input', 'textarea'].includes(target.fingerprint.tag);
    typing.insert(key, target, isText ? 'text' : 'rich', event.text, event.isHandled);
  };

  const wheel = (event: Extract<PageEvent, { kind: 'wheel' }>): void => {
    settle(true);
    const target = story.target(event, event.target);
    const last = story.last()?.step;
    const isSame =
      last?.kind === 'wheel' &&
      JSON.stringify([last.page, last.position, last.delta, last.modifiers]) ===
        JSON.stringify([event.page, event.offset, event.delta, event.modifiers]);
    if (isSame) last.times++;
    else
      story.add({
        kind: 'wheel',
        page: event.page,
        target,
        position: event.offset,
        delta: event.delta,
        times: 1,
        modifiers: event.modifiers,
      });
  };

  return {
    push(event) {
      story.at(event.seq);
      if ('doc' in event) learn(event);
      fold(event);
    },
    actions: story.actions,
    finish() {
      settle(false);
      story.settle(false);
      return story.actions;
    },
  };
}

/** All at once: the actions of a whole recording. */
export function recognize(events: Iterable<RawEvent>): Action[] {
  const recognizer = createRecognizer();
  for (const event of events) recognizer.push(event);
  return [...recognizer.finish()];
}
