/** How an element looks to the comparison: its fingerprint, cut into what can be compared quickly. */
import type { Box, Fingerprint, VolatilePart } from '../../../shared/model/target.ts';
import { kindOf } from './kinds.ts';
import type { Words } from './similarity.ts';
import { type Address, addressOf, identifierWords, sameText, wordsOf } from './words.ts';

export type Look = {
  kind: string;
  tag: string;
  /** What a person calls it, normalised; empty where nothing can be read. */
  text: string;
  words: Words;
  length: number;
  id: string;
  idWords: Words;
  testId: string;
  name: string;
  classes: Words;
  classText: string;
  address: Address | null;
  addressWords: Words;
  steps: readonly string[];
  tags: readonly string[];
  anchor: string;
  below: number;
  box: Box;
  isAlone: boolean;
  neighbours: Words;
  context: Words;
  contextRole: string;
  /** Parts that are not compared, because they were seen to change. */
  volatile: ReadonlySet<VolatilePart>;
};

const MOST_WORDS = 40;
const NONE: Words = [];

function onlyOnce(words: Words): Words {
  return words.length < 2 ? words : [...new Set(words)];
}

/** Prepares a fingerprint for the comparison. Volatile parts are left out: they speak neither for nor against anything. */
export function lookOf(fingerprint: Fingerprint): Look {
  const { attributes, context } = fingerprint;
  const isSteady = (part: VolatilePart): boolean => !fingerprint.volatile?.includes(part);
  const text = isSteady('words') ? sameText(readableText(fingerprint)) : '';
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const address = isSteady('address') ? addressOf(attributes.href ?? '') : null;
  const steps = isSteady('place') && fingerprint.path ? fingerprint.path.split('/').filter(Boolean) : [];
  const classes = (attributes.class ?? '').split(/\s+/).filter(Boolean);
  const surroundings = isSteady('surroundings');
  return {
    kind: kindOf(fingerprint),
    tag: fingerprint.tag.toLowerCase(),
    text,
    words: onlyOnce(words),
    length: words.length,
    id: (attributes.id ?? '').toLowerCase(),
    idWords: attributes.id ? onlyOnce(identifierWords(attributes.id)) : NONE,
    testId: attributes['data-testid'] ?? '',
    name: attributes.name ?? '',
    classes: onlyOnce(classes),
    classText: classes.sort().join(' '),
    address,
    addressWords: onlyOnce(address?.path ?? NONE),
    steps,
    tags: steps.map((step) => step.slice(0, step.indexOf('['))),
    anchor: steps.length > 0 ? (fingerprint.anchor?.id ?? '') : '',
    below: fingerprint.anchor?.below ?? 0,
    box: fingerprint.box,
    isAlone: fingerprint.isAlone ?? false,
    neighbours: surroundings ? onlyOnce(fingerprint.neighbours.flatMap(wordsOf)) : NONE,
    context: surroundings && context ? onlyOnce(wordsOf(context.name)) : NONE,
    contextRole: surroundings ? (context?.role ?? '') : '',
    volatile: new Set(fingerprint.volatile),
  };
}

/** What a person would call it, from what says most to what says least. */
function readableText({ name, text, label, attributes }: Fingerprint): string {
  const { alt, title, placeholder } = attributes;
  return name || text || label || attributes['aria-label'] || alt || placeholder || title || '';
}
