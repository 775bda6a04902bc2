/** How an element looks to the comparison: its fingerprint, cut into what can be compared quickly. */
import type { Box, Fingerprint, VolatilePart } from '../../../shared/model/target.ts';
import { kindOf } from './kinds.ts';
import type { Words } from './similarity.ts';
import { type Address, addressOf, identifierWords, sameText, withoutNumbers, wordsOf } from './words.ts';

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
  /** Null where the order is volatile. */
  box: Box | null;
  isAlone: boolean;
  neighbours: Words;
  /** What stood beside it, as one text with a space at either end. */
  beside: string;
  context: Words;
  contextRole: string;
  around: Words;
};

const MOST_WORDS = 40;
const NONE: Words = [];

function onlyOnce(words: Words): Words {
  if (words.length < 2) return words;
  // Short lists are gone through more quickly than a set is made.
  return words.length > 12 ? [...new Set(words)] : words.filter((word, index) => words.indexOf(word) === index);
}

/**
 * Prepares a fingerprint for the comparison. `volatile`: parts that were seen to change, of the one that is remembered; what is compared with it leaves
 * them out as well, so that they speak neither for nor against anything.
 */
export function lookOf(fingerprint: Fingerprint, volatile: readonly VolatilePart[] = fingerprint.volatile ?? []): Look {
  const { attributes, context } = fingerprint;
  const steady = volatile.includes('numbers') ? withoutNumbers : (text: string): string => text;
  const isOrdered = !volatile.includes('order');
  const text = steady(sameText(readableText(fingerprint)));
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const address = addressOf(steady(attributes.href ?? ''));
  const path = fingerprint.path ?? '';
  const steps = (isOrdered ? path : withoutNumbers(path)).split('/').filter(Boolean);
  const classes = (attributes.class ?? '').split(/\s+/).filter(Boolean);
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
    anchor: fingerprint.anchor?.id ?? '',
    below: fingerprint.anchor?.below ?? 0,
    box: isOrdered ? fingerprint.box : null,
    isAlone: fingerprint.isAlone ?? false,
    neighbours: isOrdered ? onlyOnce(fingerprint.neighbours.flatMap((each) => wordsOf(steady(each)))) : NONE,
    beside: isOrdered ? ` ${fingerprint.neighbours.map((each) => steady(sameText(each))).join(' ')} ` : '',
    context: context ? onlyOnce(wordsOf(steady(context.name))) : NONE,
    contextRole: context?.role ?? '',
    around: onlyOnce(wordsOf(steady(fingerprint.around ?? ''))),
  };
}

/** What a person would call it, from what says most to what says least. */
function readableText({ name, text, label, attributes }: Fingerprint): string {
  const { alt, title, placeholder } = attributes;
  return name || text || label || attributes['aria-label'] || alt || placeholder || title || '';
}
