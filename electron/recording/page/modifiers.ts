/** Buttons and modifier keys by the names that actions give them. */
import type { Modifier, MouseButton } from '../../../shared/model/action.ts';

/** By `event.button`. */
export const BUTTONS: MouseButton[] = ['left', 'middle', 'right'];

export function modifiersOf(event: MouseEvent | KeyboardEvent): Modifier[] {
  const modifiers: Modifier[] = [];
  if (event.altKey) modifiers.push('Alt');
  if (event.ctrlKey) modifiers.push('Control');
  if (event.metaKey) modifiers.push('Meta');
  if (event.shiftKey) modifiers.push('Shift');
  return modifiers;
}
