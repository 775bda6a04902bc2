/** What stands around: wrappers, siblings, order, copies. */
import { isGiven, parentElementOf, tagOf } from '../../../recording/page/safe.ts';
import type { Random } from './random.ts';
import { alikeIn, type Change, isItem } from './scene.ts';
import { plainWord, reworded } from './words.ts';

/** Nothing but certain children may stand in these. */
const STRICT = new Set(
  'ul ol dl menu table thead tbody tfoot tr colgroup select optgroup datalist picture video audio object map svg g defs math hgroup fieldset details'.split(
    ' ',
  ),
);
const INLINE = new Set('p span a button label b i strong em small h1 h2 h3 h4 h5 h6 summary'.split(' '));
const NOT_ALONE = new Set('li dt dd tr td th option optgroup legend summary caption source track area'.split(' '));

export const wrap: Change = ({ elements }, edits, random, share) => {
  for (const element of elements) {
    const parent = parentElementOf(element);
    if (!parent || STRICT.has(tagOf(parent)) || NOT_ALONE.has(tagOf(element)) || !random.chance(share)) continue;
    const wrapper = document.createElement(INLINE.has(tagOf(parent)) ? 'span' : 'div');
    // A release that puts something around keeps the looks.
    wrapper.style.display = 'contents';
    if (random.chance(0.5)) wrapper.className = `${plainWord(random)}-${plainWord(random)}`;
    edits.put(wrapper, parent, element);
    edits.put(element, wrapper, null);
  }
};

/** What holds the target may go as well, as long as the target itself stays. */
export const unwrap: Change = ({ elements, isTarget }, edits, random, share) => {
  for (const element of elements) {
    const isPlain = /^(?:div|span)$/.test(tagOf(element)) && !isGiven(element, 'role') && !isGiven(element, 'id');
    if (!isPlain || !element.firstElementChild || element.shadowRoot) continue;
    const parent = element.parentNode;
    if (isTarget(element) || !parent || !random.chance(share)) continue;
    for (let child = element.firstChild; child; child = element.firstChild) edits.put(child, parent, element);
    edits.remove(element);
  }
};

/** New items beside old ones, made after them; and now and then something at the top of the page. */
export const addSiblings: Change = (scene, edits, random, share) => {
  for (const parent of scene.elements) {
    if (!random.chance(share)) continue;
    const model = random.pick(alikeIn(parent));
    if (!model || !isItem(model, scene)) continue;
    const added = cloneOf(model);
    renew(added, random);
    edits.put(added, parent, random.chance(0.5) ? model : model.nextSibling);
  }
  if (random.chance(0.3)) edits.put(banner(random), document.body, document.body.firstChild);
};

export const removeSiblings: Change = (scene, edits, random, share) => {
  for (const element of scene.elements) {
    if (!random.chance(share) || scene.isKept(element) || !isItem(element, scene) || !element.isConnected) continue;
    edits.remove(element);
  }
};

export const reorder: Change = ({ elements }, edits, random, share) => {
  for (const parent of elements) {
    const alike = alikeIn(parent);
    if (alike.length < 2 || !random.chance(share)) continue;
    const from = random.below(alike.length);
    const to = (from + 1 + random.below(alike.length - 1)) % alike.length;
    const [moved, other] = [alike[from], alike[to]];
    if (moved && other) edits.put(moved, parent, to > from ? other.nextSibling : other);
  }
};

/** The same once more: a menu for small screens, an item that is shown twice. Half of the copies are not seen. */
export const cloneItems: Change = (scene, edits, random, share) => {
  for (const element of scene.elements) {
    const parent = element.parentNode;
    if (!parent || !isItem(element, scene) || !random.chance(share)) continue;
    const copy = cloneOf(element);
    if (random.chance(0.5) && copy instanceof HTMLElement) copy.style.display = 'none';
    edits.put(copy, parent, random.chance(0.5) ? element : element.nextSibling);
  }
};

/** Without what may be there but once. */
function cloneOf(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  for (const each of [copy, ...copy.querySelectorAll('[id]')]) each.removeAttribute('id');
  return copy;
}

/** Another item of its kind says something else, leads elsewhere, and is told apart by tests. */
function renew(element: Element, random: Random): void {
  for (const each of [element, ...element.querySelectorAll('*')]) {
    for (const name of each.getAttributeNames()) {
      if (!/^(?:href|src|title|alt|placeholder|aria-label|name|value|data-.+)$/.test(name)) continue;
      each.setAttribute(name, `${each.getAttribute(name)}-${plainWord(random)}`);
    }
  }
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const words = (text.nodeValue ?? '').trim();
    if (words !== '') text.nodeValue = reworded(`${plainWord(random)} ${words}`, random);
  }
}

function banner(random: Random): Element {
  const made = document.createElement('div');
  const link = document.createElement('a');
  link.setAttribute('href', `/${plainWord(random)}`);
  link.textContent = `${plainWord(random)} ${plainWord(random)}`;
  made.append(`${plainWord(random)} ${plainWord(random)} ${plainWord(random)} `, link);
  return made;
}
