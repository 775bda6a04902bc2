/** Where an element stood, and where a candidate stands: in the tree and on the page. */
import type { Box } from '../../../shared/model/target.ts';
import type { SetNumber } from './evidenceNames.ts';
import type { Look } from './look.ts';
import { commonSteps, commonTail } from './similarity.ts';

/** How much of the old place a candidate keeps: numbers from 0 to 1, told so that others can be measured against it. */
export type Place = { whole: number; path: number; column: number; tags: number };

/** Distances grow like a logarithm: ten pixels aside say something, whether it is five hundred or six hundred hardly anything. */
const COLUMN = 60;
/** So many steps from the element upwards say where it stands. */
const DEEP_ENOUGH = 6;
const SPOT = 50;

/** Compares where they stand. `classes` is how much of their classes they share: what holds the old place should look like it. */
export function comparePlaces(old: Look, candidate: Look, classes: number, set: SetNumber): Place {
  if (old.steps.length === 0 || candidate.steps.length === 0) return { whole: 0, path: 0, column: 0, tags: 0 };
  const path = commonSteps(old.steps, candidate.steps);
  const most = Math.min(DEEP_ENOUGH, Math.max(old.steps.length, candidate.steps.length));
  const tags = Math.min(commonTail(old.tags, candidate.tags), most) / most;
  const tail = commonTail(old.steps, candidate.steps);
  const steps = Math.min(tail, most) / most;
  set('samePath', path);
  set('sameTagsAbove', tags);
  set('sameStepsAbove', steps);
  const isAnchored = old.anchor !== '' && old.anchor === candidate.anchor && old.below === candidate.below;
  if (isAnchored && tail >= old.below) set('sameAnchor', 1);
  const column =
    old.box && candidate.box ? compareBoxes(old.box, candidate.box, unchangedness(old, candidate), set) : 0;
  set('unchangedButElsewhere', -unchangedness(old, candidate) * (1 - steps));
  return { whole: (2 * path + classes) / 3, path, column, tags };
}

/** How near the candidate stands to the old column is what it gives: from 0 to 1. */
function compareBoxes(old: Box, candidate: Box, unchanged: number, set: SetNumber): number {
  const aside = distanceAside(old, candidate);
  const asideBy = Math.log1p(aside / 10) / 5;
  const [top, candidateTop] = [Math.max(0, old.y) + 100, Math.max(0, candidate.y) + 100];
  const higherOrLowerBy = Math.abs(Math.log(top / candidateTop));
  set('asideBy', -asideBy);
  set('higherOrLowerBy', -higherOrLowerBy);
  set('sameSpot', Math.exp(-(Math.abs(old.x - candidate.x) + Math.abs(old.y - candidate.y)) / SPOT));
  set('widthDiffers', -ratio(old.width, candidate.width));
  set('heightDiffers', -ratio(old.height, candidate.height));
  set('unchangedButAside', -unchanged * asideBy);
  set('unchangedButHigherOrLower', -unchanged * higherOrLowerBy);
  return Math.exp(-aside / COLUMN);
}

/** Sideways, by whichever of left edge, right edge and middle moved least, in px. */
function distanceAside(one: Box, other: Box): number {
  const left = one.x - other.x;
  const grown = one.width - other.width;
  return Math.min(Math.abs(left), Math.abs(left + grown), Math.abs(left + grown / 2));
}

function ratio(one: number, other: number): number {
  return Math.min(2, Math.abs(Math.log((one + 4) / (other + 4))));
}

/**
 * From 0 to 1: how far the element itself is as it was. What did not change at all has hardly moved either; where it stands somewhere
 * else altogether, it is the same link in the footer, not the one that was meant.
 * Unless nothing else was like it: then there is no such twin to be taken for it.
 */
function unchangedness(old: Look, candidate: Look): number {
  if (old.isAlone || !old.box || !candidate.box) return 0;
  const classes = old.classText !== '' && old.classText === candidate.classText ? 1 : 0;
  const name = old.name !== '' && old.name === candidate.name ? 1 : 0;
  const isSameSize =
    Math.abs(old.box.width - candidate.box.width) <= 3 && Math.abs(old.box.height - candidate.box.height) <= 3;
  return Math.min(1, (classes + name + (isSameSize ? 0.5 : 0)) / 1.5);
}
