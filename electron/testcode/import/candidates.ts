/**
 * Locators that came with an import, kept beside the spec (`.powerautomation/candidates/<spec>.json`) until the first green run
 * tells which of them find the element. Nothing breaks when the file is missing.
 */
import { z } from 'zod';
import type { Locator } from '../../../shared/model/locator.ts';
import { printLocator } from '../printLocator.ts';

const text = z.object({ value: z.string(), exact: z.boolean().exactOptional() });
const step = z.discriminatedUnion('by', [
  z.object({ by: z.literal('testId'), value: z.string() }),
  z.object({ by: z.literal('role'), role: z.string(), name: text.exactOptional(), level: z.number().exactOptional() }),
  z.object({ by: z.enum(['label', 'placeholder', 'alt', 'title', 'text']), text }),
  z.object({ by: z.literal('css'), selector: z.string() }),
  z.object({ by: z.literal('hasText'), text }),
  z.object({ by: z.literal('nth'), index: z.number() }),
]);
const locator = z.array(step).min(1);

/** What a candidate was found to find, when the element itself was known. */
const finds = z.enum(['it', 'several', 'another', 'nothing']);
export type Finds = z.infer<typeof finds>;

const schema = z.object({
  version: z.literal(1),
  /** Name of the file that was imported. */
  from: z.string(),
  locators: z.array(
    z.object({
      /** The locator as it stands in the spec, and the frames before it: what a run knows of a step. */
      text: z.string(),
      frames: z.array(z.string()),
      /**
       * In the order of the imported file, the one that the spec has first; after the first green run in the order of their worth, with what
       * each of them finds. `was` is how it stood there.
       */
      candidates: z.array(z.object({ locator, was: z.string(), finds: finds.exactOptional() })),
    }),
  ),
});

export type Candidates = z.infer<typeof schema>;
export type CandidatesOfOne = Candidates['locators'][number];

/** Null for what is none, be it broken or of another version: it is set aside and not missed. */
export function parseCandidates(json: string): Candidates | null {
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null; // No JSON.
  }
}

/** Sorted and one candidate a line, so that a change reads as one. */
export function printCandidates({ from, locators }: Omit<Candidates, 'version'>): string {
  const rows = locators
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    .map(
      ({ text: key, frames, candidates }) =>
        `    {\n      "text": ${JSON.stringify(key)},\n      "frames": ${JSON.stringify(frames)},\n      "candidates": [\n${candidates
          .map((candidate) => `        ${JSON.stringify(candidate)}`)
          .join(',\n')}\n      ]\n    }`,
    );
  return `{\n  "version": 1,\n  "from": ${JSON.stringify(from)},\n  "locators": [\n${rows.join(',\n')}\n  ]\n}\n`;
}

function keyOf({ text: key, frames }: { text: string; frames: string[] }): string {
  return JSON.stringify([frames, key]);
}

export type CandidateKeeper = {
  /** What the file had for the element; the first is the one that the spec has. */
  keep(frames: readonly string[], found: readonly { locator: Locator; was: string }[]): void;
  readonly all: Candidates['locators'];
};

/** An element that is met again keeps what was known of it. */
export function createCandidateKeeper(): CandidateKeeper {
  const all = new Map<string, CandidatesOfOne>();
  return {
    keep(frames, found) {
      const [first] = found;
      // One alone leaves nothing to choose from.
      if (!first || found.length < 2) return;
      const one = { text: printLocator(first.locator), frames: [...frames], candidates: [] };
      const kept = all.get(keyOf(one)) ?? one;
      all.set(keyOf(one), kept);
      for (const candidate of found) {
        const isKnown = kept.candidates.some(({ was }) => was === candidate.was);
        if (!isKnown) kept.candidates.push(structuredClone(candidate) as CandidatesOfOne['candidates'][number]);
      }
    },
    get all() {
      return [...all.values()];
    },
  };
}
