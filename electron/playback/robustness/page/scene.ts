/** What there is to change on the page, and what must stay. */
import { allRoots } from '../../../recording/page/dom.ts';
import { childrenOf, findAll, page, tagOf } from '../../../recording/page/safe.ts';
import type { Edits } from './edits.ts';
import type { Random } from './random.ts';

export type Scene = {
  /** In document order, through shadow roots: all but what is never shown. */
  elements: Element[];
  /** The style sheets, which a release changes along with the names that they use. */
  styles: Element[];
  /** Whether it holds what is looked for, or is it: then it may change, but not go. */
  isKept(element: Element): boolean;
  /** Whether it is looked for. */
  isTarget(element: Element): boolean;
  /** How many elements stand in it. */
  sizeOf(element: Element): number;
};

/** One kind of change, done to a `share` (0..1) of all that it could be done to. */
export type Change = (scene: Scene, edits: Edits, random: Random, share: number) => void;

const SILENT = new Set('script style link meta title head base template noscript html body'.split(' '));

export function sceneOf(kept: readonly Element[]): Scene {
  const all = allRoots().flatMap((root) => findAll(root instanceof Document ? page.body : root, '*'));
  const keeping = new Set<Node>();
  for (const element of kept) {
    for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) keeping.add(at);
  }
  return {
    elements: all.filter((element) => !SILENT.has(tagOf(element))),
    styles: allRoots().flatMap((root) => findAll(root, 'style')),
    isKept: (element) => keeping.has(element),
    isTarget: (element) => kept.includes(element),
    sizeOf: (element) => findAll(element, '*').length + 1,
  };
}

/** A nearest thing that people call one item: small enough to come and go by itself. */
const ITEM = 60;

/** What may be cloned, moved or removed by itself. */
export function isItem(element: Element, { sizeOf }: Scene): boolean {
  return sizeOf(element) <= ITEM && !PARTS.has(tagOf(element));
}

const PARTS = new Set('tbody thead tfoot colgroup legend summary caption source track param'.split(' '));

/** Children of the same tag: items of a list, rows, cards, links of a menu. */
export function alikeIn(parent: Element): Element[] {
  const children = childrenOf(parent).filter((child) => !SILENT.has(tagOf(child)));
  const counts = new Map<string, Element[]>();
  for (const child of children) counts.set(tagOf(child), [...(counts.get(tagOf(child)) ?? []), child]);
  return [...counts.values()].reduce((most, list) => (list.length > most.length ? list : most), []);
}
