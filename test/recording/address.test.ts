import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { assertOpened, parseUrl } from '../../electron/recording/address.ts';
import { RecordingError } from '../../electron/recording/errors.ts';

test.each([
  ['example.com', 'https://example.com/'],
  ['  example.com/a?b=c d ', 'https://example.com/a?b=c%20d'],
  ['localhost:3000/cart', 'http://localhost:3000/cart'],
  ['127.0.0.1:8080', 'http://127.0.0.1:8080/'],
  ['[::1]:8080', 'http://[::1]:8080/'],
  ['shop:8080', 'https://shop:8080/'],
  ['HTTP://Example.com', 'http://example.com/'],
  ['例子.中国/结账', 'https://xn--fsqu00a.xn--fiqs8s/%E7%BB%93%E8%B4%A6'],
  ['about:blank', 'about:blank'],
  ['data:text/html,<p>a b', 'data:text/html,<p>a b'],
  ['file:///tmp/my page.html', 'file:///tmp/my%20page.html'],
  ['shop/missing.html', 'https://shop/missing.html'],
  ['example.com/x.html', 'https://example.com/x.html'],
  ['example.com?page=a.html', 'https://example.com/?page=a.html'],
])('%j means %s', (text, url) => {
  expect(parseUrl(text, tmpdir())).toBe(url);
});

test('a path of a page that exists means that file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pa-address-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'my page.html');
  writeFileSync(file, '');
  expect(parseUrl('my page.html', folder)).toBe(pathToFileURL(file).href);
  expect(parseUrl(file, tmpdir())).toBe(pathToFileURL(file).href);
});

test.each([
  '',
  '   ',
  'hello world',
  'http://',
  'https://exa mple.com',
  'javascript:alert(1)',
  'mailto:ann@example.com',
  'ftp://example.com',
  'chrome://version',
  'http://a:99999',
  'missing.html',
  './missing.html',
  '../a/b.htm',
  '/nowhere/x.html',
  '~/x.html',
  'C:\\x.html',
  '/',
])('%j is refused', (text) => {
  expect(() => parseUrl(text, tmpdir())).toThrow(
    expect.objectContaining({ code: 'BAD_URL', message: expect.stringContaining(`"${text}"`) }),
  );
});

test('whatever is given, there is an address that a browser opens or a refusal in words', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc
      .tuple(fc.constantFrom('http:', 'file:', 'C:\\', 'x.html', 'localhost:', '//', '\0'), fc.string())
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(anything, (text) => {
      try {
        expect(parseUrl(text, tmpdir())).toMatch(/^(https?|file|data|about):/);
      } catch (error) {
        expect(error).toBeInstanceOf(RecordingError);
      }
    }),
  );
});

test.each([
  ['net::ERR_CONNECTION_REFUSED', 'SITE_DOWN', 'Is the server running'],
  ['net::ERR_NAME_NOT_RESOLVED', 'SITE_DOWN', 'spelt right'],
  ['net::ERR_SSL_PROTOCOL_ERROR', 'SITE_DOWN', 'Try http://shop.example/'],
  ['net::ERR_CERT_DATE_INVALID', 'CERTIFICATE', 'does not trust the certificate'],
])('%s is told as %s, with what to do', (said, code, advice) => {
  expect(() => assertOpened('https://shop.example/', said)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(advice) }),
  );
});

test('a page that opened, and a download in its place, are no error', () => {
  expect(() => assertOpened('https://shop.example/', null)).not.toThrow();
  expect(() => assertOpened('https://shop.example/file.zip', 'net::ERR_ABORTED')).not.toThrow();
});
