/** The text of a file of key bindings with those of one command replaced. Pure. */
import { applyEdits, modify, type Node, parseTree } from 'jsonc-parser';
import type { KeyBindings } from '../../../shared/contract/settings.ts';

const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };

/** What stands about other commands stays as it is, comments too. */
export function replaceBindings(text: string, command: string, bindings: KeyBindings): string {
  const own = [command, `-${command}`];
  let result = text.trim() === '' ? '[]' : text;
  // From the last to the first, so that places before stay true.
  for (const item of itemsOf(result).toReversed()) if (own.includes(commandOf(item))) result = without(result, item);
  for (const binding of bindings) {
    const items = itemsOf(result);
    result = withoutLastComma(result, items.at(-1));
    const options = { formattingOptions, isArrayInsertion: true };
    result = applyEdits(result, modify(result, [items.length], binding, options));
  }
  return result;
}

function itemsOf(text: string): readonly Node[] {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  return tree?.type === 'array' ? (tree.children ?? []) : [];
}

function commandOf(item: Node): string {
  const named = item.children?.find(({ children }) => children?.[0]?.value === 'command');
  return String(named?.children?.[1]?.value ?? '');
}

/** With the comma behind it and the line that it leaves empty. */
function without(text: string, { offset, length }: Node): string {
  const before = text.slice(0, offset).replace(/[ \t]+$/, '');
  const after = text.slice(offset + length).replace(/^\s*,/, '');
  return before + (before.endsWith('\n') ? after.replace(/^[ \t]*\n/, '') : after);
}

/** A comma behind the last would be two with the next. */
function withoutLastComma(text: string, last: Node | undefined): string {
  if (!last) return text;
  const end = last.offset + last.length;
  return text.slice(0, end) + text.slice(end).replace(/^(\s*),/, '$1');
}
