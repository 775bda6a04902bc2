import { expect, test } from 'vitest';
import { compareAll, EVIDENCE, type EvidenceName, lookOf } from '../../../electron/playback/heal/index.ts';
import type { Fingerprint } from '../../../shared/model/target.ts';
import { fingerprint } from './fingerprints.ts';

/** One piece of the evidence for the first candidate. */
function evidence(name: EvidenceName, old: Partial<Fingerprint>, ...candidates: Partial<Fingerprint>[]): number {
  const looks = candidates.map((one) => lookOf(fingerprint(one)));
  return compareAll(lookOf(fingerprint(old)), looks)[0]?.[EVIDENCE.indexOf(name)] ?? Number.NaN;
}

const reading = (name: string): Partial<Fingerprint> => ({ name, text: name });

test('a word that is gone from the whole page speaks less against a candidate than one that another has', () => {
  const help = reading('Help');
  const gone = evidence('similarWords', reading('Help contents'), help, reading('News'));
  const elsewhere = evidence('similarWords', reading('Help contents'), help, reading('Contents'));
  expect(gone).toBeGreaterThan(elsewhere);
});

const link = (href: string, name: string): Partial<Fingerprint> => ({
  tag: 'a',
  ...reading(name),
  attributes: { href },
});

test('a link with other words that leads to another site says so; where addresses are told from the page nobody knows', () => {
  const other = (one: string, two: string, name = 'Sport live') =>
    evidence('otherSite', link(one, 'Sport'), link(two, name));
  expect(other('https://www.news.example/sport', 'https://sport.example/')).toBe(-1);
  expect(other('https://news.example/sport', 'http://www.news.example/live')).toBe(0);
  expect(other('https://news.example/sport', '/live')).toBe(0);
  expect(other('sport.html', 'live.html')).toBe(0);
  expect(other('https://news.example/sport', 'https://sport.example/', 'Sport')).toBe(0);
});

test('on a page that was built anew columns mean nothing, and boxes around the same words are doubtful', () => {
  const kept = 'html[1]/body[1]/main[1]/p[1]';
  const rebuilt = 'html[1]/body[1]/div[1]/div[2]/section[1]/div[1]/ul[1]/li[2]/p[1]';
  const old: Partial<Fingerprint> = { tag: 'p', ...reading('Hello'), path: kept };
  const aside = (path: string): Partial<Fingerprint> => ({
    ...old,
    path,
    box: { x: 900, y: 600, width: 100, height: 40 },
  });
  const inColumn = (path: string): Partial<Fingerprint> => ({ ...old, ...reading('Bye'), path });
  expect(evidence('columnHeldByAnother', old, aside(kept), inColumn(kept))).toBeLessThan(
    evidence('columnHeldByAnother', old, aside(rebuilt), inColumn(rebuilt)),
  );
  expect(evidence('passiveOnRebuiltPage', old, aside(kept))).toBeCloseTo(0);
  expect(evidence('passiveOnRebuiltPage', old, aside(rebuilt))).toBeLessThan(-0.3);
  expect(evidence('passiveOnRebuiltPage', { ...old, tag: 'button' }, { ...aside(rebuilt), tag: 'button' })).toBeCloseTo(
    0,
  );
});

test('what nothing else read like, and one thing still does, is known by it; where two do, or two did, it is not', () => {
  const old = { ...reading('Pay'), isAlone: true };
  expect(evidence('stillAlone', old, reading('Pay'), reading('Pay later'))).toBe(1);
  expect(evidence('stillAlone', old, reading('Pay later'), reading('Pay'))).toBe(0);
  expect(evidence('stillAlone', old, reading('Pay'), reading('Pay'))).toBe(0);
  expect(evidence('stillAlone', { ...old, isAlone: false }, reading('Pay'))).toBe(0);
});

test('twins without a row or a card are told apart by what stands around them', () => {
  const book = (around: string, isAlone = false): Partial<Fingerprint> => ({ ...reading('Book'), around, isAlone });
  const cities = [book('Oslo'), book('Rome'), book('Paris')];
  expect(evidence('sameContext', book('Oslo'), ...cities)).toBe(1);
  expect(evidence('sameContext', book('Rome'), ...cities)).toBe(0);
  expect(evidence('sameContext', book('Oslo', true), ...cities)).toBe(0);
  // Other words around it are no evidence against it: releases reword, and what stands in a card is not asked for them.
  expect(evidence('otherContext', book('Rome'), ...cities)).toBe(0);
  const inRow = { ...book('Rome'), context: { role: 'row', name: 'Rome' } };
  expect(evidence('otherContext', inRow, ...cities)).toBe(0);
});
