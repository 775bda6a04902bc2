/** All shadow roots, the closed ones too: noted when they are attached, since nobody can ask for them later. */
import { findAll, isAttached, shadowOf } from '../../../recording/page/safe.ts';

const closed = new WeakMap<Element, ShadowRoot>();
const attached = new Set<WeakRef<ShadowRoot>>();

/** Notes every shadow root from now on. The page sees the same function, and its closed roots stay closed to it. */
export function noteShadowRoots(): void {
  Element.prototype.attachShadow = new Proxy(Element.prototype.attachShadow, {
    apply(attach, host: Element, [init]: [ShadowRootInit]) {
      const root = Reflect.apply(attach, host, [init]);
      if (init?.mode === 'closed') closed.set(host, root);
      attached.add(new WeakRef(root));
      return root;
    },
  });
}

/** Notes a closed root that the page's markup declared, which no script ever attached: only the browser can name it. */
export function noteRoot(root: ShadowRoot): void {
  closed.set(root.host, root);
}

/** The document and the shadow roots that scripts attached, without going through the document. */
export function knownRoots(): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const reference of attached) {
    const root = reference.deref();
    if (!root) attached.delete(reference);
    else if (isAttached(root)) roots.push(root);
  }
  return roots;
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
