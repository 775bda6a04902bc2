/** The pieces of evidence that are weighed. */

/** In the order of the numbers that `evidenceOf` gives. */
const FOR = [
  'sameWords',
  'manySameWords',
  'similarWords',
  'wordsWithin',
  'sameId',
  'similarId',
  'sameTestId',
  'sameName',
  'sharedClasses',
  'sameAddress',
  'deepSameAddress',
  'similarAddress',
  'samePath',
  'sameTagsAbove',
  'sameStepsAbove',
  'sameAnchor',
  'sameSpot',
  'sharedNeighbours',
  'sameContext',
  'stillAlone',
] as const;
const AGAINST = [
  'otherWords',
  'wasBeside',
  'wordsOnOneSide',
  'otherId',
  'idOnOneSide',
  'otherTestId',
  'otherName',
  'otherClasses',
  'otherAddress',
  'otherSite',
  'addressOnOneSide',
  'otherTag',
  'asideBy',
  'higherOrLowerBy',
  'widthDiffers',
  'heightDiffers',
  'otherContext',
  'passiveOnRebuiltPage',
  'unchangedButAside',
  'unchangedButHigherOrLower',
  'unchangedButElsewhere',
  'placeHeldByAnother',
  'columnHeldByAnother',
  'tagsHeldByAnother',
] as const;
export const EVIDENCE = [...FOR, ...AGAINST] as const;
export type EvidenceName = (typeof EVIDENCE)[number];

/** Sets one number of the evidence. */
export type SetNumber = (name: EvidenceName, value: number) => void;

export const PLACE_OF = Object.fromEntries(EVIDENCE.map((name, index) => [name, index])) as Readonly<
  Record<EvidenceName, number>
>;
