/** Edits of a text as a unified diff, as `git apply` takes it. Pure. */
import type { Edit } from './locators/relocate.ts';

const CONTEXT = 3;

/** The text with all edits made. They must not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let edited = source;
  for (const { start, end, text } of edits.toSorted((one, other) => other.start - one.start))
    edited = edited.slice(0, start) + text + edited.slice(end);
  return edited;
}

/** Lines that go and come, numbered from 0. */
type Change = { from: number; goes: string[]; comes: string[] };

/** The lines that one edit changes: `-` those that go, `+` those that come. */
export function changedLines(source: string, edit: Edit): string[] {
  const { goes, comes } = changeOf(source, [edit]);
  return [...goes.map((line) => `-${line}`), ...comes.map((line) => `+${line}`)];
}

/** `name` is the path of the file as the patch tells it, with slashes. */
export function printPatch(name: string, source: string, edits: readonly Edit[]): string {
  const lines = source.split('\n');
  const changes = byLines(source, edits);
  const out = [`--- a/${name}`, `+++ b/${name}`];
  let shift = 0;
  for (let index = 0; index < changes.length; ) {
    const hunk = [changes[index] as Change];
    while (index + 1 < changes.length && startsNear(hunk.at(-1) as Change, changes[index + 1] as Change))
      hunk.push(changes[++index] as Change);
    index++;
    const first = hunk[0] as Change;
    const last = hunk.at(-1) as Change;
    const start = Math.max(0, first.from - CONTEXT);
    const end = Math.min(lines.length, last.from + last.goes.length + CONTEXT);
    const body: string[] = [];
    let at = start;
    for (const { from, goes, comes } of hunk) {
      body.push(...lines.slice(at, from).map((line) => ` ${line}`));
      body.push(...goes.map((line) => `-${line}`), ...comes.map((line) => `+${line}`));
      at = from + goes.length;
    }
    body.push(...lines.slice(at, end).map((line) => ` ${line}`));
    // The text ends with a line break: there is no line behind it.
    if (end === lines.length && lines.at(-1) === '') body.pop();
    const before = body.filter((line) => !line.startsWith('+')).length;
    const after = body.filter((line) => !line.startsWith('-')).length;
    out.push(`@@ -${start + 1},${before} +${start + 1 + shift},${after} @@`, ...body);
    if (end === lines.length && lines.at(-1) !== '') out.push('\\ No newline at end of file');
    shift += after - before;
  }
  return `${out.join('\n')}\n`;
}

function startsNear(one: Change, next: Change): boolean {
  return next.from - (one.from + one.goes.length) <= 2 * CONTEXT;
}

/** Edits on one line change it together. */
function byLines(source: string, edits: readonly Edit[]): Change[] {
  const groups: Edit[][] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    const last = groups.at(-1)?.at(-1);
    if (last && lineOf(source, last.end) >= lineOf(source, edit.start)) groups.at(-1)?.push(edit);
    else groups.push([edit]);
  }
  return groups.map((group) => changeOf(source, group));
}

function changeOf(source: string, edits: readonly Edit[]): Change {
  const start = source.lastIndexOf('\n', Math.min(...edits.map((edit) => edit.start)) - 1) + 1;
  const behind = source.indexOf('\n', Math.max(...edits.map((edit) => edit.end)));
  const end = behind === -1 ? source.length : behind;
  const inside = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const old = source.slice(start, end);
  return { from: lineOf(source, start), goes: old.split('\n'), comes: applyEdits(old, inside).split('\n') };
}

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length - 1;
}
