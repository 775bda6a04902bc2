/**
 * Written by scripts/fitHealing.ts: change the evidence, the priors or the data, not these numbers.
 *
 * Fitted to 203 pairs of the same element before and after months, from 12 public home pages, each pair also with its element
 * taken away, and with a copy of it elsewhere instead. Data: Nass et al., Similo (ACM TOSEM 2023); the pages of
 * Adobe, Apple, Espn, Force, Hulu, Instagram, Linkedin, Nytimes, Paypal, Target, Ups, Wikipedia.
 * Judged with each site left out in turn, answers from 0.18 of probability on:
 *   85.7 % answered, 96.6 % of these right, 3.0 % of all wrong; 97.0 % abstained where it was taken away;
 *   without 6 pairs that are doubtful in the data: 85.3 %, 100.0 %, 0.0 %; 100.0 %.
 *   with the threshold, too, chosen without the site: 86.7 %, 96.0 %, 3.4 %; 96.6 %.
 * Not in the data, so as expected beforehand: sameTestId, otherTestId, sameContext, otherContext, stillAlone.
 */
import type { EvidenceName } from './evidenceNames.ts';

export type Weights = {
  /** What each piece of evidence adds to the score, in points (natural logarithm of odds). */
  evidence: Readonly<Record<EvidenceName, number>>;
  /** The score of "none of them". */
  none: number;
  /** From probability to confidence: how often an answer with these odds was right on sites not seen. */
  calibration: { slope: number; offset: number };
  /** An answer needs this confidence, and this lead before the next candidate, in points. */
  confidenceFrom: number;
  marginFrom: number;
};

export const WEIGHTS: Weights = {
  evidence: {
    sameWords: 3.366,
    manySameWords: 1.053,
    similarWords: 1.701,
    wordsWithin: 1.128,
    sameId: 2.426,
    similarId: 1.038,
    sameTestId: 5,
    sameName: 1.374,
    sharedClasses: 0.807,
    sameAddress: 0.899,
    deepSameAddress: 0.527,
    similarAddress: 1.068,
    samePath: 2.006,
    sameTagsAbove: 0.847,
    sameStepsAbove: 1.689,
    sameAnchor: 0.666,
    sameSpot: 0.496,
    sharedNeighbours: 1.167,
    sameContext: 4,
    stillAlone: 3,
    otherWords: 2.58,
    wasBeside: 4.001,
    wordsOnOneSide: 0.995,
    otherId: 0.382,
    idOnOneSide: 0.388,
    otherTestId: 3,
    otherName: 1.068,
    otherClasses: 0.234,
    otherAddress: 0.625,
    otherSite: 0.541,
    addressOnOneSide: 0.631,
    otherTag: 0.791,
    asideBy: 1.061,
    higherOrLowerBy: 1.042,
    widthDiffers: 0.193,
    heightDiffers: 0.5,
    otherContext: 4,
    passiveOnRebuiltPage: 1.001,
    unchangedButAside: 1.669,
    unchangedButHigherOrLower: 1.706,
    unchangedButElsewhere: 2.563,
    placeHeldByAnother: 2.093,
    columnHeldByAnother: 1.663,
    tagsHeldByAnother: 1.223,
  },
  none: 4.848,
  calibration: { slope: 1.1, offset: 1.994 },
  confidenceFrom: 0.581,
  marginFrom: 1.1,
};
