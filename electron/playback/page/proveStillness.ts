/**
 * Runs in Playwright's own world inside the page, as its source text: it may use nothing from outside itself.
 *
 * Before it clicks, Playwright waits until an element's box was the same in two animation frames that follow each other.
 * Where nothing can be moving, that is proven here at once; in all other cases Playwright's own wait decides.
 *
 * The proof: whatever moves an element step by step is one of these, and none of them is there.
 * - A script that goes on by itself asks for animation frames or timers. Chromium numbers both one after the other in each
 *   document, so taking the next number tells how many were asked for. None was, since the last frame of a time of rest:
 *   two frames that followed each other without any being asked for (all that had been were over then), without a change
 *   of the document, without scrolling. Timers that repeat take no numbers, but what they do is a change that no input
 *   caused, and ends the rest. So does all that answers from a server or another window do.
 * - Animations and transitions, running or about to: every tree of the document lists its own. Those that only paint, and
 *   those that transform something that the element is not inside of, move nothing that counts.
 * - Scrolling: by scripts (announceMovement.ts makes it take a number), by wheel, touch and keys, and wherever a style makes
 *   it smooth.
 * Whatever hides from this (a closed shadow tree, a faked clock, a document still loading, SVG's own animations) is
 * never called still. Tasks that scripts have posted to themselves run before the proof begins.
 */
export function proveStillness(injected: InjectedScript, token: string): void {
  if (!('_checkElementIsStable' in injected) || !('retarget' in injected)) return;
  type Box = { x: number; y: number; width: number; height: number };

  const builtins = injected.utils.builtins;
  const { requestAnimationFrame, cancelAnimationFrame, setTimeout, clearTimeout, performance } = builtins;
  const waitForStillness = injected._checkElementIsStable.bind(injected);
  /** What an input causes at once follows within this time (ms); later changes are a page's own doing. */
  const consequenceMs = 8;
  const framesOfRest = 2;
  /** A page that does not come to rest within so many frames is looked at again at the next action. */
  const mostFrames = 60;
  const paintOnly =
    /^(?:opacity|color|visibility|zIndex|filter|backdropFilter|fill|stroke|background\w+|boxShadow|textShadow|outline\w*|\w+Color)$/;
  const transforms = /^(?:transform|translate|rotate|scale|offset\w+)$/;
  const scrollKeys = /^(?:Page(?:Up|Down)|Home|End|Arrow\w+| |Tab)$/;
  const note = `${token} listening`;

  // What Playwright itself asks for inside the page counts as nobody's movement.
  let ownFrames = 0;
  let ownTimers = 0;
  injected.utils.builtins = {
    ...builtins,
    requestAnimationFrame(callback) {
      ownFrames++;
      return requestAnimationFrame(callback);
    },
    setTimeout(callback, delay) {
      ownTimers++;
      return setTimeout(callback, delay);
    },
    setInterval(callback, delay) {
      ownTimers++;
      return builtins.setInterval(callback, delay);
    },
  };

  let lastFrame = 0;
  let lastTimer = 0;
  let isAtRest = false;
  let isDisturbed = true;
  let isWatching = false;
  let isListening = false;
  let quietFrames = 0;
  let watchedFrames = 0;
  let lastInputAt = -Infinity;
  let trees: (Document | ShadowRoot)[] | null = null;

  /** Whether somebody else has asked for a frame or a timer since this was asked last. */
  function someoneAsked(): boolean {
    const frame = requestAnimationFrame(() => {});
    cancelAnimationFrame(frame);
    const timer = setTimeout(() => {}, 0);
    clearTimeout(timer);
    const isAsked = frame !== lastFrame + 1 + ownFrames || timer !== lastTimer + 1 + ownTimers;
    lastFrame = frame;
    lastTimer = timer;
    ownFrames = 0;
    ownTimers = 0;
    if (isAsked) trees = null;
    return isAsked;
  }

  function disturb(): void {
    isDisturbed = true;
    isAtRest = false;
    quietFrames = 0;
    watch();
  }

  function watch(): void {
    if (isWatching) return;
    isWatching = true;
    watchedFrames = 0;
    askForFrame();
  }

  function askForFrame(): void {
    ownFrames++;
    requestAnimationFrame(seeFrame);
  }

  function seeFrame(): void {
    const isQuiet = !someoneAsked() && !isDisturbed;
    isDisturbed = false;
    quietFrames = isQuiet ? quietFrames + 1 : 0;
    watchedFrames++;
    isAtRest = quietFrames >= framesOfRest;
    if (!isAtRest && watchedFrames < mostFrames) askForFrame();
    else isWatching = false;
  }

  function noteChanges(records: MutationRecord[]): void {
    if (records.length === 0) return;
    if (records.some(({ addedNodes }) => addedNodes.length > 0)) trees = null;
    if (performance.now() - lastInputAt > consequenceMs) disturb();
  }

  const changes = new MutationObserver(noteChanges);

  /** The document and every open shadow tree in it, all of them observed. */
  function listTrees(): (Document | ShadowRoot)[] {
    const found: (Document | ShadowRoot)[] = [document];
    // The list grows while it is walked: trees inside trees.
    for (const tree of found) {
      changes.observe(tree, { subtree: true, childList: true, attributes: true, characterData: true });
      const elements = document.createTreeWalker(tree, NodeFilter.SHOW_ELEMENT);
      while (elements.nextNode()) {
        const { shadowRoot } = elements.currentNode as Element;
        if (shadowRoot) found.push(shadowRoot);
      }
    }
    return found;
  }

  function listen(): void {
    const hear = (type: string, heed: (event: Event) => void): void =>
      window.addEventListener(type, heed, { capture: true, passive: true });
    const noteInput = (): void => {
      lastInputAt = performance.now();
    };
    for (const type of [
      'pointermove',
      'pointerdown',
      'pointerup',
      'mousedown',
      'mouseup',
      'click',
      'input',
      'change',
    ]) {
      hear(type, noteInput);
    }
    hear('keydown', (event) => {
      noteInput();
      if (scrollKeys.test((event as KeyboardEvent).key)) disturb();
    });
    for (const type of ['keyup', 'beforeinput', 'submit', 'reset']) hear(type, noteInput);
    for (const type of ['wheel', 'touchmove', 'scroll', 'resize', 'load', 'toggle']) hear(type, disturb);
    hear(note, () => {
      isListening = true;
    });
  }

  /** document.open() takes the listeners of a window. Returns whether they had been there all the time. */
  function keepListening(): boolean {
    isListening = false;
    window.dispatchEvent(new Event(note));
    if (isListening) return true;
    listen();
    return false;
  }

  /** Whether announceMovement.ts is there in the page's own world, and has seen no closed tree. */
  function isAnnounced(): boolean {
    return visualViewport ? !visualViewport.dispatchEvent(new Event(token, { cancelable: true })) : false;
  }

  function postedTasks(): Promise<void> {
    return new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  }

  function boxOf(element: Element): Box {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  }

  function isSame(one: Box, other: Box): boolean {
    return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
  }

  /** The element and all that it lies in, through shadow trees and slots. */
  function surroundings(element: Element): Element[] {
    const found: Element[] = [];
    for (let at: Element | null = element; at; at = outward(at)) found.push(at);
    return found;
  }

  function outward(element: Element): Element | null {
    if (element.assignedSlot) return element.assignedSlot;
    if (element.parentElement) return element.parentElement;
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? root.host : null;
  }

  function mayMove(animation: Animation, around: Set<Element>): boolean {
    const { effect, playState, pending } = animation;
    if (!pending && (playState === 'finished' || playState === 'paused' || playState === 'idle')) return false;
    if (!(effect instanceof KeyframeEffect) || !effect.target) return true;
    const isOutside = !around.has(effect.target);
    return effect
      .getKeyframes()
      .flatMap((frame) => Object.keys(frame))
      .some(
        (name) =>
          !/^(?:offset|computedOffset|easing|composite)$/.test(name) &&
          !paintOnly.test(name) &&
          !(isOutside && transforms.test(name)),
      );
  }

  function canScrollSmoothly(element: Element): boolean {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
    const hasRoom = scrollHeight > clientHeight || scrollWidth > clientWidth;
    return hasRoom && getComputedStyle(element).scrollBehavior === 'smooth';
  }

  function hasItsOwnWays(around: Element[]): boolean {
    return around.some(
      (element) =>
        element.localName === 'marquee' ||
        (element instanceof SVGElement &&
          element.ownerSVGElement === null &&
          element.querySelector('animate, animateMotion, animateTransform, set') !== null),
    );
  }

  async function isStill(node: Node): Promise<boolean> {
    const wasListening = keepListening();
    const element = injected.retarget(node, 'no-follow-label');
    if (!wasListening || !element?.isConnected || !isAnnounced() || '__pwClock' in globalThis) {
      disturb();
      return false;
    }
    const before = boxOf(element);
    await postedTasks();
    trees ??= listTrees();
    noteChanges(changes.takeRecords());
    const isAsked = someoneAsked();
    if (!isAtRest || isAsked || isDisturbed) {
      disturb();
      return false;
    }
    if (document.readyState !== 'complete' || document.fonts.status === 'loading') return false;
    if (!element.isConnected || !isSame(before, boxOf(element))) {
      disturb();
      return false;
    }
    const around = surroundings(element);
    const inside = new Set(around);
    if (hasItsOwnWays(around)) return false;
    if (trees.some((tree) => tree.getAnimations().some((animation) => mayMove(animation, inside)))) return false;
    return !around.some(canScrollSmoothly);
  }

  injected._checkElementIsStable = async (node) => {
    const isDoubted = injected.isDoubted ?? false;
    injected.isDoubted = false;
    return (!isDoubted && (await isStill(node))) || (await waitForStillness(node));
  };
}

/** What is used here of Playwright's script inside the page. */
type InjectedScript = {
  utils: {
    builtins: {
      requestAnimationFrame: typeof requestAnimationFrame;
      cancelAnimationFrame: typeof cancelAnimationFrame;
      setTimeout(callback: () => void, delay?: number): number;
      setInterval(callback: () => void, delay?: number): number;
      clearTimeout(timer: number): void;
      performance: Performance;
    };
  };
  retarget(node: Node, behavior: 'no-follow-label'): Element | null;
  _checkElementIsStable(node: Node): Promise<boolean | 'error:notconnected'>;
  /** Set from outside while an answer from a server is awaited: it may move anything. */
  isDoubted?: boolean;
};
