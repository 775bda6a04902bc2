/**
 * Written by scripts/fitHealing.ts: change the evidence, the priors or the data, not these numbers.
 *
 * Fitted to 203 pairs of the same element before and after months, from 12 public home pages, each pair also with its element
 * taken away, and with a copy of it elsewhere instead. Data: Nass et al., Similo (ACM TOSEM 2023); the pages of
 * Adobe, Apple, Espn, Force, Hulu, Instagram, Linkedin, Nytimes, Paypal, Target, Ups, Wikipedia.
 * Judged with each site left out in turn, answers from 0.21 of probability on:
 *   85.2 % answered, 96.0 % of these right, 3.4 % of all wrong; 96.1 % abstained where it was taken away;
 *   without 6 pairs that are doubtful in the data: 84.8 %, 99.4 %, 0.5 %; 99.0 %.
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
    sameWords: 3.536,
    manySameWords: 1.069,
    similarWords: 1.653,
    wordsWithin: 1.199,
    sameId: 2.213,
    similarId: 1.057,
    sameTestId: 5,
    sameName: 1.33,
    sharedClasses: 0.543,
    sameAddress: 0.81,
    deepSameAddress: 0.607,
    similarAddress: 1.118,
    samePath: 1.999,
    sameTagsAbove: 0.851,
    sameStepsAbove: 1.868,
    sameAnchor: 0.656,
    sameSpot: 0.579,
    sharedNeighbours: 1.155,
    sameContext: 4,
    otherWords: 2.762,
    wasBeside: 4.001,
    wordsOnOneSide: 1.002,
    otherId: 0.332,
    idOnOneSide: 0.439,
    otherTestId: 3,
    otherName: 1.166,
    otherClasses: 0.271,
    otherAddress: 0.631,
    addressOnOneSide: 0.608,
    otherTag: 0.809,
    asideBy: 1.066,
    higherOrLowerBy: 1.164,
    widthDiffers: 0.165,
    heightDiffers: 0.645,
    otherContext: 4,
    unchangedButAside: 1.715,
    unchangedButHigherOrLower: 1.78,
    unchangedButElsewhere: 2.822,
    placeHeldByAnother: 2.18,
    columnHeldByAnother: 1.627,
    tagsHeldByAnother: 1.383,
  },
  none: 4.567,
  calibration: { slope: 1.04, offset: 1.784 },
  confidenceFrom: 0.6,
  marginFrom: 1.1,
};
