/** Names that developers give: ids and classes change along with the style sheets and the attributes that speak of them. */
import { attribute, isGiven } from '../../../recording/page/safe.ts';
import type { Edits } from './edits.ts';
import type { Random } from './random.ts';
import type { Change, Scene } from './scene.ts';
import { plainWord } from './words.ts';

const REFERENCES = [
  'for',
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-owns',
  'aria-activedescendant',
  'headers',
  'list',
  'form',
  'popovertarget',
];

export const renameIds: Change = (scene, edits, random, share) => {
  const ids = new Set(scene.elements.flatMap((element) => attribute(element, 'id') || []));
  const renamed = choose(ids, random, share);
  if (renamed.size === 0) return;
  for (const element of scene.elements) {
    const id = attribute(element, 'id');
    const other = id && renamed.get(id);
    if (other) edits.setAttribute(element, 'id', other);
    for (const name of REFERENCES) replaceWords(element, name, renamed, edits);
    const target = attribute(element, 'href');
    const there = target?.startsWith('#') ? renamed.get(target.slice(1)) : undefined;
    if (there) edits.setAttribute(element, 'href', `#${there}`);
  }
  rewriteStyles(scene, edits, '#', renamed);
};

export const renameClasses: Change = (scene, edits, random, share) => {
  const names = new Set(scene.elements.flatMap((element) => wordsIn(attribute(element, 'class'))));
  const renamed = choose(names, random, share);
  if (renamed.size === 0) return;
  for (const element of scene.elements) replaceWords(element, 'class', renamed, edits);
  rewriteStyles(scene, edits, '.', renamed);
};

const wordsIn = (list: string | null): string[] => (list ?? '').split(/\s+/).filter(Boolean);

/** What a library counts (`ag-79-input`, `mui-12`) or a build makes counts on, or is made anew, with every release that changes names at all. */
const COUNTED = /\d{2}/;

/** Half of them get another word of a person, half what a build makes. */
function choose(names: ReadonlySet<string>, random: Random, share: number): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const name of names) {
    if (!random.chance(share) && !COUNTED.test(name)) continue;
    const made = random.below(36 ** 5).toString(36);
    renamed.set(
      name,
      random.chance(0.5) ? `${plainWord(random)}-${plainWord(random)}-${made.slice(0, 2)}` : `x-${made}`,
    );
  }
  return renamed;
}

function replaceWords(element: Element, name: string, renamed: ReadonlyMap<string, string>, edits: Edits): void {
  if (!isGiven(element, name)) return;
  const words = wordsIn(attribute(element, name));
  if (words.some((word) => renamed.has(word)))
    edits.setAttribute(element, name, words.map((word) => renamed.get(word) ?? word).join(' '));
}

/** `mark` is what stands before such a name in a selector. */
function rewriteStyles({ styles }: Scene, edits: Edits, mark: '#' | '.', renamed: ReadonlyMap<string, string>): void {
  const selectors = [...renamed.keys()].map((name) => CSS.escape(name).replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  const pattern = new RegExp(`\\${mark}(${selectors.join('|')})(?![\\w-])`, 'g');
  const byEscaped = new Map([...renamed].map(([name, other]) => [CSS.escape(name), other]));
  for (const style of styles) {
    const text = style.firstChild;
    const before = text?.nodeValue ?? '';
    if (!text || !before.includes(mark)) continue;
    const after = before.replace(pattern, (whole, name: string) => {
      const other = byEscaped.get(name);
      return other === undefined ? whole : `${mark}${CSS.escape(other)}`;
    });
    if (after !== before) edits.setText(text, after);
  }
}

/** Attributes by which tests and tools find things: kept on purpose, so that they seldom go. */
const CONTRACTS = /^data-(?:testid|test|test-id|cy|qa|pw)$|^name$/;
const DROPPABLE = /^(?:title|alt|placeholder|aria-label|aria-describedby|autocomplete|data-.+|name|itemprop|rel|lang)$/;

export const dropAttributes: Change = ({ elements }, edits, random, share) => {
  for (const element of elements) {
    for (const name of element.getAttributeNames()) {
      if (!DROPPABLE.test(name) || name.startsWith('data-pa-')) continue;
      const chance = CONTRACTS.test(name) ? share / 4 : share;
      if (random.chance(chance)) edits.setAttribute(element, name, null);
    }
  }
};

/** Links and pictures move to other addresses. */
export const moveAddresses: Change = ({ elements }, edits, random, share) => {
  for (const element of elements) {
    for (const name of ['href', 'src']) {
      const address = attribute(element, name);
      if (!address || !random.chance(share)) continue;
      const [path = '', query] = address.split('?');
      const other = moved(path, random);
      edits.setAttribute(element, name, query === undefined ? other : `${other}?${query}`);
    }
  }
};

function moved(path: string, random: Random): string {
  if (path.startsWith('#')) return `#${plainWord(random)}`;
  return random.chance(0.5)
    ? `${path.replace(/\/?$/, '')}/${plainWord(random)}`
    : `/${plainWord(random)}${path.replace(/^\w+:\/\/[^/]*/, '')}`;
}

/** Elements of no meaning of their own get another tag. */
export const changeTags: Change = ({ elements, isKept }, edits, random, share) => {
  for (const element of elements) {
    const other = OTHER_TAGS[element.localName];
    if (!other || isKept(element) || isGiven(element, 'role') || element.shadowRoot || !random.chance(share)) continue;
    const parent = element.parentNode;
    if (!parent) continue;
    const copy = document.createElement(random.pick(other) ?? 'div');
    for (const name of element.getAttributeNames()) copy.setAttribute(name, attribute(element, name) ?? '');
    for (let child = element.firstChild; child; child = element.firstChild) edits.put(child, copy, null);
    edits.put(copy, parent, element);
    edits.remove(element);
  }
};

const OTHER_TAGS: Readonly<Record<string, readonly string[]>> = {
  div: ['section', 'article'],
  section: ['div'],
  article: ['div', 'section'],
  h2: ['h3'],
  h3: ['h2', 'h4'],
  h4: ['h3'],
  b: ['strong'],
  strong: ['b'],
};
