/** All shadow roots, the closed ones too: noted when they are attached, since nobody can ask for them later. */
import { findAll, shadowOf } from '../../../recording/page/safe.ts';

const closed = new WeakMap<Element, ShadowRoot>();

/** Notes every closed shadow root from now on. The page sees the same function, and its roots stay closed to it. */
export function noteClosedRoots(): void {
  Element.prototype.attachShadow = new Proxy(Element.prototype.attachShadow, {
    apply(attach, host: Element, [init]: [ShadowRootInit]) {
      const root = Reflect.apply(attach, host, [init]);
      if (init?.mode === 'closed') closed.set(host, root);
      return root;
    },
  });
}

/** Notes a closed root that the page's markup declared, which no script ever attached: only the browser can name it. */
export function noteRoot(root: ShadowRoot): void {
  closed.set(root.host, root);
}

/** Every element of the document and of all shadow roots, hosts before what they hold. */
export function* allElements(root: Document | ShadowRoot): Generator<Element> {
  for (const element of findAll(root, '*')) {
    yield element;
    const shadow = shadowOf(element) ?? closed.get(element);
    if (shadow) yield* allElements(shadow);
  }
}

/** Every shadow root of the document, those inside of others too. */
export function* allShadowRoots(root: Document | ShadowRoot): Generator<ShadowRoot> {
  for (const element of findAll(root, '*')) {
    const shadow = shadowOf(element) ?? closed.get(element);
    if (!shadow) continue;
    yield shadow;
    yield* allShadowRoots(shadow);
  }
}
