/** Golden recordings: raw events of a scenario, made small and the same on every machine, and the spec that they are folded to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recognize } from '../../../electron/recording/index.ts';
import { printSpec } from '../../../electron/testcode/index.ts';
import type { RawEvent } from '../../../shared/model/event.ts';
import type { Description } from '../../../shared/model/target.ts';
import type { Site } from './serve.ts';

const goldenFolder = fileURLToPath(new URL('../../recording/golden/', import.meta.url));

/** More candidates than these say nothing to the fold. */
const LOCATORS = 2;

/** Where the site stands in golden files: its own ports are other ones each time. */
const fixed = { origin: 'http://127.0.0.1:4000', other: 'http://localhost:4001' };

export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** Groups that have golden files, and the slugs of each. */
export const goldenGroups = (): Map<string, string[]> => {
  const folders = readdirSync(goldenFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(
    folders.map(({ name }) => [
      name,
      readdirSync(join(goldenFolder, name))
        .filter((file) => file.endsWith('.events.jsonl'))
        .map((file) => file.replace(/\.events\.jsonl$/, '')),
    ]),
  );
};

export const eventsFile = (group: string, slug: string): string => join(goldenFolder, group, `${slug}.events.jsonl`);
export const specFile = (group: string, slug: string): string => join(goldenFolder, group, `${slug}.spec.ts.txt`);

/** What the events become today. */
export const specOf = (events: Iterable<RawEvent>, group: string, slug: string): string =>
  printSpec(recognize(events), { title: `${group}: ${slug}`, filesFolder: 'recorded.files' });

type Packed = {
  words: string;
  tag: string;
  role?: string;
  /** Where it is short: a name may be the text itself. */
  text?: string;
  box: Description['fingerprint']['box'];
  locators: unknown[];
};

const pack = ({ locators, words, fingerprint: { tag, role, text, box } }: Description): Packed => ({
  words,
  tag,
  ...(role !== undefined && { role }),
  ...(text !== undefined && text.length <= 40 && { text }),
  box,
  locators: locators.slice(0, LOCATORS).map(({ locator, score }) => [score, locator]),
});

const unpack = ({ words, tag, role, text, box, locators }: Packed): Description => ({
  locators: (locators as [number, Description['locators'][number]['locator']][]).map(([score, locator]) => ({
    locator,
    score,
    reasons: [],
  })),
  words,
  fingerprint: {
    tag,
    ...(role !== undefined && { role }),
    ...(text !== undefined && { text }),
    attributes: {},
    neighbours: [],
    ancestors: [],
    box,
  },
});

/** One line for each event: times from the first one on, ids numbered in the order of their appearance. */
export const packEvents = (events: RawEvent[], { origin, other }: Pick<Site, 'origin' | 'other'>): string => {
  const began = events[0]?.at ?? 0;
  const names = new Map<string, string>();
  const numbered = (kind: string, id: string): string => {
    const key = `${kind}${id}`;
    const name = names.get(key) ?? `${kind}${[...names.keys()].filter((each) => each.startsWith(kind)).length + 1}`;
    names.set(key, name);
    return name;
  };
  const lines = events.map((event) => {
    const same = {
      ...event,
      at: event.at - began,
      ...('frame' in event && { frame: numbered('frame', event.frame), doc: numbered('doc', event.doc) }),
      ...('request' in event && { request: numbered('request', event.request) }),
    };
    return JSON.stringify(same, (key, value) => (key === 'description' && value ? pack(value) : value));
  });
  return `${lines.join('\n')}\n`.replaceAll(origin, fixed.origin).replaceAll(other, fixed.other);
};

export const unpackEvents = (text: string): RawEvent[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) =>
      JSON.parse(line, (key, value) => (key === 'description' && value ? unpack(value as Packed) : value)),
    );

export const readGolden = (group: string, slug: string): { events: RawEvent[]; spec: string } => ({
  events: unpackEvents(readFileSync(eventsFile(group, slug), 'utf8')),
  spec: readFileSync(specFile(group, slug), 'utf8'),
});

/** The statements of a spec, whatever its title, wherever its site stood. */
export const statementsAt = (spec: string, { origin, other }: Pick<Site, 'origin' | 'other'>): string =>
  spec
    .replaceAll(origin, fixed.origin)
    .replaceAll(other, fixed.other)
    .split('\n')
    .filter((line) => line.startsWith('  '))
    .join('\n');
