/** A page that writes down everything it can learn of the world it runs in, and of every event that it sees. */
export const fingerprintPage = `<!doctype html><html><head><title>F</title><link rel="icon" href="data:,"><script>
const lines = [];
const describe = (name, object) => {
  for (const key of Reflect.ownKeys(object)) {
    const own = Object.getOwnPropertyDescriptor(object, key);
    const parts = [own.value, own.get, own.set].map((part) => (typeof part === 'function' ? Function.prototype.toString.call(part) : typeof part));
    lines.push(name + '.' + String(key) + ' ' + parts.join(' ') + ' ' + own.enumerable + own.configurable + own.writable);
  }
};
const before = () => {
  describe('window', window);
  for (const type of [EventTarget, Event, UIEvent, MouseEvent, PointerEvent, KeyboardEvent, InputEvent, Node, Element, HTMLElement, HTMLInputElement, HTMLFormElement, Document, DocumentFragment, ShadowRoot, MutationObserver, MutationRecord, Object, Array, Map, WeakMap, Promise, Function, Performance, CSSStyleSheet, Range]) describe(type.name, type.prototype);
  describe('document', document);
};
const mutations = [];
new MutationObserver((records) => { for (const { type, target, attributeName } of records) mutations.push(type + ' ' + target.nodeName + ' ' + attributeName); }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
const events = [];
for (const key of Reflect.ownKeys(window)) if (typeof key === 'string' && key.startsWith('on')) addEventListener(key.slice(2), (event) => { const path = event.composedPath().length; events.push([event.type, event.isTrusted, event.defaultPrevented, event.cancelBubble, event.eventPhase, path, Reflect.ownKeys(event).join()].join(' ')); }, true);
before();
const errors = [];
console.debug = console.log = console.error = (...args) => errors.push(args.join());
const stacks = [];
addEventListener('pointerdown', () => stacks.push(new Error().stack.split('\\n').length), true);
const fingerprint = () => {
  before();
  // What the browser tells by the clock or of its window (phase 2), and not because of what was done.
  const noise = /^(selectionchange|device|pointermove|mousemove|pointerrawupdate|scroll|resize|animation|message|load|page|visibility|readystatechange|unhandled)/;
  return [lines.join('\\n'), mutations.join('\\n'), events.filter((line) => !noise.test(line) && !/^(focus|blur) .* 2 1 /.test(line)).join('\\n'), errors.join(), stacks.join(), document.documentElement.outerHTML, document.styleSheets.length, document.adoptedStyleSheets.length, frames.length, performance.getEntriesByType('resource').length, navigator.webdriver, getSelection().rangeCount, document.activeElement.outerHTML].join('\\n');
};
</script></head><body><button id="go" style="position:fixed;left:10px;top:10px;width:150px;height:40px">Go</button><input id="name" aria-label="Name" style="position:fixed;left:10px;top:60px;width:150px;height:30px"><div id="host"></div><script>host.attachShadow({ mode: 'open' }).innerHTML = '<p>x</p>'</script></body></html>`;
