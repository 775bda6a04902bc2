/** What tools without a healer try next when their first locator finds nothing: one property, taken as it was. */
import type { RelocatedElement } from '../../../scripts/healing/relocation.ts';

type Find = (old: RelocatedElement, candidates: readonly RelocatedElement[]) => number | null;

const words = ({ visibleText }: RelocatedElement): string => visibleText.join(' ').toLowerCase();

/** The only candidate that agrees; null where none does, or several do. */
function onlyOne(agrees: (old: RelocatedElement, candidate: RelocatedElement) => boolean): Find {
  return (old, candidates) => {
    const found = [...candidates.entries()].filter(([, candidate]) => agrees(old, candidate));
    return found.length === 1 ? (found[0]?.[0] ?? null) : null;
  };
}

const byId = onlyOne((old, at) => old.id !== '' && old.id === at.id);
const byText = onlyOne((old, at) => words(old) !== '' && old.tag === at.tag && words(old) === words(at));
const byAddress = onlyOne((old, at) => old.href !== '' && old.tag === at.tag && old.href === at.href);
const byPath = onlyOne((old, at) => old.xpath === at.xpath);
const byIdPath = onlyOne((old, at) => old.idxpath === at.idxpath);

export const FALLBACKS: Readonly<Record<string, Find>> = {
  'the same absolute XPath': byPath,
  'the same XPath below an id': byIdPath,
  'the only one with the tag and text': byText,
  'the only one with the address': byAddress,
  'id, else text, else address, else XPath': (old, all) =>
    byId(old, all) ?? byText(old, all) ?? byAddress(old, all) ?? byPath(old, all),
};
