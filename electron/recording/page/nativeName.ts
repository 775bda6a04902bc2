/** What HTML itself calls an element: labels, alternatives, captions. */
import { isHiddenForAria } from './hidden.ts';
import { labelsOf } from './label.ts';
import { nameOf, type Walk } from './name.ts';
import { attribute, capitalTagOf, firstElementOf, nextElementOf } from './safe.ts';

/** Null where the name is to be looked for elsewhere. */
export function nativeName(element: Element, isLabelledBy: boolean, walk: Walk): string | null {
  const tag = capitalTagOf(element);
  if (element instanceof HTMLInputElement) {
    const name = buttonName(element, walk);
    if (name !== null) return name;
  }
  if (!isLabelledBy && CONTROLS.has(tag)) return controlName(element, tag, walk);
  switch (tag) {
    case 'FIELDSET':
    case 'FIGURE':
      if (isLabelledBy) return null;
      walk.visited.add(element);
      return captionOf(element, tag === 'FIELDSET' ? 'LEGEND' : 'FIGCAPTION', walk) ?? titleOf(element);
    case 'IMG':
    case 'AREA':
      walk.visited.add(element);
      return said(element, 'alt') ?? titleOf(element);
    case 'TABLE':
      walk.visited.add(element);
      return captionOf(element, 'CAPTION', walk) ?? (attribute(element, 'summary') || null);
    default:
      return element instanceof SVGElement && (tag === 'SVG' || element.ownerSVGElement)
        ? drawingName(element, tag, walk)
        : null;
  }
}

const CONTROLS = new Set(['BUTTON', 'OUTPUT', 'TEXTAREA', 'SELECT', 'INPUT', 'METER', 'PROGRESS']);
const PLACEHOLDER_TYPES = new Set(['text', 'password', 'number', 'search', 'tel', 'email', 'url']);

function titleOf(element: Element): string {
  return attribute(element, 'title') ?? '';
}

function said(element: Element, name: string): string | null {
  const text = attribute(element, name);
  return text?.trim() ? text : null;
}

/** Inputs that are buttons say their own name. */
function buttonName(input: HTMLInputElement, walk: Walk): string | null {
  const { type } = input;
  if (type === 'button' || type === 'submit' || type === 'reset') {
    walk.visited.add(input);
    if (input.value.trim()) return input.value;
    return type === 'submit' ? 'Submit' : type === 'reset' ? 'Reset' : titleOf(input);
  }
  if (type !== 'file' && type !== 'image') return null;
  walk.visited.add(input);
  if (labelsOf(input).length > 0 && !walk.isLabelledBy) return labelsName(input, walk);
  return type === 'file' ? 'Choose File' : (said(input, 'alt') ?? said(input, 'title') ?? 'Submit');
}

function controlName(element: Element, tag: string, walk: Walk): string | null {
  walk.visited.add(element);
  if (labelsOf(element).length > 0) return labelsName(element, walk);
  if (tag === 'BUTTON') return null;
  const title = titleOf(element);
  const hasPlaceholder =
    tag === 'TEXTAREA' || (element instanceof HTMLInputElement && PLACEHOLDER_TYPES.has(element.type));
  return title || !hasPlaceholder ? title : (attribute(element, 'placeholder') ?? '');
}

function labelsName(element: Element, walk: Walk): string {
  return labelsOf(element)
    .map((label) =>
      nameOf(label, {
        ...walk,
        isTarget: false,
        isLabelledBy: false,
        isReferred: true,
        isHiddenMeant: isHiddenForAria(label),
      }),
    )
    .filter(Boolean)
    .join(' ');
}

function captionOf(element: Element, tag: string, walk: Walk, isLabelledBy = walk.isLabelledBy): string | null {
  for (let child = firstElementOf(element); child; child = nextElementOf(child)) {
    if (capitalTagOf(child) !== tag) continue;
    return nameOf(child, {
      ...walk,
      isTarget: false,
      isLabelledBy,
      isReferred: true,
      isHiddenMeant: walk.isHiddenMeant || isHiddenForAria(child),
    });
  }
  return null;
}

function drawingName(element: SVGElement, tag: string, walk: Walk): string | null {
  walk.visited.add(element);
  return captionOf(element, 'TITLE', walk, true) ?? (tag === 'A' ? said(element, 'xlink:title') : null);
}
