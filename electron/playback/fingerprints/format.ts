/** The file of fingerprints beside a spec: sorted, one property a line, so that a diff shows what changed and merges work. Pure. */
import type { Fingerprint } from '../../../shared/model/target.ts';

/**
 * Whose fingerprint it is: a locator as it stands in a test, in the frames it goes through (outermost first). Tests of one spec, and the
 * rounds of a loop, may mean different elements by the same words: `test` is its titles, `use` counts from 1 how often it used the locator.
 */
export type FingerprintKey = { test: string; locator: string; frames: readonly string[]; use: number };

export type Fingerprints = ReadonlyMap<string, Fingerprint>;

const VERSION = 1;

export type Read =
  | { kind: 'read'; fingerprints: Fingerprints }
  | { kind: 'damaged' }
  | { kind: 'newer'; version: number };

/** One name for all, readable in the file: editing the locator by hand makes it another. */
export function nameOf({ test, locator, frames, use }: FingerprintKey): string {
  return [test, ...frames, locator].join(' › ') + (use > 1 ? ` (use ${use})` : '');
}

/**
 * The name under which something is known for this use of a locator: its own, or that of the nearest use before it, because a use
 * has an entry of its own only where it meant another element. Null where nothing is known.
 */
export function nameKnownFor(key: FingerprintKey, isKnown: (name: string) => boolean): string | null {
  for (let use = key.use; use > 0; use--) {
    const name = nameOf({ ...key, use });
    if (isKnown(name)) return name;
  }
  return null;
}

export function parseFingerprints(source: string): Read {
  const json = parseJson(source);
  if (!isRecord(json)) return { kind: 'damaged' };
  const { version, elements } = json;
  if (typeof version === 'number' && version > VERSION) return { kind: 'newer', version };
  if (version !== VERSION || !isRecord(elements)) return { kind: 'damaged' };
  const entries = Object.entries(elements);
  if (!entries.every((entry): entry is [string, Fingerprint] => isFingerprint(entry[1]))) return { kind: 'damaged' };
  return { kind: 'read', fingerprints: new Map(entries) };
}

/** By hand, because every worker loads this, and a library of schemas takes longer to load than all else of it. */
function isFingerprint(value: unknown): value is Fingerprint {
  if (!isRecord(value)) return false;
  const { tag, attributes, context, neighbours, ancestors, anchor, box } = value;
  const { role, name, label, text, around, path, isAlone, hasMoved, volatile } = value;
  return (
    typeof tag === 'string' &&
    isRecord(attributes) &&
    Object.values(attributes).every((one) => typeof one === 'string') &&
    [neighbours, ancestors].every(isTexts) &&
    isRecord(box) &&
    [box.x, box.y, box.width, box.height].every((one) => typeof one === 'number') &&
    [role, name, label, text, around, path].every((one) => one === undefined || typeof one === 'string') &&
    [isAlone, hasMoved].every((one) => one === undefined || typeof one === 'boolean') &&
    (context === undefined || (isRecord(context) && isTexts([context.role, context.name]))) &&
    (anchor === undefined || (isRecord(anchor) && typeof anchor.id === 'string' && typeof anchor.below === 'number')) &&
    (volatile === undefined || (isTexts(volatile) && volatile.every((one) => one === 'numbers' || one === 'order')))
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
