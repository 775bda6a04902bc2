import { stripVTControlCharacters } from 'node:util';
import type { Hindrance, Limit, Reason } from '../../shared/model/reason.ts';
import type { Failure } from '../../shared/model/run.ts';
import { reasonWords } from './reasonWords.ts';
import type { RawError } from './runner/protocol.ts';

/** A failure as a reason, as a sentence, and as its parts, from what Playwright says, without colours. */
export function explainError(error: RawError): { why: string; reason: Reason; failure: Failure } {
  const message = stripVTControlCharacters(error.message).trim();
  const locator =
    labelled(message, 'Locator') ??
    (awaited(message) ? undefined : /waiting for (.+?)(?: to be \w+)?$/m.exec(message)?.[1]);
  const diff = linesOfDiff(message);
  const expected = labelled(message, 'Expected') ?? diff?.expected;
  const received = labelled(message, 'Received') ?? diff?.received;
  const failure: Failure = {
    place: error.place,
    ...(locator ? { locator } : {}),
    ...(expected ? { expected } : {}),
    ...(received ? { received } : {}),
    message,
    snippet: error.snippet === null ? null : stripVTControlCharacters(error.snippet),
  };
  const reason = reasonOf(message, failure);
  return { why: reasonWords(reason), reason, failure };
}

function reasonOf(message: string, { locator, expected, received }: Failure): Reason {
  const [, several, count] = /strict mode violation: (.+) resolved to (\d+) elements/.exec(message) ?? [];
  if (several !== undefined) return { code: 'several', locator: several, count: Number(count) };
  if (locator !== undefined && message.includes('element(s) not found')) {
    const ms = /Timeout:? +([\d.]+)ms/.exec(message)?.[1];
    return { code: 'notFound', locator, limit: ms === undefined ? null : { of: 'call', ms: wholeMs(ms) } };
  }
  if (expected !== undefined && received !== undefined) {
    const isShort = !`${expected}${received}`.includes('\n');
    if (isShort) return { code: 'differs', locator: locator ?? null, expected, received };
  }
  const action = /^(?:\w+: )*(\w+\.\w+): (Test t|T)imeout (?:of )?([\d.]+)ms exceeded/.exec(message);
  if (action) return notInTime(message, action, locator);
  // Said to a call on a page that hung, so that the end of its test did not come through to it.
  const cut = /^(?:\w+: )*(\w+\.\w+): Test ended\./.exec(message)?.[1];
  if (cut !== undefined) return { code: 'notDone', call: cut, limit: null };
  if (/^- Expected /m.test(message)) return { code: 'differsInLines', locator: locator ?? null };
  const network = /net::ERR_\w+(?: at \S+)?/.exec(message)?.[0];
  if (network !== undefined) return { code: 'notOpened', error: network };
  const testTime = /^Test timeout of ([\d.]+)ms exceeded/.exec(message)?.[1];
  if (testTime !== undefined) return { code: 'testTooLong', ms: wholeMs(testTime) };
  const died = /^(?:Error: )?worker process exited unexpectedly \((.+)\)/.exec(message)?.[1];
  if (died !== undefined) return { code: 'processDied', how: died };
  if (message.includes("Executable doesn't exist"))
    return { code: /exist at .*ffmpeg/.test(message) ? 'videoMissing' : 'browserMissing' };
  return { code: 'said', words: firstLine(message) };
}

function notInTime(message: string, [, call = '', whose, ms]: string[], locator: string | undefined): Reason {
  const limit: Limit = { of: whose === 'T' ? 'call' : 'test', ms: wholeMs(ms) };
  const missed = awaited(message);
  if (missed?.kind === 'address') {
    const wentTo = [...message.matchAll(/^ *navigated to "(.+)"$/gm)].at(-1)?.[1] ?? null;
    return { code: 'notGoneTo', address: missed.address, limit, wentTo };
  }
  if (missed) return { code: 'nothingCame', what: missed.what, limit };
  if (locator === undefined) return { code: 'notDone', call, limit };
  const by = hindrance(message);
  return by ? { code: 'hindered', locator, by } : { code: 'notFound', locator, limit };
}

/** What did not happen, where a test waited for the page to go somewhere or for an event; null where it waited for an element. */
function awaited(message: string): { kind: 'address'; address: string } | { kind: 'event'; what: string } | null {
  const address = /^waiting for navigation to "(.+)" until "\w+"$/m.exec(message)?.[1];
  if (address) return { kind: 'address', address };
  const event = /^waiting for (?:event "(\w+)"|(request|response) "(.+)")$/m.exec(message);
  return event && { kind: 'event', what: event[1] ?? `${event[2]} ${event[3]}` };
}

/** What kept an action from happening although its element was found, as its call log says; the last reason counts. */
function hindrance(message: string): Hindrance | null {
  const reasons = [
    ...message.matchAll(
      /- (?:(<.+>) (?:from .+ )?intercepts pointer events|element is (not .+|inert|outside of .+))$/gm,
    ),
  ];
  const [, by, state] = reasons.at(-1) ?? [];
  if (by !== undefined) return { kind: 'covered', by };
  return state === undefined ? null : { kind: 'state', state };
}

/** `Expected string: "x"`, `Expected: "x"`; not the head of a diff, which has no value behind it. */
function labelled(message: string, label: string): string | undefined {
  return new RegExp(`^${label}(?: [a-z]+)*: +(.+)$`, 'm').exec(message)?.[1];
}

/** What a diff has on either side, without what is the same on both. */
function linesOfDiff(message: string): { expected: string; received: string } | null {
  const [, diff] = /^- Expected .*\n\+ Received .*\n\n([\s\S]+?)(?:\n\n|$(?![\s\S]))/m.exec(message) ?? [];
  if (diff === undefined) return null;
  const side = (mark: string): string =>
    diff
      .split('\n')
      .flatMap((line) => (line.startsWith(mark) ? [line.slice(1).replace(/^ /, '')] : []))
      .join('\n');
  // Of a single value inside of something larger only that value.
  const value = (text: string): string => (text.includes('\n') ? text : text.trim().replace(/,$/, ''));
  return { expected: value(side('-')), received: value(side('+')) };
}

/** A time limit may have been reckoned. */
function wholeMs(text: string | undefined): number {
  return Math.round(Number(text));
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? message).replace(/^(?:\w*Error: )+/, '');
}
