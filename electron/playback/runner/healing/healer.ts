import type { Locator, Page } from '@playwright/test';
import type { Fingerprint } from '../../../../shared/model/target.ts';
import { createRedactor } from '../../../security/index.ts';
import { type FingerprintKey, nameKnownFor } from '../../fingerprints/format.ts';
import { readFingerprints } from '../../fingerprints/readFingerprints.ts';
import { readRejections } from '../../healing/readRejections.ts';
import type { Found } from '../protocol.ts';
import { frameOf, type LocatorTexts, printed } from './locatorTexts.ts';
import { lookUp } from './lookUp.ts';
import { type Answer, isJust, type PageHealer } from './pageHealer.ts';
import { reachByMark } from './reachByMark.ts';
import type { Requests } from './requests.ts';
import { type Shot, takePicture } from './takePicture.ts';
import { type Seen, waitForElement } from './waitForElement.ts';
import { writeLocators } from './writeLocators.ts';

/** `shot`: the page just before, with the element in view. */
export type Healed = { locator: Locator; found: Found; shot: Shot | null };
export type Met =
  | { kind: 'there'; seen: Seen }
  | { kind: 'healed'; healed: Healed }
  | { kind: 'refused'; why: string }
  | { kind: 'unknown' };

export type Meeting = {
  page: Page;
  locator: Locator;
  texts: LocatorTexts;
  key: FingerprintKey;
  spec: string;
  /** How long it may take to appear, in ms. */
  patienceMs: number;
};

type Needs = { pages: PageHealer; requests: Requests; secrets: readonly string[] };

/** Waits for the element of a locator that finds none, or several, and finds it again by what is remembered of it. */
export async function meetAgain({ pages, requests, secrets }: Needs, meeting: Meeting): Promise<Met> {
  const { page, locator, patienceMs } = meeting;
  const { redact } = createRedactor(secrets);
  const remembered = await recall(meeting, redact);
  // Nobody knows it: all is as Playwright does it, and nobody has to be told.
  if (!remembered) return { kind: 'unknown' };
  let why = '';
  const waited = await waitForElement<Healed>(
    {
      probe: () => pages.probe(locator),
      async changes() {
        const changes = await pages.changes(page);
        return requests.arePending(page) ? { ...changes, stillFor: 0 } : changes;
      },
      async search() {
        const outcome = await search(pages, { ...meeting, remembered }, redact);
        if (outcome.kind === 'match') return outcome;
        why = outcome.why;
        return outcome;
      },
    },
    { patienceMs, now: Date.now },
  );
  if (waited.kind === 'there') return waited;
  return waited.kind === 'match' ? { kind: 'healed', healed: waited.match } : { kind: 'refused', why: redact(why) };
}

/** What is known is written with secrets taken out, also of its name. */
async function recall({ spec, key }: Meeting, redact: (text: string) => string): Promise<Fingerprint | null> {
  const read = await readFingerprints(spec);
  // The player says what is wrong with a file, when it is learned anew.
  if (read.kind !== 'read') return null;
  const known = read.fingerprints;
  const clean = { ...key, test: redact(key.test), locator: redact(key.locator), frames: key.frames.map(redact) };
  const name = nameKnownFor(clean, (one) => known.has(one));
  return name === null ? null : (known.get(name) ?? null);
}

type Outcome = { kind: 'match'; match: Healed } | { kind: 'nothing' | 'changed'; why: string };

async function search(
  pages: PageHealer,
  meeting: Meeting & { remembered: Fingerprint },
  redact: (text: string) => string,
): Promise<Outcome> {
  const { page, locator, texts, remembered, spec } = meeting;
  const frame = await frameOf(locator).catch(() => null);
  const outcome = await lookUp(pages, page, frame, remembered);
  if (outcome.kind === 'refused') return nothing(outcome.why);
  const { answer } = outcome;
  const from = redact(printed(texts));
  const hasSecret = (text: string): boolean => redact(text) !== text;
  const ways = await writeLocators(pages, answer, { locator, frame });
  const rejections = (await readRejections(spec)).filter((rejection) => rejection.from === from);
  if (rejections.some(({ to }) => ways.some(({ text }) => text === to)))
    return nothing('what is most like it was rejected by a person');
  const written = ways.find(({ text }) => !hasSecret(text)) ?? (await reachByMark(pages, answer));
  if (!written) return nothing('what is most like it is out of reach of any locator');
  const shot = await takePicture(page, answer.element);
  // Last of all: the page may have changed meanwhile, and what it was like then is no reason to act on it now.
  const isSteady = (await pages.isStillFound(answer, remembered)) && (await isJust(written.locator, answer.element));
  if (!isSteady) return { kind: 'changed', why: 'the page changed while it was compared' };
  return {
    kind: 'match',
    match: { locator: written.locator, found: foundOf(from, redact(written.text), answer), shot },
  };
}

function nothing(why: string): Outcome {
  return { kind: 'nothing', why };
}

function foundOf(from: string, to: string, { decision }: Answer): Found {
  const best = decision.kind === 'match' ? decision : decision.best;
  return {
    from,
    to,
    confidence: best?.confidence ?? 0,
    why: best?.why.map(({ evidence, points }) => `${points > 0 ? '+' : '−'} ${evidenceWords(evidence)}`) ?? [],
  };
}

/** `sameStepsAbove` is `same steps above`. */
function evidenceWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
