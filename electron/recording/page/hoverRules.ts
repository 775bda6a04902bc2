/** What style sheets say about hovering: rules that bring an element into sight or into reach. */
import { flatAncestors } from './dom.ts';
import { remembered } from './remember.ts';
import { isMatch, page, rootOf } from './safe.ts';

/** `hover` is the part of the selector up to its `:hover`; `reaches` are properties that matter only where they were hiding before. */
export type ShowingRule = {
  selector: string;
  hover: string | null;
  isShowing: boolean;
  isHiding: boolean;
  reaches: string[];
};
type HidingRule = { selector: string; property: string };
type Rules = { showing: ShowingRule[]; hiding: HidingRule[]; size: number };

/** Values by which an element is there and cannot be hit: clipped, shrunk to nothing, moved out of sight, deaf to the mouse. */
const FAR = /-(?:\d{3,}(?:\.\d+)?px|[1-9]\d{2,}%|\d{2,}(?:\.\d+)?(?:r?em|v[wh]))/;
const NOTHING = /^0(?:px|%|r?em)?$/;
const AWAY = /scale[XY]?\(0[,)]|translate[XY]?\((?:[^)]*[ ,(])?-?(?:[1-9]\d{2,}%|\d{3,}px)/;
const HIDING: Record<string, RegExp> = {
  display: /^none$/,
  visibility: /^hidden$/,
  'pointer-events': /^none$/,
  'max-height': NOTHING,
  height: NOTHING,
  'max-width': NOTHING,
  width: NOTHING,
  left: FAR,
  right: FAR,
  top: FAR,
  bottom: FAR,
  'margin-left': FAR,
  'margin-top': FAR,
  transform: AWAY,
  translate: /^-?(?:[1-9]\d{2,}%|\d{3,}px)/,
  scale: /^0(?:$|\s)/,
  clip: /^rect\(0/,
  'clip-path': /^inset\((?:50|100)%|^circle\(0/,
  'z-index': /^-/,
};

/** Rules of the document and of the shadow roots that the element stands in. */
export function showingRules(element: Element): ShowingRule[] {
  return rootsAround(element).flatMap((root) => rulesOf(root).showing);
}

/** Those of them that speak of the mouse. */
export function hoverRules(element: Element): ShowingRule[] {
  return showingRules(element).filter(({ hover }) => hover !== null);
}

/** Whether the element would be out of reach by one of these properties, were it not for the mouse. */
export function isOtherwiseOutOfReach(element: Element, properties: string[]): boolean {
  return rootsAround(element).some((root) =>
    rulesOf(root).hiding.some(
      ({ selector, property }) => properties.includes(property) && safeMatches(element, selector),
    ),
  );
}

const rootsAround: (element: Element) => (Document | ShadowRoot)[] = remembered((element) => {
  const roots = new Set<Document | ShadowRoot>();
  for (const at of flatAncestors(element)) {
    const root = rootOf(at);
    if (root instanceof Document || root instanceof ShadowRoot) roots.add(root);
  }
  return [...roots];
});

const known = new WeakMap<Document | ShadowRoot, Rules>();

function rulesOf(root: Document | ShadowRoot): Rules {
  const sheets = root instanceof Document ? page.sheets : [...root.styleSheets, ...root.adoptedStyleSheets];
  const size = countRules(sheets);
  const before = known.get(root);
  if (before?.size === size) return before;
  const rules: Rules = { showing: [], hiding: [], size };
  for (const sheet of sheets) collect(readable(sheet), '', rules);
  known.set(root, rules);
  return rules;
}

/** A number that changes with the rules of the document. */
export function rulesSoFar(): number {
  return countRules(page.sheets);
}

function countRules(sheets: CSSStyleSheet[]): number {
  return sheets.reduce((sum, sheet) => sum + readable(sheet).length + 1, 0);
}

/** A style sheet of another origin cannot be read: the hover that it needs is then found by the script's traces only. */
function readable(sheet: CSSStyleSheet): ArrayLike<CSSRule> {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}

function collect(list: ArrayLike<CSSRule>, parent: string, into: Rules): void {
  for (let index = 0; index < list.length; index++) {
    const rule = list[index];
    if (rule instanceof CSSStyleRule) {
      const selectors = splitList(rule.selectorText).map((selector) => unnested(selector, parent));
      for (const selector of selectors) add(selector, rule.style, into);
      collect(rule.cssRules, selectors.join(', '), into);
    } else if (rule instanceof CSSGroupingRule) collect(rule.cssRules, parent, into);
    else if (typeof CSSNestedDeclarations !== 'undefined' && rule instanceof CSSNestedDeclarations)
      for (const selector of splitList(parent)) add(selector, rule.style, into);
  }
}

/** A selector inside a rule means one below what the rule is for. */
function unnested(selector: string, parent: string): string {
  if (parent === '' || selector.length + parent.length > LONGEST_SELECTOR) return selector;
  const around = `:is(${parent})`;
  return selector.includes('&') ? selector.replaceAll('&', around) : `${around} ${selector}`;
}

/** Nobody writes longer ones, and looking into them would take its time. */
const LONGEST_SELECTOR = 1000;

function add(selector: string, style: CSSStyleDeclaration, into: Rules): void {
  if (selector.length > LONGEST_SELECTOR) return;
  const at = selector.lastIndexOf(':hover');
  const { display, visibility } = style;
  const isShowing = (display !== '' && display !== 'none') || visibility === 'visible';
  if (at < 0) {
    if (isShowing) into.showing.push({ selector, hover: null, isShowing, isHiding: false, reaches: [] });
    for (const [property, hides] of Object.entries(HIDING))
      if (hides.test(style.getPropertyValue(property))) into.hiding.push({ selector, property });
    return;
  }
  const reaches = Object.entries(HIDING).flatMap(([property, hides]) => {
    const value = style.getPropertyValue(property);
    return value !== '' && !hides.test(value) ? [property] : [];
  });
  const isHiding = display === 'none' || visibility === 'hidden';
  if (isShowing || isHiding || reaches.length > 0)
    into.showing.push({ selector, hover: selector.slice(0, at + 6), isShowing, isHiding, reaches });
}

export function safeMatches(element: Element, selector: string): boolean {
  try {
    return isMatch(element, selector);
  } catch {
    return false;
  }
}

/** Splits `a, b:is(c, d)` at the commas outside of brackets. */
function splitList(selectors: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < selectors.length; index++) {
    const char = selectors[index];
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    else if (char === ',' && depth === 0) {
      parts.push(selectors.slice(start, index).trim());
      start = index + 1;
    }
  }
  parts.push(selectors.slice(start).trim());
  return parts;
}

export function compounds(selector: string): string[] {
  return selector.split(/\s*[>+~]\s*|\s+(?![^([]*[)\]])/).filter(Boolean);
}

export function lastCompound(selector: string): string {
  return compounds(selector).at(-1) ?? selector;
}
