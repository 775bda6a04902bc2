/** From the element that an event hit to the element that a person would name. */
import { deepElementFromPoint, flatAncestors, flatContains, flatParent } from './dom.ts';
import { roleOf } from './role.ts';
import {
  boxOf,
  capitalTagOf,
  closestTo,
  elementsAt,
  find,
  isEditable,
  isGiven,
  page,
  rectsOf,
  rootOf,
} from './safe.ts';

const ACTIONABLE_ROLES = new Set(
  'button checkbox combobox link listbox menuitem menuitemcheckbox menuitemradio option radio searchbox slider spinbutton switch tab textbox treeitem'.split(
    ' ',
  ),
);

/** Whether clicking the element is something that the page's author meant to be possible. */
export function isActionable(element: Element): boolean {
  const role = roleOf(element);
  if (role && ACTIONABLE_ROLES.has(role)) return true;
  if (element instanceof HTMLInputElement || element instanceof HTMLLabelElement || capitalTagOf(element) === 'SUMMARY')
    return true;
  return element instanceof HTMLElement && (isEditingHost(element) || isGiven(element, 'onclick'));
}

/** The outermost element of an editable region (rich text), as opposed to what is edited inside it. */
function isEditingHost(element: Element): boolean {
  if (!isEditable(element)) return false;
  const parent = flatParent(element);
  return !(parent && isEditable(parent));
}

export function editingHost(element: Element): HTMLElement | null {
  for (const at of flatAncestors(element)) if (isEditingHost(at)) return at as HTMLElement;
  return null;
}

/**
 * `<span>` in a button means the button, a path means its picture, an icon in a link means the link. Where nothing around is
 * actionable the element itself is meant; inside rich text the paragraph that was hit, since the place of the caret matters.
 */
export function retarget(hit: Element): Element {
  if (hit instanceof HTMLAreaElement) return imageOf(hit) ?? hit;
  const drawn = hit instanceof SVGElement && hit.ownerSVGElement ? outermostSvg(hit) : hit;
  for (const at of flatAncestors(drawn)) {
    if (at === page.body || at === page.root) break;
    if (isActionable(at)) return at;
  }
  if (drawn !== hit && isInteractiveDrawing(hit, drawn)) return hit;
  return drawn;
}

/** An area has no box of its own: what is clicked is a place on the picture that uses its map. */
function imageOf(area: HTMLAreaElement): Element | null {
  const name = closestTo(area, 'map')?.getAttribute('name');
  return name ? find(document, `img[usemap="#${CSS.escape(name)}"]`) : null;
}

function outermostSvg(element: SVGElement): Element {
  let svg: SVGElement = element;
  while (svg.ownerSVGElement) svg = svg.ownerSVGElement;
  return svg;
}

/** Charts and maps: many shapes with identities of their own inside one drawing. */
function isInteractiveDrawing(shape: Element, drawing: Element): boolean {
  const looksMeant = (element: Element): boolean =>
    element.id !== '' ||
    element.hasAttribute('tabindex') ||
    element.hasAttribute('data-testid') ||
    element.hasAttribute('aria-label') ||
    getComputedStyle(element).cursor === 'pointer';
  return drawing.querySelectorAll('path,rect,circle,g,text,polygon,ellipse').length > 3 && looksMeant(shape);
}

/** The control that a click acts on by its target: what a label stands for, the list that an option is shown in. */
export function controlOf(target: Element): HTMLElement | null {
  if (target instanceof HTMLLabelElement) return target.control;
  return target instanceof HTMLOptionElement ? target.closest('select') : null;
}

/** The point that Playwright clicks by itself: the middle of the element's visible box (CSS px of this frame). */
export function middleOf(element: Element): { x: number; y: number } {
  const quad = rectsOf(element)[0] ?? boxOf(element);
  const left = Math.max(quad.left, 0);
  const top = Math.max(quad.top, 0);
  const right = Math.min(quad.right, innerWidth);
  const bottom = Math.min(quad.bottom, innerHeight);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Whether a click in the middle of `element` would reach the same thing as the click that was seen. */
export function isMiddleTheSame(element: Element, hit: Element): boolean {
  const { x, y } = middleOf(element);
  const there = deepElementFromPoint(x, y);
  if (!there) return false;
  if (there === hit || isSlottedText(element, there, x, y)) return true;
  return flatContains(element, there) && retarget(there) === element && !isDistinctPart(element, hit);
}

/** A text in a slot is reported as the host of the shadow root that shows it inside the element. */
function isSlottedText(element: Element, there: Element, x: number, y: number): boolean {
  const root = rootOf(element);
  return root instanceof ShadowRoot && root.host === there && elementsAt(root, x, y).includes(element);
}

/** Roles whose parts may do something of their own: the twist of a tree item, the cross of a tab. */
const MADE_OF_PARTS = new Set(['treeitem', 'tab', 'combobox', 'listbox']);

/** A part of the target was hit that its middle does not belong to, and parts of such a target are not all one. */
function isDistinctPart(element: Element, hit: Element): boolean {
  return hit !== element && MADE_OF_PARTS.has(roleOf(element) ?? '');
}
