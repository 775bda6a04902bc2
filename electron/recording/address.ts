/** What a person gave as the address to record, and what the browser said to it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RecordingError } from './errors.ts';

const SCHEMES = new Set(['http:', 'https:', 'file:', 'data:', 'about:']);

/** Two letters at least, so that the drive of a Windows path is none; digits after the colon are a port. */
const SCHEME = /^[a-z][a-z\d+.-]+:(?!\d)/i;
/** `./page.html`, `/srv/page.html`, `C:\\page.html`, `page.html`: no host is called like that. */
const LOOKS_LIKE_A_PATH = /^(?:\.{0,2}[/\\]|~[/\\]|[a-z]:[/\\])|^[^/:?#]+\.html?$/i;
/** Names that stay on this machine, where hardly anybody serves https. */
const THIS_MACHINE = /^(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/i;

/**
 * The address to open, whole. `example.com` means https, `localhost:3000` http, a path of an existing HTML file (from `cwd`) that file.
 * @throws RecordingError BAD_URL
 */
export function parseUrl(text: string, cwd: string): string {
  const trimmed = text.trim();
  if (isPage(trimmed, cwd)) return pathToFileURL(resolve(cwd, trimmed)).href;
  if (LOOKS_LIKE_A_PATH.test(trimmed))
    throw new RecordingError(
      'BAD_URL',
      `There is no file "${text}" to record: ${resolve(cwd, trimmed)} does not exist, or is no .html file.`,
    );
  const whole = SCHEME.test(trimmed) ? trimmed : `${THIS_MACHINE.test(trimmed) ? 'http' : 'https'}://${trimmed}`;
  const url = URL.parse(whole);
  if (!url) {
    throw new RecordingError(
      'BAD_URL',
      `"${text}" is no address that a browser can open. Give one like https://example.com or localhost:3000, or the path of an HTML file that exists.`,
    );
  }
  if (!SCHEMES.has(url.protocol)) {
    throw new RecordingError(
      'BAD_URL',
      `Cannot record "${text}": a browser page is needed, and ${url.protocol} opens none. Use an http:, https: or file: address.`,
    );
  }
  return url.href;
}

function isPage(path: string, cwd: string): boolean {
  return /\.html?$/i.test(path) && !SCHEME.test(path) && !path.includes('\0') && existsSync(resolve(cwd, path));
}

/**
 * What the browser said when it went to `url`: null where all went well, else its `net::ERR_…`.
 * @throws RecordingError SITE_DOWN or CERTIFICATE
 */
export function assertOpened(url: string, said: string | null): void {
  if (said === null || said === 'net::ERR_ABORTED') return; // Aborted: the address answered with a download.
  const error = said.replace('net::', '');
  if (error.startsWith('ERR_CERT')) {
    throw new RecordingError(
      'CERTIFICATE',
      `The browser does not trust the certificate of ${url} (${error}). Make this machine trust the authority that signed it, or record the site's http:// address if it has one.`,
    );
  }
  throw new RecordingError('SITE_DOWN', `${url} could not be opened (${error}). ${adviceFor(error, url)}`);
}

function adviceFor(error: string, url: string): string {
  if (error === 'ERR_SSL_PROTOCOL_ERROR')
    return `What answers there does not speak https. Try ${url.replace(/^https/, 'http')}`;
  if (error === 'ERR_NAME_NOT_RESOLVED')
    return 'No machine of that name was found. Is the name spelt right, and is this machine online?';
  if (error === 'ERR_INTERNET_DISCONNECTED') return 'This machine is offline.';
  if (error === 'ERR_FILE_NOT_FOUND') return 'There is no such file.';
  if (error === 'ERR_UNSAFE_PORT')
    return 'Browsers refuse this port, because other protocols own it. Serve the site on another one.';
  return 'Is the server running, and the address right?';
}
