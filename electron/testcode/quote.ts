/** What a reader would not see, or what would show the code in another order than it runs in. */
const INVISIBLE = /[\u007f-\u009f\u2028\u2029\ufeff]|\p{Bidi_C}/gu;

/** Text as a TypeScript literal in single quotes. */
export function quote(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\"/g, '"')
    .replace(/'/g, "\\'")
    .replace(INVISIBLE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${escaped}'`;
}
