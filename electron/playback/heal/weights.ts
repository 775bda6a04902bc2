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
    sameWords: 3.077,
    manySameWords: 0.917,
    similarWords: 2.208,
    sameId: 2.397,
    similarId: 1.015,
    sameTestId: 5,
    sameName: 1.282,
    sharedClasses: 0.655,
    sameAddress: 0.955,
    deepSameAddress: 0.575,
    similarAddress: 1.149,
    samePath: 1.957,
    sameTagsAbove: 1.072,
    sameStepsAbove: 1.962,
    sameAnchor: 0.876,
    sameSpot: 0.465,
    sharedNeighbours: 1.12,
    sameContext: 4,
    otherWords: 2.606,
    wordsOnOneSide: 1.069,
    otherId: 0.448,
    idOnOneSide: 0.45,
    otherTestId: 3,
    otherName: 1.108,
    otherClasses: 0,
    otherAddress: 0.625,
    addressOnOneSide: 0.675,
    otherTag: 0.815,
    asideBy: 1.157,
    higherOrLowerBy: 1.126,
    widthDiffers: 0.167,
    heightDiffers: 0.608,
    otherContext: 4,
    unchangedButAside: 1.79,
    unchangedButHigherOrLower: 1.771,
    unchangedButElsewhere: 2.783,
    placeHeldByAnother: 2.146,
    columnHeldByAnother: 1.758,
    tagsHeldByAnother: 1.343,
  },
  none: 4.185,
  calibration: { slope: 0.907, offset: 1.524 },
  confidenceFrom: 0.58,
  marginFrom: 1.1,
};
