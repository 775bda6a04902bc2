/** The state of form controls, as far as it may leave the page. */
import type { FieldKind, FieldState } from '../../../shared/model/event.ts';
import { editingHost } from './retarget.ts';
import { isSecretField, secretName } from './secrets.ts';
import { normalize } from './text.ts';

const VALUE_TYPES = new Set(['range', 'color', 'date', 'datetime-local', 'month', 'time', 'week']);
const NO_FIELD = new Set(['button', 'submit', 'reset', 'image', 'hidden']);

export function fieldKind(element: Element): FieldKind | undefined {
  if (element instanceof HTMLInputElement) {
    if (NO_FIELD.has(element.type)) return undefined;
    if (element.type === 'checkbox' || element.type === 'radio' || element.type === 'file') return element.type;
    return VALUE_TYPES.has(element.type) ? 'value' : 'text';
  }
  if (element instanceof HTMLTextAreaElement) return isEditorInput(element) ? 'rich' : 'text';
  if (element instanceof HTMLSelectElement) return 'select';
  return editingHost(element) || (element instanceof HTMLElement && 'editContext' in element && element.editContext)
    ? 'rich'
    : undefined;
}

/** Code editors type through a textarea that nobody sees: what it holds is not the text. */
function isEditorInput(element: HTMLTextAreaElement): boolean {
  const box = element.getBoundingClientRect();
  return box.width < 8 || box.height < 8 || getComputedStyle(element).opacity === '0';
}

/** Above this many characters the value travels when the field is left, not at every key. */
const LONG = 4000;

export function fieldState(element: Element, isFinal: boolean): FieldState | undefined {
  const kind = fieldKind(element);
  if (!kind) return undefined;
  if (element instanceof HTMLInputElement) {
    if (kind === 'checkbox' || kind === 'radio') return { kind, checked: element.checked };
    if (kind === 'file') return { kind, files: [...(element.files ?? [])].map((file) => file.name) };
    if (isSecretField(element)) return { kind, secret: secretName(element) };
    return { kind, ...(element.value.length <= LONG || isFinal ? { value: element.value } : {}) };
  }
  if (element instanceof HTMLTextAreaElement) {
    return { kind, ...(kind === 'text' && (element.value.length <= LONG || isFinal) ? { value: element.value } : {}) };
  }
  if (element instanceof HTMLSelectElement) {
    return {
      kind,
      choices: element.options.length,
      options: [...element.selectedOptions].map((option) => ({
        label: normalize(option.label),
        value: option.value,
        isLabelUnique: isLabelUnique(element, option),
      })),
    };
  }
  return { kind };
}

function isLabelUnique(select: HTMLSelectElement, option: HTMLOptionElement): boolean {
  const label = normalize(option.label);
  return label !== '' && [...select.options].filter((other) => normalize(other.label) === label).length === 1;
}
