/** The least that can be told of an event: for when looking closer failed. What was done must not be lost. */
import type { FrameEvent } from '../../../shared/model/event.ts';
import { attempt } from './attempt.ts';
import { describeNow } from './describe.ts';
import { deepTarget } from './dom.ts';
import { fieldKind, fieldState } from './field.ts';
import { BUTTONS, modifiersOf } from './modifiers.ts';
import { page } from './safe.ts';
import { isSecretField } from './secrets.ts';
import { send } from './send.ts';

export function sendBare(event: Event): void {
  const bare = bareEvent(event);
  if (bare) send(bare);
}

function bareEvent(event: Event): FrameEvent | null {
  const element = attempt(
    () => deepTarget(event) ?? page.root,
    () => page.root,
  );
  const target = describeNow(element);
  if (event instanceof PointerEvent || event instanceof MouseEvent) {
    const button = BUTTONS[event.button] ?? 'left';
    const modifiers = modifiersOf(event);
    const point = { x: Math.round(event.clientX), y: Math.round(event.clientY) };
    if (event.type === 'pointerdown') {
      return {
        kind: 'press',
        target,
        button,
        modifiers,
        point,
        offset: { x: 0, y: 0 },
        isPlaceMeant: false,
        isNew: false,
        hovers: [],
      };
    }
    if (event.type === 'pointerup') return { kind: 'release', target, button, point, path: [point] };
    if (event.type === 'click')
      return { kind: 'click', target, detail: event.detail, button, modifiers, isPointer: event.detail > 0 };
    return event.type === 'dblclick' ? { kind: 'doubleClick', target } : null;
  }
  // Whether it is a secret must be known before anything of it may be told.
  const isSecret = attempt(
    () => isSecretField(element),
    () => true,
  );
  if (event instanceof KeyboardEvent && event.type === 'keydown') {
    const isHidden = isSecret && event.key.length === 1;
    const field = attempt(
      () => fieldKind(element),
      () => undefined,
    );
    return {
      kind: 'key',
      target,
      key: isHidden ? '*' : event.key,
      code: isHidden ? '' : event.code,
      modifiers: modifiersOf(event),
      ...(field && { field }),
      isComposing: event.isComposing,
      isSecret,
    };
  }
  if (event.type !== 'input' && event.type !== 'change') return null;
  const state = attempt(
    () => fieldState(element, event.type === 'change'),
    () => undefined,
  );
  return state ? { kind: event.type, target, inputType: '', state, isComposing: false, isCaused: true } : null;
}
