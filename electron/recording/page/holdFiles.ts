/** Files that were chosen or dropped, until they are copied: the page may empty the field at once, and the next may come before that. */
const held = new Map<number, File[]>();
let picks = 0;

/** Holds them in this world; the number that they are asked for by. */
export function holdFiles(files: FileList | null): number {
  (globalThis as typeof globalThis & { __paFiles?: typeof held }).__paFiles = held;
  held.set(++picks, [...(files ?? [])]);
  return picks;
}
