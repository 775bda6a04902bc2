import { Transform } from 'node:stream';
import { type Holding, type Spelling, spellings } from './spellings.ts';

/** What stands where a secret stood. */
export const REDACTED = '[secret]';

export type Redactor = {
  redact(text: string): string;
  /** Bytes that are no secret come back as they were, be they text or not. */
  redactBytes(bytes: Uint8Array): Buffer;
  /** Bytes in, bytes out; a secret that arrives in pieces is found all the same. */
  stream(): Transform;
};

/**
 * Replaces every occurrence of every secret (see spellings.ts for the ways it may be written) by `[secret]`. Occurrences that overlap become one.
 * A secret of a few letters is found in innocent words as well: better one word too many than one secret.
 */
export function createRedactor(secrets: Iterable<string>): Redactor {
  const pieces = [...new Set(secrets)].flatMap(inPieces);
  const inText = createScanner(pieces, 'characters');
  const inBytes = createScanner(pieces, 'bytes');

  return {
    redact: (text) => inText().end(text),
    // As Latin-1 every byte is one character, so that nothing is lost on the way.
    redactBytes: (bytes) => Buffer.from(inBytes().end(Buffer.from(bytes).toString('latin1')), 'latin1'),
    stream() {
      const scanner = inBytes();
      return new Transform({
        transform(chunk: Buffer, _encoding, done) {
          done(null, Buffer.from(scanner.push(chunk.toString('latin1')), 'latin1'));
        },
        flush(done) {
          done(null, Buffer.from(scanner.end(''), 'latin1'));
        },
      });
    },
  };
}

type Scanner = { push(text: string): string; end(text: string): string };

/** Code points: a key file as one pattern would be more than a regular expression can hold. */
const PIECE = 200;

/** A long secret is looked for piece by piece; the last piece is never a short one. */
function inPieces(secret: string): string[] {
  const characters = [...secret];
  const count = Math.max(1, Math.floor(characters.length / PIECE));
  const all = Array.from({ length: count }, (_, index) =>
    characters.slice(index * PIECE, index === count - 1 ? undefined : (index + 1) * PIECE).join(''),
  );
  return all.filter((piece) => piece !== '');
}

function createScanner(secrets: string[], holding: Holding): () => Scanner {
  const found: Spelling[] = secrets.flatMap((secret) => spellings(secret, holding));
  // Looking ahead finds the occurrences that overlap as well.
  const patterns = found.map(({ pattern }) => new RegExp(`(?=(${pattern}))`, 'g'));
  const longest = Math.max(0, ...found.map((spelling) => spelling.longest));

  return () => {
    let held = '';
    // How far into what is held a secret reaches whose mark was given out already.
    let covered = 0;

    function scan(text: string, isLast: boolean): string {
      held += text;
      const settled = isLast ? held.length : held.length - longest;
      if (settled <= 0) return '';
      let given = '';
      let position = covered;
      for (const { start, end } of occurrences(held, patterns)) {
        if (start >= settled) break;
        if (start >= position) given += held.slice(position, start) + REDACTED;
        position = Math.max(position, end);
      }
      given += held.slice(position, settled);
      held = held.slice(settled);
      covered = Math.max(0, position - settled);
      return given;
    }

    return { push: (text) => scan(text, false), end: (text) => scan(text, true) };
  };
}

function occurrences(text: string, patterns: RegExp[]): { start: number; end: number }[] {
  const all = patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ index, 1: match = '' }) => ({ start: index, end: index + match.length })),
  );
  return all.sort((a, b) => a.start - b.start || b.end - a.end);
}
