/**
 * The page as it is right now, as one text that a browser shows without scripts: markup, styles that were made by scripts, open shadow roots, what is
 * ticked, chosen and popped up. Never what stands in a field, and no closed shadow root: no locator reaches into one.
 */
import { parentOrHost } from '../../../recording/page/dom.ts';
import {
  attribute,
  attributeNames,
  boxOf,
  isMatch,
  kindOf,
  page,
  shadowOf,
  tagOf,
} from '../../../recording/page/safe.ts';
import { MARKS } from './marks.ts';

type PageCopy = {
  url: string;
  html: string;
  /** Style sheets of other sites, which only the browser may read. */
  sheets: string[];
  /** px */
  viewport: { width: number; height: number };
};

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const MEASURED = new Set('img video audio canvas iframe embed object'.split(' '));
/** Inert in a copy; they keep their place among their siblings. */
const EMPTY = new Set('script noscript template iframe object'.split(' '));

/** `target` is marked, so that it is found in the copy. */
export function copyOf(target: Element): PageCopy {
  const sheets: string[] = [];
  const { doctype } = document;
  const head = doctype ? `<!doctype ${doctype.name}>` : '';
  return {
    url: location.href,
    html: head + markupOf(page.root, target, sheets),
    sheets,
    viewport: { width: innerWidth, height: innerHeight },
  };
}

function markupOf(element: Element, target: Element, sheets: string[]): string {
  const tag = tagOf(element);
  const start = `<${tag}${attributesOf(element, target)}>`;
  if (VOID.has(tag)) return start + (element instanceof HTMLLinkElement ? sheetOf(element, sheets) : '');
  return `${start}${contentOf(element, tag, target, sheets)}</${tag}>`;
}

function contentOf(element: Element, tag: string, target: Element, sheets: string[]): string {
  if (EMPTY.has(tag)) return '';
  if (element instanceof HTMLStyleElement) return rulesOf(element.sheet) ?? element.textContent;
  const shadow = shadowOf(element);
  const inside = (shadow ? shadowMarkup(shadow, target, sheets) : '') + childrenMarkup(element, target, sheets);
  if (tag === 'head') return inside + adopted(document);
  // Parsers drop a line break right behind these.
  return /^(?:pre|textarea|listing)$/.test(tag) ? `\n${inside}` : inside;
}

function shadowMarkup(root: ShadowRoot, target: Element, sheets: string[]): string {
  return `<template shadowrootmode="open">${childrenMarkup(root, target, sheets)}${adopted(root)}</template>`;
}

function childrenMarkup(parent: Node, target: Element, sheets: string[]): string {
  let markup = '';
  for (const child of Node.prototype.hasChildNodes.call(parent) ? nodesOf(parent) : []) {
    if (child instanceof Element) markup += markupOf(child, target, sheets);
    else if (kindOf(child) === Node.TEXT_NODE) markup += escaped(child.nodeValue ?? '');
    // Texts on either side of a comment are two texts.
    else if (kindOf(child) === Node.COMMENT_NODE) markup += '<!---->';
  }
  return markup;
}

function* nodesOf(parent: Node): Generator<Node> {
  const walker = document.createTreeWalker(parent, NodeFilter.SHOW_ALL);
  for (let child = walker.firstChild(); child; child = walker.nextSibling()) yield child;
}

const escaped = (text: string): string =>
  text.replace(/[&<>\u00a0]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '&nbsp;');

function attributesOf(element: Element, target: Element): string {
  const given: [string, string][] = attributeNames(element)
    .filter((name) => !/^on/.test(name) && !/[\s"'<>/=]/.test(name))
    .map((name) => [name, attribute(element, name) ?? '']);
  if (element instanceof HTMLScriptElement) given.push(['type', 'text/plain']);
  return [...withoutScripts(element, given), ...stateOf(element, target)]
    .map(
      ([name, value]) =>
        ` ${name}="${value.replace(/[&"\u00a0]/g, (char) => (char === '"' ? '&quot;' : char === '&' ? '&amp;' : '&nbsp;'))}"`,
    )
    .join('');
}

function withoutScripts(element: Element, given: [string, string][]): [string, string][] {
  if (element instanceof HTMLIFrameElement) return given.filter(([name]) => name !== 'srcdoc');
  // What a document orders its browser to do has been done.
  if (element instanceof HTMLMetaElement) return given.filter(([name]) => name !== 'http-equiv');
  return given;
}

function* stateOf(element: Element, target: Element): Generator<[string, string]> {
  if (element === target) yield [MARKS.target, ''];
  if (element instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(element.type))
    yield [MARKS.checked, element.indeterminate ? 'mixed' : String(element.checked)];
  if (element instanceof HTMLSelectElement)
    yield [MARKS.selected, [...element.options].flatMap(({ selected, index }) => (selected ? index : [])).join(' ')];
  if (attribute(element, 'popover') !== null && isMatch(element, ':popover-open')) yield [MARKS.popover, ''];
  if (MEASURED.has(tagOf(element)) && parentOrHost(element)) {
    const { width, height } = boxOf(element);
    yield [MARKS.size, `${Math.round(width)} ${Math.round(height)}`];
  }
}

/** What a style sheet says now, rules that scripts made included; null where another site's may not be read. */
function rulesOf(sheet: CSSStyleSheet | null): string | null {
  if (!sheet) return null;
  try {
    const rules = [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
    // Scripts defined the custom elements, and here are none: all of them count as defined.
    return rules.replaceAll(':defined', ':not(pa-undefined)').replace(/<\/(style)/gi, '<\\/$1');
  } catch {
    return null;
  }
}

function sheetOf(link: HTMLLinkElement, sheets: string[]): string {
  if (!link.sheet || link.disabled) return '';
  const rules = rulesOf(link.sheet);
  if (rules === null) sheets.push(link.href);
  return rules === null ? '' : `<style media="${escaped(link.media || 'all')}">${rules}</style>`;
}

function adopted(root: Document | ShadowRoot): string {
  return [...root.adoptedStyleSheets].map((sheet) => `<style>${rulesOf(sheet) ?? ''}</style>`).join('');
}
