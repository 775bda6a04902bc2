/** Text that may be remembered: what the page says, never what a person wrote into it. */
import { firstChildOf, isEditable, nextSiblingOf, nodeNameOf, shadowOf } from './safe.ts';
import { isSilent, normalize } from './text.ts';

const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT', 'DATALIST', 'OUTPUT']);

/** Whether an element holds what a person fills in. */
export function isField(element: Element): boolean {
  return FIELDS.has(nodeNameOf(element)) || isEditable(element);
}

/** The text of an element without what stands in fields, cut after `most` characters; of a button made of `<input>` its label. */
export function publicText(element: Element, most: number): string {
  if (element instanceof HTMLInputElement) return isButton(element) ? normalize(element.value).slice(0, most) : '';
  const parts: string[] = [];
  collect(element, parts, most * 4);
  const text = normalize(parts.join(''));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Adds texts until there are enough; gives what room is left. */
function collect(node: Node, parts: string[], room: number): number {
  if (node instanceof Text) {
    parts.push(node.data.slice(0, room));
    return room - node.data.length;
  }
  if (node instanceof Element) {
    if (node instanceof HTMLInputElement && isButton(node)) parts.push(node.value);
    if (isField(node) || isSilent(node)) return room;
  }
  let left = room;
  for (let child = firstChildOf(node); child && left > 0; child = nextSiblingOf(child))
    left = collect(child, parts, left);
  const shadow = node instanceof Element ? shadowOf(node) : null;
  return shadow && left > 0 ? collect(shadow, parts, left) : left;
}

function isButton({ type }: HTMLInputElement): boolean {
  return type === 'submit' || type === 'button' || type === 'reset';
}
