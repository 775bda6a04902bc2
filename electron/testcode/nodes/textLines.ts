/** Lines of a text, whatever ends them. */

/** What ends a line in JavaScript, kept when it splits. */
export const lineEnding = /(\r\n|[\n\r\u2028\u2029])/;

export function lineStart(source: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isEnding(source.charCodeAt(at - 1))) at -= 1;
  // A byte order mark is no part of the first line.
  return at === 0 && source.charCodeAt(0) === 0xfeff ? Math.min(1, offset) : at;
}

/** Offset of what ends the line, or of the end of the text. */
export function lineEnd(source: string, offset: number): number {
  let at = offset;
  while (at < source.length && !isEnding(source.charCodeAt(at))) at += 1;
  return at;
}

/** Offset of the first character of the next line. */
export function nextLine(source: string, offset: number): number {
  const end = lineEnd(source, offset);
  return source.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, source.length);
}

/** What ends a line at this offset: files may mix them. U+2028 and U+2029 are not copied. */
export function endingAt(source: string, end: number): string | undefined {
  return /^(\r\n|[\n\r])/.exec(source.slice(end, end + 2))?.[0];
}

/** Offset where the line before this one's start ends, so that cutting from there takes the line ending along. */
export function endingBefore(source: string, start: number): number {
  return source.startsWith('\r\n', start - 2) ? start - 2 : Math.max(start - 1, 0);
}

export function indentAt(source: string, offset: number): string {
  return /^[^\S\r\n\u2028\u2029]*/.exec(source.slice(lineStart(source, offset), offset))?.[0] ?? '';
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

function isEnding(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}
