/**
 * Written by scripts/fitHealing.ts: change the evidence, the priors or the data, not these numbers.
 *
 * Fitted to 203 pairs of the same element before and after months, from 12 public home pages, each pair also with its element
 * taken away, and with a copy of it elsewhere instead. Data: Nass et al., Similo (ACM TOSEM 2023); the pages of
 * Adobe, Apple, Espn, Force, Hulu, Instagram, Linkedin, Nytimes, Paypal, Target, Ups, Wikipedia.
 * Judged with each site left out in turn, answers from 0.21 of probability on:
 *   81.8 % answered, 95.8 % of these right, 3.4 % of all wrong; 96.6 % abstained where it was taken away;
 *   without 6 pairs that are doubtful in the data: 81.2 %, 99.4 %, 0.5 %; 99.5 %.
 * Not in the data, so as expected beforehand: sameTestId, otherTestId, sameContext, otherContext.
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
    sameWords: 3.084,
    manySameWords: 0.924,
    similarWords: 2.184,
    sameId: 2.355,
    similarId: 1.015,
    sameTestId: 5,
    sameName: 1.288,
    sharedClasses: 0.644,
    sameAddress: 0.927,
    deepSameAddress: 0.582,
    similarAddress: 1.154,
    samePath: 1.967,
    sameTagsAbove: 0.993,
    sameStepsAbove: 1.964,
    sameAnchor: 0.841,
    sameSpot: 0.451,
    sharedNeighbours: 1.11,
    sameContext: 4,
    otherWords: 2.621,
    wordsOnOneSide: 1.064,
    otherId: 0.449,
    idOnOneSide: 0.45,
    otherTestId: 3,
    otherName: 1.105,
    otherClasses: 0,
    otherAddress: 0.613,
    addressOnOneSide: 0.675,
    otherTag: 0.818,
    asideBy: 1.152,
    higherOrLowerBy: 1.12,
    widthDiffers: 0.161,
    heightDiffers: 0.616,
    otherContext: 4,
    unchangedButAside: 1.785,
    unchangedButHigherOrLower: 1.765,
    unchangedButElsewhere: 2.784,
    placeHeldByAnother: 2.149,
    columnHeldByAnother: 1.756,
    tagsHeldByAnother: 1.351,
  },
  none: 4.145,
  calibration: { slope: 0.906, offset: 1.533 },
  confidenceFrom: 0.582,
  marginFrom: 1.1,
};
