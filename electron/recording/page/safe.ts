/**
 * Reading nodes past what a page may have put in the way. A form (and the document) answers for a control (an image, a frame)
 * named like a property before it answers with the property itself, in every world. The accessors of the prototypes are not
 * fooled: whatever may be a form or the document is read through these.
 */

function reader<Of extends object, Name extends keyof Of>(prototype: Of, name: Name): (of: Of) => Of[Name] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`this browser has no ${String(name)}`);
  return (of) => get.call(of);
}

const {
  getAttribute,
  hasAttribute,
  matches,
  closest,
  getBoundingClientRect,
  getClientRects,
  checkVisibility,
  hasAttributes,
  getAttributeNames,
} = Element.prototype;
const queries = {
  document: { all: Document.prototype.querySelectorAll, one: Document.prototype.querySelector },
  fragment: { all: DocumentFragment.prototype.querySelectorAll, one: DocumentFragment.prototype.querySelector },
  element: { all: Element.prototype.querySelectorAll, one: Element.prototype.querySelector },
};
const { contains, getRootNode, compareDocumentPosition } = Node.prototype;

export const attribute = (element: Element, name: string): string | null => getAttribute.call(element, name);
export const attributeNames = (element: Element): string[] => getAttributeNames.call(element);
export const isGiven = (element: Element, name: string): boolean => hasAttribute.call(element, name);
export const hasAnyAttribute = (element: Element): boolean => hasAttributes.call(element);
export const isMatch = (element: Element, selector: string): boolean => matches.call(element, selector);
export const closestTo = (element: Element, selector: string): Element | null => closest.call(element, selector);
/** Neither it nor anything around it keeps it from being drawn. */
export const isDrawn = (element: Element): boolean => checkVisibility.call(element);
/** It is drawn, in a box of its own, and not made invisible. */
export const isSeen = (element: Element): boolean => checkVisibility.call(element, { visibilityProperty: true });
export const boxOf = (element: Element): DOMRect => getBoundingClientRect.call(element);
export const rectsOf = (element: Element): DOMRectList => getClientRects.call(element);

export const parentOf = reader(Node.prototype, 'parentNode');
export const parentElementOf = reader(Node.prototype, 'parentElement');
export const firstChildOf = reader(Node.prototype, 'firstChild');
export const nextSiblingOf = reader(Node.prototype, 'nextSibling');
export const kindOf = reader(Node.prototype, 'nodeType');
export const nodeNameOf = reader(Node.prototype, 'nodeName');
export const textIn = reader(Node.prototype, 'textContent');
export const isAttached = reader(Node.prototype, 'isConnected');
export const isWithin = (ancestor: Node, node: Node | null): boolean => contains.call(ancestor, node);
export const isBefore = (one: Node, other: Node): boolean =>
  (compareDocumentPosition.call(one, other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
export const rootOf = (node: Node): Node => getRootNode.call(node);

const readChildren = reader(Element.prototype, 'children');
export const childrenOf = (element: Element): Element[] => listOf(readChildren(element));
export const firstElementOf = reader(Element.prototype, 'firstElementChild');
export const nextElementOf = reader(Element.prototype, 'nextElementSibling');
export const previousElementOf = reader(Element.prototype, 'previousElementSibling');
export const tagOf = reader(Element.prototype, 'localName');
export const idOf = reader(Element.prototype, 'id');
export const classesOf = reader(Element.prototype, 'classList');
export const shadowOf = reader(Element.prototype, 'shadowRoot');
export const clientWidthOf = reader(Element.prototype, 'clientWidth');
export const clientHeightOf = reader(Element.prototype, 'clientHeight');
export const clientLeftOf = reader(Element.prototype, 'clientLeft');
export const clientTopOf = reader(Element.prototype, 'clientTop');
export const scrollWidthOf = reader(Element.prototype, 'scrollWidth');
export const scrollHeightOf = reader(Element.prototype, 'scrollHeight');
export const scrollLeftOf = reader(Element.prototype, 'scrollLeft');
export const scrollTopOf = reader(Element.prototype, 'scrollTop');
const elementSlot = reader(Element.prototype, 'assignedSlot');
const textSlot = reader(Text.prototype, 'assignedSlot');
const editable = reader(HTMLElement.prototype, 'isContentEditable');

/** The slot of an open shadow root that shows the node. */
export function slotOf(node: Node): HTMLSlotElement | null {
  if (node instanceof Element) return elementSlot(node);
  return node instanceof Text ? textSlot(node) : null;
}

/** `DIV`, `INPUT`, `SVG`: in capitals whatever the namespace. */
export const capitalTagOf = (element: Element): string => nodeNameOf(element).toUpperCase();

/** By itself, or because the whole document is: then the body is what is edited. */
export const isEditable = (element: Element): boolean =>
  element instanceof HTMLElement &&
  (readDesignMode(document) === 'on' ? element !== readRoot(document) : editable(element));

function queryOf(root: Node) {
  return root instanceof Element ? queries.element : root instanceof Document ? queries.document : queries.fragment;
}

export function findAll(root: ParentNode, selector: string): Element[] {
  return listOf(queryOf(root).all.call(root as Element & Document & DocumentFragment, selector));
}

/** By index, which is three times as fast as by iterator. */
function listOf(found: ArrayLike<Element>): Element[] {
  const list: Element[] = [];
  for (let index = 0; index < found.length; index++) list.push(found[index] as Element);
  return list;
}

export function find(root: ParentNode, selector: string): Element | null {
  return queryOf(root).one.call(root as Element & Document & DocumentFragment, selector);
}

const { getElementsByTagName, caretPositionFromPoint } = Document.prototype;

/** All elements with this tag: by the browser's own index where it keeps one. */
export function tagged(root: Document | ShadowRoot, tag: string): Element[] {
  return root instanceof Document ? listOf(getElementsByTagName.call(root, tag)) : findAll(root, tag);
}

const readBody = reader(Document.prototype, 'body');
const readHead = reader(Document.prototype, 'head');
const readRoot = reader(Document.prototype, 'documentElement');
const readActive = reader(Document.prototype, 'activeElement');
const readState = reader(Document.prototype, 'readyState');
const readScroller = reader(Document.prototype, 'scrollingElement');
const readDesignMode = reader(Document.prototype, 'designMode');
const readSheets = reader(Document.prototype, 'styleSheets');
const readAdopted = reader(Document.prototype, 'adoptedStyleSheets');
const inDocument = { at: Document.prototype.elementFromPoint, allAt: Document.prototype.elementsFromPoint };
const inShadow = { at: ShadowRoot.prototype.elementFromPoint, allAt: ShadowRoot.prototype.elementsFromPoint };

/** The document's own properties. */
export const page = {
  get body(): HTMLElement {
    return readBody(document);
  },
  get head(): HTMLHeadElement | null {
    return readHead(document);
  },
  get root(): HTMLElement {
    return readRoot(document);
  },
  /** What scrolls when the page does. */
  get scroller(): Element {
    return readScroller(document) ?? readRoot(document);
  },
  get active(): Element | null {
    return readActive(document);
  },
  get state(): DocumentReadyState {
    return readState(document);
  },
  get sheets(): CSSStyleSheet[] {
    return [...readSheets(document), ...readAdopted(document)];
  },
};

/** The element at a point (CSS px of this frame) within the document or one shadow root. */
export function elementAt(root: Document | ShadowRoot, x: number, y: number): Element | null {
  return root instanceof ShadowRoot ? inShadow.at.call(root, x, y) : inDocument.at.call(root, x, y);
}

/** The text position at a point (CSS px of this frame). */
export const caretAt = (x: number, y: number): CaretPosition | null => caretPositionFromPoint.call(document, x, y);

export function elementsAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  return root instanceof ShadowRoot ? inShadow.allAt.call(root, x, y) : inDocument.allAt.call(root, x, y);
}
