/** Runs in a copy of a page, where no script of the page runs: changes it as releases do, and takes it back. */
import type { RankedLocator } from '../../../../shared/model/locator.ts';
import { candidatesOf } from '../../../recording/page/candidates.ts';
import { allRoots } from '../../../recording/page/dom.ts';
import { forget } from '../../../recording/page/remember.ts';
import { findAll } from '../../../recording/page/safe.ts';
import { MARKS } from './marks.ts';
import { type Release, release } from './release.ts';

let current: Release | null = null;

/** Makes the copy what it is a copy of, and gives the element that was marked. */
function prepare(): Element | null {
  let target: Element | null = null;
  for (const element of allRoots().flatMap((root) => findAll(root, '*'))) {
    for (const [name, use] of Object.entries(USES)) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      element.removeAttribute(name);
      use(element, value);
    }
    if (element.hasAttribute(MARKS.target)) target = element;
  }
  target?.removeAttribute(MARKS.target);
  forget();
  return target;
}

const USES: Readonly<Record<string, (element: Element, value: string) => void>> = {
  [MARKS.checked](element, value) {
    if (!(element instanceof HTMLInputElement)) return;
    element.checked = value === 'true';
    element.indeterminate = value === 'mixed';
  },
  [MARKS.selected](element, value) {
    if (!(element instanceof HTMLSelectElement)) return;
    const chosen = new Set(value.split(' '));
    for (const option of element.options) option.selected = chosen.has(String(option.index));
  },
  [MARKS.popover](element) {
    if (element instanceof HTMLElement) element.showPopover();
  },
  [MARKS.size](element, value) {
    if (!(element instanceof HTMLElement)) return;
    const [width, height] = value.split(' ');
    element.style.setProperty('width', `${width}px`);
    element.style.setProperty('height', `${height}px`);
  },
};

/** The next release of the page as it was; what the last one changed is taken back first. `kept` are never removed. */
function next(seed: number, kept: readonly Element[]): void {
  back();
  current = release(seed, kept);
}

function back(): void {
  current?.undo();
  current = null;
}

/** All ways to find the element, as the recorder ranks them. */
function candidates(element: Element): RankedLocator[] {
  forget();
  return candidatesOf(element);
}

export const trial = { prepare, next, back, candidates };
