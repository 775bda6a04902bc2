/** What the targets in JavaScript have in common. */
import type { TextValue } from '../../../shared/model/action.ts';
import { quote } from '../quote.ts';
import type { Expected } from './script.ts';

export function printValue(value: TextValue): string {
  return value.kind === 'plain' ? quote(value.text) : `process.env.${value.variable}`;
}

/** A regular expression as a literal, whatever its source holds. */
export function printPattern(source: string, flags: string): string {
  const { source: safe } = new RegExp(source, flags);
  return `/${safe}/${flags}`;
}

/** An expression that is true for the text that is expected. */
export function printTextTest(actual: string, expected: Expected): string {
  switch (expected.kind) {
    case 'text':
      return `${actual} === ${quote(expected.text)}`;
    case 'contains':
      return `${actual}.includes(${quote(expected.text)})`;
    case 'pattern':
      return `${printPattern(expected.source, expected.flags)}.test(${actual})`;
  }
}
