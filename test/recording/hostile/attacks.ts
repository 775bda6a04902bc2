/** Pages that try to see, fake, mislead or break a recorder. Each has the button and the field of `attackPage`. */
import type { Page } from 'playwright';

export type Attack = {
  name: string;
  /** Runs before anything else of the page. */
  script?: string;
  body?: string;
  headers?: Record<string, string>;
  /** More than a click on the button and two letters in the field. */
  act?: (page: Page) => Promise<void>;
  /** True once the page has done what it does by itself. */
  ready?: string;
  /** What the button is called, where the attack changes that. */
  button?: string | RegExp;
};

const overridden = (code: string): string => `try { ${code} } catch (error) { log += 'refused;' }`;

export const attacks: Attack[] = [
  {
    name: 'looks for globals of a recorder',
    script: `for (const name of Object.getOwnPropertyNames(window)) if (/pa|power|record|binding/i.test(name) && !/page|panel|parent|paint|param|space|paste|parse|pause|path|pad|media|password|opaque|spatial|escape/i.test(name)) log += name + ';';`,
  },
  {
    name: 'replaces the prototypes of Array, Map, JSON and Function',
    script: overridden(
      `for (const type of [Array, Map, Set, WeakMap, Promise, String, RegExp]) for (const key of Object.getOwnPropertyNames(type.prototype)) if (key !== 'constructor' && typeof type.prototype[key] === 'function' && !/then|catch/.test(key)) { const own = type.prototype[key]; type.prototype[key] = function (...args) { if (new Error().stack.includes('__pa')) log += 'seen;'; return own.apply(this, args); } } JSON.stringify = () => 'hacked';`,
    ),
  },
  {
    name: 'replaces the prototypes of events, elements and nodes',
    script: overridden(
      `for (const type of [Event, MouseEvent, PointerEvent, KeyboardEvent]) for (const key of Object.getOwnPropertyNames(type.prototype)) { const own = Object.getOwnPropertyDescriptor(type.prototype, key); if (own.get && own.configurable) Object.defineProperty(type.prototype, key, { ...own, get() { return 'hacked'; } }); } Element.prototype.getAttribute = () => 'hacked'; Element.prototype.querySelectorAll = () => []; Document.prototype.querySelectorAll = () => []; Node.prototype.contains = () => { throw 1; }; Element.prototype.getBoundingClientRect = () => { throw 1; };`,
    ),
  },
  {
    name: 'replaces addEventListener',
    script: `EventTarget.prototype.addEventListener = function () { log += 'adds;'; }; window.addEventListener = () => { log += 'adds;'; };`,
  },
  {
    name: 'replaces MutationObserver, timers and clocks',
    script: `window.MutationObserver = function () { log += 'observes;'; throw 1; }; performance.now = () => { log += 'now;'; return NaN; }; Math.random = () => { log += 'random;'; return 0; }; Date.now = () => 0; window.setTimeout = () => { log += 'timeout;'; };`,
  },
  {
    name: 'replaces CSS.escape, getComputedStyle and queueMicrotask',
    script: `CSS.escape = () => { log += 'escapes;'; throw 1; }; window.getComputedStyle = () => { log += 'style;'; throw 1; }; window.queueMicrotask = () => { log += 'micro;'; };`,
  },
  {
    name: 'puts getters on every prototype',
    script: overridden(
      `for (const key of ['id', 'children', 'parentNode', 'parentElement', 'textContent', 'shadowRoot', 'localName', 'nodeName', 'isConnected', 'assignedSlot', 'labels']) for (const type of [Element, Node, HTMLElement, HTMLInputElement]) if (Object.hasOwn(type.prototype, key)) Object.defineProperty(type.prototype, key, { get() { log += key + ';'; throw new Error(key); } });`,
    ),
  },
  {
    name: 'stops everything at the window first',
    script: `for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'focusin']) window.addEventListener(type, (event) => { log += type + ';'; event.stopImmediatePropagation(); }, true);`,
  },
  {
    name: 'removes what is pressed on pointerdown',
    script: `addEventListener('pointerdown', (event) => { if (event.target.id === 'go') { event.target.remove(); log += 'removed;'; } }, true);`,
  },
  {
    name: 'replaces what is pressed on mousedown',
    script: `addEventListener('mousedown', (event) => { if (event.target.id === 'go') { const copy = event.target.cloneNode(true); copy.textContent = 'Other'; event.target.replaceWith(copy); log += 'replaced;'; } }, true);`,
  },
  {
    name: 'empties the whole document on pointerdown and puts it back',
    script: `addEventListener('pointerdown', () => { const root = document.documentElement; root.remove(); document.append(root); }, true);`,
  },
  {
    name: 'makes up events',
    script: `const fake = () => { for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick']) document.getElementById('fake').dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true })); document.getElementById('fake').dispatchEvent(new KeyboardEvent('keydown', { key: 'F', bubbles: true })); document.getElementById('fake').dispatchEvent(new InputEvent('input', { data: 'F', bubbles: true })); document.getElementById('fake').click(); }; addEventListener('load', fake);`,
    body: `<button id="fake" onmousedown="log += 'fake;'">Fake</button>`,
  },
  {
    name: 'calls bindings by guessed names',
    script: `for (const name of ['__paEvent', '__paSecret', '__paDescribe', '__powerautomation', '__playwright__binding__', 'recorder']) { try { window[name](JSON.stringify({ doc: 'x', kind: 'click', target: { ref: 1 }, detail: 1, button: 'left', modifiers: [], isPointer: true })); log += 'called ' + name; } catch { log += 'none;'; } }`,
  },
  {
    name: 'names elements and frames like our globals',
    body: `<a id="__paDescribe"></a><a id="__paFiles"></a><iframe name="__paEvent"></iframe><img name="addEventListener"><img name="getComputedStyle"><a id="CSS"></a>`,
  },
  {
    name: 'clobbers its forms',
    body: `<form id="form" onsubmit="return false" style="position:fixed;left:400px;top:10px">${['getAttribute', 'hasAttribute', 'parentNode', 'parentElement', 'children', 'childNodes', 'firstChild', 'nextSibling', 'id', 'localName', 'nodeName', 'tagName', 'nodeType', 'shadowRoot', 'assignedSlot', 'querySelectorAll', 'closest', 'matches', 'contains', 'getBoundingClientRect', 'getClientRects', 'textContent', 'isConnected', 'isContentEditable', 'clientWidth', 'classList', 'getRootNode', 'ownerDocument', 'labels', 'firstElementChild', 'checkVisibility', 'attributes', 'dispatchEvent', 'addEventListener', 'style', 'hidden', 'title', 'name'].map((name) => `<input name="${name}" size="1">`).join('')}<button style="position:fixed;left:400px;top:200px;width:150px;height:40px" onclick="log += 'clobbered;'">Clobbered</button></form>`,
    act: (page) => page.mouse.click(450, 220),
    button: 'button "Go"',
  },
  {
    name: 'clobbers its document',
    body: [
      'body',
      'head',
      'documentElement',
      'querySelectorAll',
      'querySelector',
      'elementFromPoint',
      'elementsFromPoint',
      'activeElement',
      'styleSheets',
      'adoptedStyleSheets',
      'readyState',
      'getElementById',
      'createRange',
      'nodeType',
      'childNodes',
      'defaultView',
      'addEventListener',
      'compareDocumentPosition',
    ]
      .map((name) => `<img name="${name}"><form name="${name}"></form>`)
      .join(''),
  },
  {
    name: 'writes itself anew after it has loaded',
    script: `addEventListener('load', () => setTimeout(() => { const html = new XMLSerializer().serializeToString(document.body).replace(/<script[^]*?<\\/script>/g, ''); const own = log; document.open(); document.write('<!doctype html><title>T</title><body>' + html); document.close(); window.log = own + 'written;'; }, 0));`,
    ready: `log.includes('written')`,
  },
  {
    name: 'navigates its frame while that is clicked',
    body: `<iframe id="f" srcdoc="<button style='position:fixed;inset:0' onmousedown='parent.log += 1; location.href = &quot;about:blank&quot;'>Inside</button>" style="position:fixed;left:400px;top:10px;width:100px;height:60px;border:0"></iframe>`,
    act: (page) => page.mouse.click(450, 40),
  },
  {
    name: 'grows without end',
    script: `let grown = 0; addEventListener('load', () => { const grow = () => { if (grown++ > 400) return; for (let index = 0; index < 20; index++) document.body.append(document.createElement('span')); requestAnimationFrame(grow); }; grow(); });`,
  },
  {
    // Hidden: the browser itself does not draw so many.
    name: 'nests 10,000 levels',
    script: `addEventListener('load', () => { const top = document.createElement('div'); top.hidden = true; let at = top; for (let level = 0; level < 10000; level++) { const inner = document.createElement('div'); at.append(inner); at = inner; } at.innerHTML = '<input><b>Go</b>'; document.body.append(top); });`,
  },
  {
    name: 'nests 300 shadow roots around the button',
    script: `addEventListener('load', () => { let at = document.createElement('div'); document.body.append(at); const go = document.getElementById('go'); for (let level = 0; level < 300; level++) { const inner = document.createElement('div'); at.attachShadow({ mode: 'open' }).append(inner); at = inner; } at.append(go); });`,
  },
  {
    name: 'holds a text of 10 MB',
    script: `addEventListener('load', () => { const pre = document.createElement('pre'); pre.style.cssText = 'position:fixed;left:0;top:300px;height:10px;overflow:hidden'; pre.textContent = '1'.repeat(10_000_000); document.body.append(pre); });`,
  },
  {
    name: 'names its button with 1 MB',
    script: `addEventListener('load', () => document.getElementById('go').setAttribute('aria-label', '1'.repeat(500_000) + 'a '.repeat(250_000)));`,
    button: /button "1{59}…"/,
  },
  {
    name: 'names in circles',
    script: `addEventListener('load', () => { const go = document.getElementById('go'); go.setAttribute('aria-labelledby', 'c1 go'); });`,
    body: `<i id="c1" aria-labelledby="c2" aria-owns="c2">One</i><i id="c2" aria-labelledby="c1" aria-owns="c1 go">Two</i>`,
    button: /button "/,
  },
  {
    name: 'tries to break out of the spec',
    script:
      // biome-ignore lint/suspicious/noTemplateCurlyInString: what a page would write to break out.
      'addEventListener("load", () => { const go = document.getElementById("go"); go.setAttribute("aria-label", "\'); process.exit(1); (\' ` ${process.exit()} */ \\" \\\\ \\u2028 \\u2029 \\n </script>"); document.title = "${process.exit()} */"; go.className = "a\'b`c${d}"; });',
    button: /button "/,
  },
  {
    name: 'keeps its button in a closed shadow root',
    body: `<div id="closed" style="position:fixed;left:400px;top:10px"></div><script>closed.attachShadow({ mode: 'closed' }).innerHTML = '<button style="width:100px;height:40px">Closed</button>'</script>`,
    act: (page) => page.mouse.click(430, 30),
  },
  {
    name: 'keeps its button in a sandboxed frame',
    body: `<iframe sandbox srcdoc="<button style='position:fixed;inset:0'>Boxed</button>" style="position:fixed;left:400px;top:10px;width:100px;height:60px;border:0"></iframe>`,
    act: (page) => page.mouse.click(450, 40),
  },
  {
    name: 'forbids everything by its policy',
    headers: {
      'content-security-policy':
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; require-trusted-types-for 'script'; sandbox allow-scripts",
    },
  },
  {
    name: 'throws in every handler',
    script: `for (const type of ['pointerdown', 'pointerup', 'mousedown', 'click', 'keydown', 'input', 'focusin']) addEventListener(type, () => { log += type + ';'; throw new Error(type); }, true); addEventListener('error', (event) => { event.preventDefault(); log += 'error;'; });`,
  },
  {
    name: 'stops at debugger statements',
    script: `for (const type of ['pointerdown', 'click', 'keydown']) addEventListener(type, () => { const before = performance.now(); debugger; if (performance.now() - before > 500) log += 'paused;'; }, true);`,
  },
  {
    name: 'storms with alerts',
    script: `addEventListener('click', () => { for (let index = 0; index < 5; index++) { alert('again ' + index); log += 'alerted;'; } });`,
  },
  {
    name: 'answers a click with its own menu',
    script: `addEventListener('contextmenu', (event) => { event.preventDefault(); log += 'menu ' + event.defaultPrevented + ';'; });`,
    act: (page) => page.mouse.click(60, 30, { button: 'right' }),
  },
  {
    name: 'swallows clicks and keys',
    script: `addEventListener('click', (event) => { log += 'prevented;'; event.preventDefault(); }); addEventListener('keydown', (event) => { if (event.key === 'b') { event.preventDefault(); log += 'b;'; } });`,
  },
  {
    name: 'takes the focus away at every press',
    script: `addEventListener('pointerdown', () => { document.activeElement?.blur?.(); log += document.activeElement?.tagName + ';'; }, true);`,
  },
  {
    name: 'changes how arrays, maps and strings are gone through',
    script: overridden(
      `for (const type of [Array, Map, Set, String, NodeList, HTMLCollection, DOMTokenList]) { const own = type.prototype[Symbol.iterator]; type.prototype[Symbol.iterator] = function () { if (new Error().stack.includes('__pa')) log += 'seen;'; return own.call(this); }; } Object.defineProperty(Array, Symbol.species, { get() { log += 'species;'; return Array; } }); Object.prototype.description = 'hacked'; Object.prototype.kind = 'click';`,
    ),
  },
  {
    name: 'puts getters on the very button',
    script: `addEventListener('load', () => { for (const key of ['textContent', 'innerText', 'id', 'className', 'classList', 'children', 'parentElement', 'shadowRoot', 'attributes', 'getAttribute', 'getBoundingClientRect', 'matches', 'closest', 'labels', 'value']) for (const of of [document.getElementById('go'), document.getElementById('name'), document.body]) Object.defineProperty(of, key, { get() { log += key + ';'; throw new Error(key); } }); });`,
  },
  {
    name: 'carries 5,000 odd attributes',
    script: `addEventListener('load', () => { const go = document.getElementById('go'); for (let index = 0; index < 5000; index++) go.setAttribute('data-word' + 'x'.repeat(index % 50) + index, 'word ' + index); const odd = document.createElement('div'); odd.innerHTML = '<p @click.prevent="a" [bound]="b" (event)="c" data-"="d" data-é="e" {{x}}>Odd</p>'; for (const { name, value } of odd.firstChild.attributes) { const copy = odd.firstChild.getAttributeNode(name).cloneNode(); go.setAttributeNode(copy); } });`,
  },
  {
    name: 'changes 2,000 attributes in every frame',
    script: `addEventListener('load', () => { const many = []; for (let index = 0; index < 2000; index++) { const one = document.createElement('i'); document.body.append(one); many.push(one); } let round = 0; const storm = () => { if (round++ > 60) return; for (const one of many) { one.className = 'c' + round; one.hidden = round % 2 === 0; } requestAnimationFrame(storm); }; storm(); });`,
  },
  {
    name: 'answers every change with another',
    script: `addEventListener('load', () => { let left = 3000; new MutationObserver(() => { if (left-- > 0) document.getElementById('name').setAttribute('data-left', left); }).observe(document, { subtree: true, attributes: true }); document.body.className = 'go'; });`,
  },
  {
    name: 'has 5,000 rules about hovering, and one as long as a book',
    script: `addEventListener('load', () => { const style = document.createElement('style'); style.textContent = Array.from({ length: 5000 }, (_, index) => '.m' + index + ':hover .x, button:hover { display: inline-block }').join('\\n') + '\\n:is(' + 'div '.repeat(60000) + 'i, .hot button) { display: inline-block }'; document.head.append(style); document.getElementById('go').onmouseenter = () => { document.body.className = 'hot'; }; });`,
  },
  {
    name: 'asks a fresh frame for what is hidden from itself',
    script: `addEventListener('load', () => { const frame = document.createElement('iframe'); document.body.append(frame); for (const name of Object.getOwnPropertyNames(frame.contentWindow)) if (!(name in window) && !/^\\d+$/.test(name)) log += name + ';'; for (const name of ['__paEvent', '__paSecret', '__paDescribe', '__paSettle', '__paFiles']) log += typeof frame.contentWindow[name]; frame.remove(); });`,
  },
  {
    name: 'writes itself anew at every press',
    script: `let writings = 0; const anew = () => { addEventListener('pointerdown', () => { if (writings++ > 3) return; const html = document.body.innerHTML.replace(/<script[^]*?<\\/script>/g, ''); const own = log; const now = writings; document.open(); document.write('<!doctype html><title>T</title><body>' + html); document.close(); window.log = own + 'anew;'; writings = now; anew(); }); }; anew();`,
  },
  {
    name: 'takes its frame away while that is pressed',
    body: `<iframe id="f" srcdoc="<button style='position:fixed;inset:0' onpointerdown='parent.log += 1; frameElement.remove()'>Inside</button>" style="position:fixed;left:400px;top:10px;width:100px;height:60px;border:0"></iframe>`,
    act: (page) => page.mouse.click(450, 40),
  },
  {
    name: 'pushes 300 states at a click, the last one as long as a book',
    script: `addEventListener('click', () => { for (let index = 0; index < 300; index++) history.pushState(null, '', '?at=' + index); history.replaceState(null, '', '#' + 'long'.repeat(100_000)); log += history.length > 50 ? '' : history.length; });`,
  },
  {
    name: 'keeps itself apart from other origins',
    headers: {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'permissions-policy': 'fullscreen=(), clipboard-read=(), focus-without-user-activation=()',
    },
    script: `log += crossOriginIsolated;`,
  },
  {
    name: 'has elements of its own that throw wherever they can',
    script: `customElements.define('bad-button', class extends HTMLElement { static observedAttributes = ['class', 'id']; constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot>'; } get textContent() { throw 1; } get shadowRoot() { throw 2; } getAttribute() { throw 3; } matches() { throw 4; } attributeChangedCallback() { log += 'attribute;'; } disconnectedCallback() { throw 5; } }); addEventListener('load', () => { const bad = document.createElement('bad-button'); const go = document.getElementById('go'); go.before(bad); bad.append(go); });`,
  },
  {
    name: 'takes the pointer for itself at every press',
    script: `addEventListener('pointerdown', (event) => { document.documentElement.setPointerCapture(event.pointerId); }, true); addEventListener('pointerup', (event) => { log += event.target.localName + ';'; }, true);`,
  },
  {
    name: 'leaves on beforeunload only after asking',
    script: `addEventListener('beforeunload', (event) => { event.preventDefault(); });`,
  },
];

/** A button at (60, 30), a field at (60, 80), and a count of every event that the page sees. */
export const attackPage = ({ script = '', body = '' }: Attack): string => `<!doctype html><html><head><title>T</title>
<script>var log = ''; const counts = {}; for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'contextmenu', 'keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'focusin', 'focusout', 'wheel', 'dragstart']) document.addEventListener(type, () => { counts[type] = (counts[type] ?? 0) + 1; });
const told = JSON.stringify; const told2 = () => log + told(counts);</script>
<script>${script}</script></head>
<body><button id="go" style="position:fixed;left:10px;top:10px;width:150px;height:40px" onclick="log += 'go;'">Go</button>
<input id="name" aria-label="Name" style="position:fixed;left:10px;top:60px;width:150px;height:30px" oninput="log += 'typed;'">${body}</body></html>`;
