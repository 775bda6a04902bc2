/** The file of fingerprints beside a spec: sorted, one property a line, so that a diff shows what changed and merges work. Pure. */
import { z } from 'zod';
import type { Fingerprint } from '../../../shared/model/target.ts';

/** Whose fingerprint it is: a locator as it stands in the spec, in the frames it goes through (outermost first). */
export type FingerprintKey = { locator: string; frames: readonly string[] };

export type Fingerprints = ReadonlyMap<string, Fingerprint>;

const VERSION = 1;

const text = z.string();
const number = z.number();
const fingerprint = z.object({
  tag: text,
  role: text.optional(),
  name: text.optional(),
  label: text.optional(),
  text: text.optional(),
  attributes: z.record(text, text),
  context: z.object({ role: text, name: text }).optional(),
  neighbours: z.array(text),
  ancestors: z.array(text),
  path: text.optional(),
  anchor: z.object({ id: text, below: number }).optional(),
  box: z.object({ x: number, y: number, width: number, height: number }),
  isAlone: z.boolean().optional(),
  hasMoved: z.boolean().optional(),
  volatile: z.array(z.enum(['numbers', 'order'])).optional(),
});
const file = z.object({ version: z.literal(VERSION), elements: z.record(text, fingerprint) });
const anyVersion = z.object({ version: number });

export type Read =
  | { kind: 'read'; fingerprints: Fingerprints }
  | { kind: 'damaged' }
  | { kind: 'newer'; version: number };

/** One name for both, readable in the file: editing the locator by hand makes it another. */
export function nameOf({ locator, frames }: FingerprintKey): string {
  return [...frames, locator].join(' › ');
}

export function parseFingerprints(source: string): Read {
  const json = parseJson(source);
  const { success, data } = anyVersion.safeParse(json);
  if (success && data.version > VERSION) return { kind: 'newer', version: data.version };
  const parsed = file.safeParse(json);
  if (!parsed.success) return { kind: 'damaged' };
  return { kind: 'read', fingerprints: new Map(Object.entries(parsed.data.elements) as [string, Fingerprint][]) };
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    // A file cut off, or with marks of a merge in it: as good as none.
    return null;
  }
}

export function printFingerprints(fingerprints: Fingerprints): string {
  const elements = [...fingerprints]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => {
      const lines = propertiesOf(value).map(
        ([key, inner]) => `      ${JSON.stringify(key)}: ${JSON.stringify(ordered(inner))}`,
      );
      return `    ${JSON.stringify(name)}: {\n${lines.join(',\n')}\n    }`;
    });
  const inner = elements.length > 0 ? `{\n${elements.join(',\n')}\n  }` : '{}';
  return `{\n  "version": ${VERSION},\n  "elements": ${inner}\n}\n`;
}

/** Sorted, whoever made the object. */
function propertiesOf(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value) || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(propertiesOf(value));
}
