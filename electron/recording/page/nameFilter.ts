/** A quick no for accessible names: most elements of a long list can be told apart without working their names out. */
import { allRoots } from './dom.ts';
import { hasInvisibleCharacters, isNameOdd } from './inventory.ts';
import { addedCharacters } from './pseudo.ts';
import { remembered } from './remember.ts';
import { textIn } from './safe.ts';

/** For fewer candidates than this, taking stock of the page costs more than it saves. */
const FEW = 12;

const upperText: (element: Element) => string = remembered((element) => (textIn(element) ?? '').toUpperCase());

/**
 * Says no only where the name surely does not hold `name`. An element without anything in it that names by other means is named
 * by its text and by what style sheets add: words without any character that a sheet adds must stand in its text as they are.
 */
export function nameFilter(name: string, candidates: number): (element: Element) => boolean {
  if (candidates < FEW || allRoots().length > 1 || hasInvisibleCharacters()) return () => true;
  const parts = surePartsOf(name.toUpperCase(), addedCharacters());
  if (parts.length === 0) return () => true;
  const holdsAll = (text: string): boolean => parts.every((part) => text.includes(part));
  return (element) => holdsAll(upperText(element)) || isNameOdd(element);
}

/** Runs of characters that no style sheet adds, so that they come from the text alone; longest first. */
function surePartsOf(text: string, added: Set<string> | null): string[] {
  if (!added) return [];
  const parts = text.split(/\s+/).flatMap((run) => {
    let sure = '';
    for (const character of run) sure += added.has(character) ? ' ' : character;
    return sure.split(' ').filter(Boolean);
  });
  return parts.sort((one, other) => other.length - one.length);
}
