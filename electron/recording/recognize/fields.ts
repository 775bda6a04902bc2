/** Controls that changed: options, ticks, dates, files. */
import type { Step } from '../../../shared/model/action.ts';
import type { PageEvent } from '../../../shared/model/event.ts';
import type { createKeyboard } from './keyboard.ts';
import type { createPointer } from './pointer.ts';
import { keyOf, type Story } from './story.ts';
import { isSameTarget, type Typing } from './typing.ts';

type Changed = Extract<PageEvent, { kind: 'input' | 'change' }>;

/** A click or a key that makes a page open its file chooser. */
function opensChooser(step: Step, page: string): boolean {
  if (step.kind === 'press') return step.page === page && /^(?:Enter|Space)$/.test(step.key);
  return step.kind === 'click' && step.target.page === page;
}

type Parts = {
  story: Story;
  typing: Typing;
  pointer: ReturnType<typeof createPointer>;
  keyboard: ReturnType<typeof createKeyboard>;
};

export function createFields({ story, typing, pointer, keyboard }: Parts) {
  /** `input` and `change` tell the same of a tick or a choice: the first one counts. */
  let lastToggle = '';
  /** The page did something with the last choice: the next one is a step of its own. */
  let answered = '';

  const tick = (event: Changed, key: string, isChecked: boolean): void => {
    const mark = `${key}=${isChecked}`;
    if (event.kind === 'change' && lastToggle === mark) {
      lastToggle = '';
      return;
    }
    lastToggle = mark;
    const target = story.target(event, event.target);
    const kind = isChecked ? 'check' : 'uncheck';
    if (keyboard.changed(key)) {
      story.add({ kind, target });
      return;
    }
    const click = pointer.clickOn(event.frame, event.doc, event.target.ref);
    // Where the control itself cannot be hit, the click on its label stays what it is.
    const step = click?.action.step;
    // The page took the tick back at once: to ask for what is already so would be to do nothing.
    if (click?.wasChecked === isChecked) return;
    const isPlain = step?.kind === 'click' && step.clickCount === 1 && step.modifiers.length === 0;
    if (click?.isReachable && isPlain) click.action.step = { kind, target };
  };

  const choose = (event: Changed, key: string): void => {
    const target = story.target(event, event.target);
    keyboard.changed(key);
    const isAnswered = answered === key;
    const options = (event.state.options ?? []).map(({ label, value, isLabelUnique }) =>
      isLabelUnique ? ({ by: 'label', text: label } as const) : ({ by: 'value', text: value } as const),
    );
    const click = pointer.clickOn(event.frame, event.doc, event.target.ref);
    if (click && click.action.effects.length === 0) story.remove(click.action);
    pointer.openFor(event);
    const last = story.last();
    if (
      last?.step.kind === 'select' &&
      isSameTarget(last.step.target, target) &&
      (!isAnswered || JSON.stringify(last.step.options) === JSON.stringify(options))
    )
      last.step.options = options;
    else {
      const choice = story.add({ kind: 'select', target, options });
      if (click) pointer.chose(click.action, choice);
      answered = '';
    }
  };

  const setValue = (event: Changed, key: string): void => {
    const target = story.target(event, event.target);
    keyboard.changed(key);
    const click = pointer.clickOn(event.frame, event.doc, event.target.ref);
    if (click && click.action.effects.length === 0) story.remove(click.action);
    typing.changed(key, target, event.state);
  };

  const upload = (event: Changed): void => {
    const files = event.state.files ?? [];
    if (event.kind !== 'change') return;
    const target = story.target(event, event.target);
    keyboard.changed(keyOf(event, event.target.ref));
    const direct = pointer.clickOn(event.frame, event.doc, event.target.ref);
    const last = story.last();
    if (direct) {
      story.remove(direct.action);
      story.add({ kind: 'upload', target, files });
    } else if (last && opensChooser(last.step, event.page)) last.effects.push({ kind: 'fileChooser', files });
    else story.add({ kind: 'upload', target, files });
  };

  return {
    answered(key: string): void {
      answered = key;
    },
    changed(event: Changed): void {
      const key = keyOf(event, event.target.ref);
      switch (event.state.kind) {
        case 'checkbox':
          tick(event, key, event.state.checked ?? false);
          break;
        case 'radio':
          if (event.state.checked) tick(event, key, true);
          break;
        case 'select':
          choose(event, key);
          break;
        case 'value':
          setValue(event, key);
          break;
        case 'file':
          upload(event);
          break;
        case 'text':
          text(event, key);
          break;
        case 'rich':
          rich(event, key);
      }
    },
  };

  function text(event: Changed, key: string): void {
    // The value of a secret is never known: only an input says that it changed.
    if (event.kind === 'change' && event.state.secret !== undefined && !typing.hasInput(key)) return;
    const target = story.target(event, event.target);
    const last = story.last();
    if ((last?.step.kind === 'drag' || last?.step.kind === 'stroke') && /Drop$|ByDrag$/.test(event.inputType)) return;
    // An arrow in a number field was pressed as itself: the value that it made is no fill.
    if (
      !typing.isIn(key) ||
      (typing.current()?.ops.length === 0 &&
        last?.step.kind === 'press' &&
        last.step.key.startsWith('Arrow') &&
        last.step.target &&
        isSameTarget(last.step.target, target))
    ) {
      if (last?.step.kind === 'press' && event.isCaused) {
        typing.isAccountedFor(key, event.state);
        return;
      }
      if (event.kind === 'change') return;
    }
    typing.changed(key, target, event.state);
  }

  function rich(event: Changed, key: string): void {
    if (event.kind !== 'input' || event.data === undefined) return;
    const target = story.target(event, event.target);
    if (event.inputType === 'insertCompositionText') typing.compose(key, target, event.data, false);
    else if (event.inputType === 'insertText' && !event.isCaused) typing.text(key, target, 'rich', event.data);
  }
}
