import { stripVTControlCharacters } from 'node:util';
import type { Failure } from '../../shared/model/run.ts';
import { locatorWords } from './locatorWords.ts';
import type { RawError } from './runner/protocol.ts';

/** A failure as a sentence and as its parts, from what Playwright says, without colours. */
export function explainError(error: RawError): { why: string; failure: Failure } {
  const message = stripVTControlCharacters(error.message).trim();
  const locator =
    labelled(message, 'Locator') ??
    (awaited(message) ? undefined : /waiting for (.+?)(?: to be \w+)?$/m.exec(message)?.[1]);
  const expected = labelled(message, 'Expected');
  const received = labelled(message, 'Received');
  const failure: Failure = {
    place: error.place,
    ...(locator ? { locator } : {}),
    ...(expected ? { expected } : {}),
    ...(received ? { received } : {}),
    message,
    snippet: error.snippet === null ? null : stripVTControlCharacters(error.snippet),
  };
  return { why: sentence(message, failure), failure };
}

function sentence(message: string, { locator, expected, received }: Failure): string {
  const target = locator ? locatorWords(locator) : null;
  const ambiguous = /strict mode violation: (.+) resolved to (\d+) elements/.exec(message);
  if (ambiguous) return `${locatorWords(ambiguous[1] ?? '')} means ${ambiguous[2]} elements where one is needed`;
  if (target && message.includes('element(s) not found')) return `${target} was not found${within(message)}`;
  if (expected !== undefined && received !== undefined) {
    return `${target ? `${target}: ` : ''}expected ${expected}, but it was ${received}`;
  }
  const action = /^(?:\w+: )*(\w+\.\w+): (Test t|T)imeout (?:of )?(\d+)ms exceeded/.exec(message);
  if (action) {
    const [, method, isTest, limit] = action;
    const end = isTest === 'T' ? ` within ${seconds(limit)}` : ` before the test's time was over (${seconds(limit)})`;
    const missed = awaited(message);
    if (missed) return `${missed}${end}${wentTo(message)}`;
    const reason = hindrance(message);
    if (target) return reason ? `${target} was there, but ${reason}` : `${target} was not found${end}`;
    return `${method} was not done${end}`;
  }
  // Said to a call on a page that hung, so that the end of its test did not come through to it.
  const cut = /^(?:\w+: )*(\w+\.\w+): Test ended\./.exec(message);
  if (cut) return `${cut[1]} was not done before the test's time was over`;
  if (/^- Expected /m.test(message)) return `${target ? `${target}: ` : ''}the value is not the expected one`;
  const network = /net::ERR_\w+(?: at \S+)?/.exec(message);
  if (network) return `The page could not be opened: ${network[0]}`;
  const testTimeout = /^Test timeout of (\d+)ms exceeded/.exec(message);
  if (testTimeout) return `The test took longer than ${seconds(testTimeout[1])}`;
  const died = /^(?:Error: )?worker process exited unexpectedly \((.+)\)/.exec(message);
  if (died) return `The process that ran the test died (${died[1]})`;
  if (message.includes("Executable doesn't exist")) {
    return 'The browser that the test asks for is not installed. See what is missing with: powerautomation doctor';
  }
  return firstLine(message);
}

/** What did not happen, where a test waited for the page to go somewhere or for an event; null where it waited for an element. */
function awaited(message: string): string | null {
  const address = /^waiting for navigation to "(.+)" until "\w+"$/m.exec(message)?.[1];
  if (address) return `the page did not go to ${address}`;
  const event = /^waiting for (?:event "(\w+)"|(request|response) "(.+)")$/m.exec(message);
  return event && `no ${event[1] ?? `${event[2]} ${event[3]}`} came`;
}

function wentTo(message: string): string {
  const last = [...message.matchAll(/^ *navigated to "(.+)"$/gm)].at(-1)?.[1];
  return last ? `; it went to ${last}` : '';
}

/** What kept an action from happening although its element was found, as its call log says; the last reason counts. */
function hindrance(message: string): string | null {
  const reasons = [
    ...message.matchAll(/- (<.+> (?:from .+ )?intercepts pointer events|element is (?:not .+|outside of .+))$/gm),
  ];
  const last = reasons.at(-1)?.[1];
  return last?.replace(/^element is/, 'it is').replace('intercepts pointer events', 'covers it') ?? null;
}

function within(message: string): string {
  const time = /Timeout:? +(\d+)ms/.exec(message)?.[1];
  return time ? ` within ${seconds(time)}` : '';
}

function seconds(milliseconds: string | undefined): string {
  return `${Number(milliseconds) / 1000} s`;
}

/** `Expected string: "x"`, `Expected: "x"`; not the head of a diff, which has no value behind it. */
function labelled(message: string, label: string): string | undefined {
  return new RegExp(`^${label}(?: [a-z]+)*: +(.+)$`, 'm').exec(message)?.[1];
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? message).replace(/^(?:\w*Error: )+/, '');
}
