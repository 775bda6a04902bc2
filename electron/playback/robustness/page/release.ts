/**
 * One release of the site: several kinds of changes at once, each to a share of what it could be done to.
 *
 * How often what changes was taken from the public relocation data that the healer is fitted to (Nass et al., Similo, ACM TOSEM 2023: 203 elements of 12 sites,
 * the same before and after 12 to 41 months). Of these, so many had changed: id 60 %, place among siblings anywhere above it 89 %, class 40 %, depth 37 %,
 * address 24 %, text 16 %, tag 7 %, name 6 %. A release is taken to be a third of that, about a year of a public site: see `test/playback/robustness`,
 * which holds these rates to it. Test ids, labels in attributes and copies are not in those data: test ids and names go four times as seldom as other
 * attributes, labels like texts, copies seldom.
 */
import { forget } from '../../../recording/page/remember.ts';
import { createEdits } from './edits.ts';
import { changeTags, dropAttributes, moveAddresses, renameClasses, renameIds } from './names.ts';
import { randomFrom } from './random.ts';
import { type Change, sceneOf } from './scene.ts';
import { addSiblings, cloneItems, removeSiblings, reorder, unwrap, wrap } from './structure.ts';
import { countOn, rewordTexts, translateTexts } from './texts.ts';

/** `often`: in so many releases at all (0..1). `share`: then to so many of what it could be done to. In the order in which they are done. */
const CHANGES: readonly { often: number; share: number; change: Change }[] = [
  { often: 0.5, share: 0.1, change: removeSiblings },
  { often: 0.6, share: 0.25, change: reorder },
  { often: 0.8, share: 0.2, change: addSiblings },
  { often: 0.25, share: 0.02, change: cloneItems },
  { often: 0.5, share: 0.06, change: unwrap },
  { often: 0.6, share: 0.04, change: wrap },
  { often: 0.3, share: 0.1, change: changeTags },
  { often: 0.5, share: 0.08, change: rewordTexts },
  { often: 0.6, share: 0.6, change: countOn },
  { often: 0.02, share: 1, change: translateTexts },
  { often: 0.5, share: 0.16, change: dropAttributes },
  { often: 0.4, share: 0.22, change: moveAddresses },
  { often: 0.6, share: 0.45, change: renameIds },
  { often: 0.5, share: 0.25, change: renameClasses },
];

export type Release = { undo(): void };

/** Changes the page as a release does. `kept` are still there afterwards, as the same nodes, whatever has become of them. */
export function release(seed: number, kept: readonly Element[]): Release {
  const random = randomFrom(seed);
  const edits = createEdits();
  for (const { often, share, change } of CHANGES) {
    if (!random.chance(often)) continue;
    forget();
    change(sceneOf(kept), edits, random, share);
  }
  forget();
  return {
    undo() {
      edits.undo();
      forget();
    },
  };
}
