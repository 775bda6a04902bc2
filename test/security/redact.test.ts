import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRedactor, REDACTED } from '../../electron/security/index.ts';

const html = (text: string) =>
  text.replace(/[&<>"']/g, (letter) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[letter]};`);

/** The ways in which what we write may hold a value, each as a program really writes it. */
const writings: Record<string, (secret: string) => string> = {
  raw: (secret) => secret,
  json: (secret) => JSON.stringify(secret).slice(1, -1),
  'json in json': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  'ascii json': (secret) =>
    JSON.stringify(secret)
      .slice(1, -1)
      .replace(/[^ -~]/g, unicodeEscape),
  url: (secret) => encodeURIComponent(secret),
  'lower case url': (secret) => encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  'url in url': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  form: (secret) => new URLSearchParams({ secret }).toString().slice('secret='.length),
  html,
  'numeric html': (secret) => [...secret].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join(''),
  'json in html': (secret) => html(JSON.stringify(secret).slice(1, -1)),
  base64: (secret) => Buffer.from(secret).toString('base64'),
};

function unicodeEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

// Well-formed, because lone surrogates do not survive UTF-8 and so have no URL or base64 form.
const secrets = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((secret) => secret.isWellFormed());
const awkward = fc
  .array(
    fc.constantFrom('\\', '"', "'", '&', '<', '/', '%', '+', ' ', '\n', '\t', 'n', 'u', 'é', '中', '🔑', '=', '$'),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((letters) => letters.join(''));
const anySecret = fc.oneof(secrets, awkward);

test.each(Object.entries(writings))('a secret written as %s becomes one mark', (_name, write) => {
  fc.assert(
    fc.property(anySecret, (secret) => {
      expect(createRedactor([secret]).redact(write(secret))).toBe(REDACTED);
    }),
  );
});

test.each([
  ['4242424242424242', '4242 4242 4242 4242'],
  ['4242 4242 4242 4242', '4242424242424242'],
  ['4242 4242 4242 4242', '4242-4242-4242-4242'],
  ['4242424242424242', '4242\u00a04242\u00a04242\u00a04242'],
  ['4242424242424242', '4242%204242+4242&nbsp;4242'],
  ['1131', '11/31'],
  ['1131', '11 / 31'],
  ['11/31', '1131'],
  ['123456', '123 456'],
])('a number that was typed as %s is found as %s', (typed, shown) => {
  const { redact, redactBytes } = createRedactor([typed]);
  expect(redact(`value="${shown}";`)).toBe(`value="${REDACTED}";`);
  expect(redactBytes(Buffer.from(`<${shown}>`)).toString()).toBe(`<${REDACTED}>`);
});

test('digits in another order, or those of a short number far apart, are no secret', () => {
  const { redact } = createRedactor(['1131', '123456']);
  const innocent = 'M11 31 l1 131, [1,1,3,1], 11.31, 123.456, 654 321';
  expect(redact(innocent)).toBe(innocent);
});

test('text around a secret stays as it was', () => {
  const { redact } = createRedactor(['hunter2']);
  expect(redact('before hunter2 between "hunter2" after')).toBe('before [secret] between "[secret]" after');
  expect(redact('nothing to see')).toBe('nothing to see');
});

test('a password in Basic credentials is found, whatever stands before it', () => {
  for (const user of ['a', 'al', 'ali', 'alice']) {
    const header = `Basic ${Buffer.from(`${user}:correct horse`).toString('base64')} end`;
    const redacted = createRedactor(['correct horse']).redact(header);
    expect(redacted).toMatch(/^Basic \w*\[secret\] end$/);
  }
});

test('secrets that overlap leave nothing of either', () => {
  expect(createRedactor(['abcd', 'cdef']).redact('xabcdefx')).toBe('x[secret]x');
  expect(createRedactor(['aa']).redact('aaa')).toBe('[secret]');
  expect(createRedactor(['key', 'keyring']).redact('keyring')).toBe('[secret]');
});

test('a secret of many thousand letters leaves nothing behind', () => {
  const secret = Array.from({ length: 9000 }, (_, index) => ((index * 7919) % 36).toString(36)).join('');
  const redacted = createRedactor([secret]).redact(`<${JSON.stringify({ secret })}>`);
  expect(redacted.replaceAll(REDACTED, '')).toBe('<{"secret":""}>');
});

test('a run of backslashes neither hides a secret nor takes exponential time', () => {
  const secret = `${'\\'.repeat(20)}"${'\\'.repeat(20)}x`;
  const { redact } = createRedactor([secret]);
  expect(redact(JSON.stringify(secret))).toBe(`"${REDACTED}"`);
  expect(redact('\\'.repeat(2000))).toBe('\\'.repeat(2000));
});

test('bytes that are no text come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (before, after) => {
      const secret = 'pässwörd-中文';
      const redacted = createRedactor([secret]).redactBytes(Buffer.concat([before, Buffer.from(secret), after]));
      expect(redacted).toEqual(Buffer.concat([before, Buffer.from(REDACTED), after]));
    }),
  );
});

test('a stream gives the same bytes wherever its chunks are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anySecret, { maxLength: 3 }),
      fc.array(fc.oneof(fc.string(), fc.nat({ max: 30 })), { maxLength: 12 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      async (known, parts, sizes) => {
        const spell = Object.values(writings);
        const text = parts
          .map((part) => (typeof part === 'string' ? part : spell[part % spell.length]?.(known[part % 3] ?? 'none')))
          .join('');
        const redactor = createRedactor(known);
        const streamed = Readable.from(cut(Buffer.from(text), sizes)).pipe(redactor.stream());
        expect(await buffer(streamed)).toEqual(redactor.redactBytes(Buffer.from(text)));
      },
    ),
  );
});

test('a long stream flows on while it is searched', async () => {
  const noise = Buffer.alloc(64 * 1024, 'lorem ipsum ');
  const stream = Readable.from([noise, Buffer.from('top-'), Buffer.from('secret'), noise]).pipe(
    createRedactor(['top-secret']).stream(),
  );
  expect(await buffer(stream)).toEqual(Buffer.concat([noise, Buffer.from(REDACTED), noise]));
});

test('with no secret nothing changes', () => {
  const { redact } = createRedactor(['']);
  expect(redact('all of it')).toBe('all of it');
});

function* cut(bytes: Buffer, sizes: Iterator<number>): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const size = sizes.next().value;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
