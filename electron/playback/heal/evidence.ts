/**
 * What speaks for and against a candidate, each piece a number that the fitted weights turn into a score. Record linkage after Fellegi and
 * Sunter (1969): agreement on a property is evidence for, disagreement evidence against, and a property that one side lacks is a third thing.
 */

import { EVIDENCE, type EvidenceName, PLACE_OF, type SetNumber } from './evidenceNames.ts';
import { isPassive } from './kinds.ts';
import type { Look } from './look.ts';
import { comparePlaces, type Place } from './places.ts';
import { type Rarity, sharedWords, shareOfSmaller } from './similarity.ts';
import type { Address } from './words.ts';

export type Evidence = { numbers: Float64Array; place: Place & { isPassive: boolean } };

/** Compares what is remembered with one candidate. What speaks against comes as a negative number. */
export function evidenceOf(old: Look, candidate: Look, rarity: Rarity): Evidence {
  const numbers = new Float64Array(EVIDENCE.length);
  const set = (name: EvidenceName, value: number): void => {
    numbers[PLACE_OF[name]] = value;
  };
  compareWords(old, candidate, rarity, set);
  compareIdentifiers(old, candidate, set);
  const classes = sharedWords(old.classes, candidate.classes, rarity.classes);
  set('sharedClasses', classes);
  if (old.classes.length > 0 && candidate.classes.length > 0 && classes === 0) set('otherClasses', -1);
  compareAddresses(old, candidate, rarity, set);
  if (old.tag !== candidate.tag) set('otherTag', -1);
  set('sharedNeighbours', sharedWords(old.neighbours, candidate.neighbours, rarity.neighbours));
  compareContexts(old, candidate, rarity, set);
  const place = { ...comparePlaces(old, candidate, classes, set), isPassive: isPassive(candidate.kind) };
  return { numbers, place };
}

/**
 * Measures a candidate by what the whole page has kept. Others may hold its old place better than it does: then it is more likely a twin
 * of what was removed. On a page that was built anew columns mean nothing, and which of the boxes around the same words is the old one is
 * a matter of taste, unless it is what people act on.
 */
export function measureByPage({ numbers, place }: Evidence, best: Place): void {
  numbers[PLACE_OF.placeHeldByAnother] = Math.min(0, place.whole - best.whole);
  numbers[PLACE_OF.columnHeldByAnother] = Math.min(0, place.column - best.column) * best.path;
  numbers[PLACE_OF.tagsHeldByAnother] = Math.min(0, place.tags - best.tags);
  numbers[PLACE_OF.passiveOnRebuiltPage] = place.isPassive ? best.path - 1 : 0;
}

/** Nothing else read like it, and one thing still does: says so of that. */
export function noteStillAlone(all: readonly Evidence[]): void {
  const same = all.filter(({ numbers }) => numbers[PLACE_OF.sameWords] === 1);
  if (same.length === 1) for (const { numbers } of same) numbers[PLACE_OF.stillAlone] = 1;
}

function compareWords(old: Look, candidate: Look, rarity: Rarity, set: SetNumber): void {
  if (old.text === '' && candidate.text === '') return;
  if (old.text === '' || candidate.text === '') {
    set('wordsOnOneSide', -1);
  } else if (old.text === candidate.text) {
    set('sameWords', 1);
    set('manySameWords', Math.min(old.length, 5) / 5);
  } else if (old.beside.includes(` ${candidate.text} `)) {
    // Both were there at once: however alike their words are, these are what tells them apart.
    set('wasBeside', -1);
    set('otherWords', -1);
  } else {
    const shared = sharedWords(old.words, candidate.words, rarity.words);
    const within = shareOfSmaller(old.words, candidate.words, rarity.words);
    set('similarWords', (shared + within) / 2);
    set('otherWords', within - 1);
    // What assistive technology reads as well, a counter, a word more: none of the words of the shorter text is new.
    if (within > 0.999) set('wordsWithin', 1);
  }
}

function compareIdentifiers(old: Look, candidate: Look, set: SetNumber): void {
  compareExactly(old.id, candidate.id, set, 'sameId', 'otherId');
  compareExactly(old.testId, candidate.testId, set, 'sameTestId', 'otherTestId');
  compareExactly(old.name, candidate.name, set, 'sameName', 'otherName');
  if (old.id !== '' && candidate.id !== '' && old.id !== candidate.id)
    set('similarId', sharedWords(old.idWords, candidate.idWords));
  if ((old.id === '') !== (candidate.id === '')) set('idOnOneSide', -1);
}

function compareExactly(one: string, other: string, set: SetNumber, same: EvidenceName, different: EvidenceName): void {
  if (one === '' || other === '') return;
  if (one === other) set(same, 1);
  else set(different, -1);
}

function compareAddresses(old: Look, candidate: Look, rarity: Rarity, set: SetNumber): void {
  if (!old.address && !candidate.address) return;
  if (!old.address || !candidate.address) {
    set('addressOnOneSide', -1);
  } else if (old.address.whole === candidate.address.whole) {
    set('sameAddress', 1);
    set('deepSameAddress', Math.min(old.address.path.length, 4) / 4);
  } else {
    set('otherAddress', -1);
    // The words are not the same either: then it is something else of the same name.
    if (isOtherSite(old.address, candidate.address) && old.text !== candidate.text) set('otherSite', -1);
    set('similarAddress', sharedWords(old.addressWords, candidate.addressWords, rarity.addresses));
  }
}

function isOtherSite({ host: one }: Address, { host: other }: Address): boolean {
  return one !== '' && other !== '' && one !== other;
}

function compareContexts(old: Look, candidate: Look, rarity: Rarity, set: SetNumber): void {
  const shared = sharedContext(old, candidate, rarity);
  if (shared === null) return;
  set('sameContext', shared);
  // What merely stands around it is reworded as releases please, and candidates in rows and cards are not asked for it.
  if (old.context.length > 0) set('otherContext', shared - 1);
}

/** From 0 to 1; null where nothing is known. What stands around it has a say where neither has a row or a card, and twins have to be told apart. */
function sharedContext(old: Look, candidate: Look, rarity: Rarity): number | null {
  if (old.context.length > 0 && candidate.context.length > 0)
    return old.contextRole === candidate.contextRole ? sharedWords(old.context, candidate.context, rarity.contexts) : 0;
  if (old.isAlone || old.context.length > 0 || old.around.length === 0 || candidate.around.length === 0) return null;
  return sharedWords(old.around, candidate.around, rarity.around);
}
