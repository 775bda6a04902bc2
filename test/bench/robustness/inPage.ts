/** Bundled into the copy that is measured: what a person may act on or look at there, and the library that makes CSS selectors. */
import { finder } from '@medv/finder';
import { allRoots } from '../../../electron/recording/page/dom.ts';
import { retarget } from '../../../electron/recording/page/retarget.ts';
import { findAll, isSeen } from '../../../electron/recording/page/safe.ts';

const ACTED_ON =
  'a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[role=checkbox],[role=radio],[role=switch],[role=slider],[role=treeitem],[contenteditable=true]';
const LOOKED_AT = 'h1,h2,h3,h4,td,li,p,output,[role=status]';

/** Evenly spread over the page, in its order: `acted` elements to act on, `looked` to look at. Those that stand for another one are left to it. */
const targets = (acted: number, looked: number): Element[] => {
  const seen = allRoots()
    .flatMap((root) => findAll(root, '*'))
    .filter((element) => isSeen(element) && retarget(element) === element);
  const spread = (selector: string, most: number): Element[] => {
    const all = seen.filter((element) => element.matches(selector));
    return all.filter(
      (_, index) =>
        index === 0 || Math.floor((index * most) / all.length) !== Math.floor(((index - 1) * most) / all.length),
    );
  };
  return [...new Set([...spread(ACTED_ON, acted), ...spread(LOOKED_AT, looked)])];
};

const byFinder = (element: Element): string | null => {
  try {
    return finder(element);
  } catch {
    return null; // It knows nothing of shadow roots.
  }
};

Object.assign(globalThis, { bench: { targets, byFinder } });
