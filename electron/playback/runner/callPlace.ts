import { fileURLToPath } from 'node:url';
import type { Call } from './instrument.ts';

const own = fileURLToPath(new URL('.', import.meta.url));
const library = /[\\/]node_modules[\\/](?:@playwright[\\/]test|playwright|playwright-core)[\\/]/;
const frame = /\(?((?:file:\/\/)?[^()\s][^()]*):(\d+):(\d+)\)?$/;

/** The same for every hook around the call: to find it costs some time. */
export function placeOfCall({ notes }: Call): string | null {
  notes.place ??= callPlace();
  return notes.place;
}

/** `file:line:column` of the test's own line that made the call which hooks stand around, as Playwright gives it to the step. */
function callPlace(): string | null {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = limit;
  for (const line of stack.split('\n').slice(1)) {
    const [, where = '', row, column] = frame.exec(line.replace(/^\s*at (?:async )?/, '')) ?? [];
    if (!row || where.includes('node:')) continue;
    const file = where.slice(where.startsWith('file:') ? 0 : where.lastIndexOf('(') + 1);
    const path = file.startsWith('file:') ? fileURLToPath(file) : file;
    if (!path.startsWith(own) && !library.test(path)) return `${path}:${row}:${column}`;
  }
  return null;
}
