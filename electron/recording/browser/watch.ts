/** Follows every tab, popup and frame of the browser and turns what they tell into raw events, in the order of arrival. */
import type { Protocol } from 'devtools-protocol';
import type { BrowserEvent, FrameEvent, PageEvent } from '../../../shared/model/event.ts';
import type { Locator } from '../../../shared/model/locator.ts';
import type { Cdp, CdpEvent } from './cdp.ts';
import type { ChosenFile } from './chosenFiles.ts';
import { createFrameHistory } from './frameHistory.ts';
import { createFrames } from './frames.ts';
import { offsetInHistory } from './history.ts';
import { createInOrder } from './inOrder.ts';
import { bringsFiles, withKeptFiles } from './keptFiles.ts';
import { listenToField } from './looseField.ts';
import { createNavigation } from './navigation.ts';
import { createOtherFrames } from './otherFrames.ts';
import { AUTO_ATTACH, createResume } from './resume.ts';

/** The recorder's own world. Pages cannot see its name or anything in it. */
const WORLD = '__powerautomation';

export type Sighting = BrowserEvent | PageEvent;

export type Watch = {
  /** Opens the first page's address; the browser's error text where it could not be reached. */
  open(url: string): Promise<string | null>;
  /** Resolves when no page is left. */
  readonly allClosed: Promise<void>;
  /** Resolves when everything that pages sent before has been seen. */
  drain(): Promise<void>;
};

export type WatchNeeds = {
  cdp: Cdp;
  script: string;
  /** Called in order, each before the next is looked at. */
  see(sighting: Sighting): void;
  keepSecret(name: string, value: string): void;
  /** Copies a chosen file before it is gone; returns the name that it is kept under. */
  keepUpload(file: ChosenFile): string;
  /** There is no window to show a file chooser in: only programs answer it, and we are told of it as they are. */
  isHeadless: boolean;
  /** Extra set-up of each page: device, user agent. */
  prepare(session: string): Promise<unknown>[];
  notice(message: string): void;
};

type Session = { id: string; target: string; page: string; parent: string | null; isFrame: boolean };

export async function watch(needs: WatchNeeds): Promise<Watch> {
  const { cdp, see } = needs;
  const sessions = new Map<string, Session>();
  const waiting = createResume(cdp);
  const pages = new Map<
    string,
    {
      alias: string;
      session: string;
      navigation: ReturnType<typeof createNavigation>;
      historyIndex: number;
      /** Resolves when it has told what it held back before it goes elsewhere. */
      hurried: Promise<unknown>;
    }
  >();
  const frames = createFrames(cdp);
  const firstPage = Promise.withResolvers<string>();
  const allClosed = Promise.withResolvers<void>();
  let pageCount = 0;

  const order = createInOrder(see);
  const inOrder = order.push;

  const attach = async (
    { sessionId, targetInfo, waitingForDebugger }: Protocol.Target.AttachedToTargetEvent,
    parent: string | null,
  ): Promise<void> => {
    const isPage = targetInfo.type === 'page' && !targetInfo.url.startsWith('devtools://');
    const parentSession = parent === null ? undefined : sessions.get(parent);
    if (isPage && !parentSession) {
      const alias = pageCount === 0 ? 'page' : `page${pageCount}`;
      pageCount++;
      sessions.set(sessionId, {
        id: sessionId,
        target: targetInfo.targetId,
        page: alias,
        parent: null,
        isFrame: false,
      });
      pages.set(targetInfo.targetId, {
        alias,
        session: sessionId,
        navigation: createNavigation(alias),
        historyIndex: 0,
        hurried: Promise.resolve(),
      });
      const opener = targetInfo.openerId ? (pages.get(targetInfo.openerId)?.alias ?? null) : null;
      inOrder({ kind: 'pageOpened', page: alias, opener, url: targetInfo.url });
    } else if (targetInfo.type === 'iframe' && parentSession) {
      sessions.set(sessionId, {
        id: sessionId,
        target: targetInfo.targetId,
        page: parentSession.page,
        parent,
        isFrame: true,
      });
    }
    if (sessions.has(sessionId)) {
      // The target waits until all of this is in place: no script of the page runs before the recorder listens.
      const ready = Promise.all([
        cdp.send('Page.enable', undefined, sessionId),
        cdp.send('Runtime.enable', undefined, sessionId),
        cdp.send('Runtime.addBinding', { name: '__paEvent', executionContextName: WORLD }, sessionId),
        cdp.send('Runtime.addBinding', { name: '__paSecret', executionContextName: WORLD }, sessionId),
        cdp.send(
          'Page.addScriptToEvaluateOnNewDocument',
          { source: needs.script, worldName: WORLD, runImmediately: true },
          sessionId,
        ),
        cdp.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 }, sessionId),
        cdp.send('Target.setAutoAttach', AUTO_ATTACH, sessionId),
        cdp.send('Page.getFrameTree', undefined, sessionId).then(({ frameTree }) => noteTree(frameTree, sessionId)),
        ...(needs.isHeadless ? [cdp.send('Page.setInterceptFileChooserDialog', { enabled: true }, sessionId)] : []),
        ...(isPage ? needs.prepare(sessionId) : []),
      ]);
      if (waitingForDebugger) void waiting.resume(sessionId);
      await ready.catch(() => {}); // Closed while it opened: there is nothing in it to record.
      if (isPage) firstPage.resolve(sessionId);
      return;
    }
    if (waitingForDebugger) await waiting.resume(sessionId);
  };

  const noteTree = (tree: Protocol.Page.FrameTree, session: string): void => {
    frames.attached(tree.frame.id, tree.frame.parentId ?? frames.parentOf(tree.frame.id), session);
    for (const child of tree.childFrames ?? []) noteTree(child, session);
  };

  const pageOf = (session: Session) => pages.get(session.target);
  const sighted = (session: Session, context: number, payload: string): void => {
    const frame = frames.frameOf(session.id, context);
    if (frame === null) return;
    const { doc, since, ...event }: { doc: string; since: number | null } & FrameEvent = JSON.parse(payload);
    if (since !== null) {
      if (GESTURES.has(event.kind)) otherFrames.gesture(session.page, frame, since);
      else if (otherFrames.isTooLate(session.page, frame, event.kind, since)) return;
    }
    const path = frames.pathTo(frame);
    const build = (told: FrameEvent, frames: Locator[]): Sighting => ({
      page: session.page,
      frame,
      doc,
      frames,
      ...told,
    });
    if (bringsFiles(event)) {
      // Kept before it is told: a replay needs the file.
      const kept = withKeptFiles(event, frame, { cdp, frames, keep: needs.keepUpload, notice: needs.notice });
      inOrder(kept.then(async (told) => told && build(told, await path)));
    } else inOrder(path instanceof Promise ? path.then((known) => build(event, known)) : build(event, path));
  };

  const historyOffset = async (target: string, landed: string | null): Promise<number> => {
    const page = pages.get(target);
    return page ? offsetInHistory(cdp, page, landed) : 0;
  };

  const frameHistory = createFrameHistory({
    offset: (target) => historyOffset(target, null),
    tell: inOrder,
  });
  const frameWent = (session: Session, frame: string, url: string, isSameDocument: boolean): void => {
    const [target] = [...pages].find(([, { alias }]) => alias === session.page) ?? [];
    if (target !== undefined) frameHistory.went({ page: session.page, target, frame, url, isSameDocument });
  };

  const navigated = (session: Session, navigation: Extract<Sighting, { kind: 'navigated' }>): void => {
    const offset = historyOffset(session.target, navigation.landed);
    inOrder(
      offset
        .then((by) => (navigation.type === 'history' ? { ...navigation, offset: by } : navigation))
        .catch(() => navigation),
    );
  };

  /** Evaluates in the recorder's world of a frame; undefined where it has gone already. */
  const ask = async (frame: string, expression: string): Promise<unknown> => {
    const where = frames.contextOf(frame);
    if (!where) return undefined;
    const asked = { expression, contextId: where.context, returnByValue: true };
    const answer = await cdp.send('Runtime.evaluate', asked, where.session).catch(() => null);
    return answer?.result.value;
  };
  const call = (frame: string, name: '__paHurry' | '__paRestart') => ask(frame, `globalThis.${name}?.()`);
  const otherFrames = createOtherFrames({ frames, ask, pageOf: (session) => sessions.get(session)?.page });

  const handle = (event: CdpEvent, session: Session): void => {
    const page = pageOf(session);
    switch (event.method) {
      case 'Runtime.bindingCalled':
        if (event.params.name === '__paEvent') sighted(session, event.params.executionContextId, event.params.payload);
        else if (event.params.name === '__paSecret') {
          const { name, value }: { name: string; value: string } = JSON.parse(event.params.payload);
          needs.keepSecret(name, value);
        }
        break;
      case 'Runtime.executionContextCreated': {
        const { id, name, auxData } = event.params.context;
        if (name !== WORLD) break;
        const frame = String(auxData?.frameId);
        frames.contextCreated(frame, session.id, id);
        void otherFrames.arrived(session.page, frame, frame === session.target && !session.isFrame);
        break;
      }
      case 'Runtime.executionContextDestroyed':
        frames.contextGone(session.id, event.params.executionContextId);
        break;
      case 'Runtime.executionContextsCleared':
        frames.contextGone(session.id);
        break;
      case 'Page.frameAttached':
        frames.attached(event.params.frameId, event.params.parentFrameId, session.id);
        break;
      case 'Page.frameDetached':
        if (event.params.reason !== 'remove') break;
        frames.detached(event.params.frameId);
        otherFrames.detached(event.params.frameId);
        break;
      case 'Page.frameRequestedNavigation':
        if (page && event.params.frameId === session.target && event.params.disposition === 'currentTab')
          page.navigation.requested(event.params.url);
        break;
      case 'Page.frameStartedNavigating':
        frameHistory.started(event.params.frameId, event.params.url, event.params.navigationType);
        if (page && event.params.frameId === session.target) {
          page.navigation.started(event.params.url, event.params.navigationType);
          // What the page held back is asked for while the next one is still being fetched.
          page.hurried = Promise.race([call(session.target, '__paHurry'), patience(HURRIED_MS)]);
        } else if (event.params.frameId !== session.target || session.isFrame) {
          if (event.params.navigationType.startsWith('history')) void call(event.params.frameId, '__paHurry');
          otherFrames.leaving(event.params.frameId);
        }
        break;
      case 'Page.frameNavigated':
        frames.attached(
          event.params.frame.id,
          event.params.frame.parentId ?? frames.parentOf(event.params.frame.id),
          session.id,
        );
        if (page && event.params.frame.id === session.target) {
          otherFrames.left(session.page);
          const { url, urlFragment = '', unreachableUrl } = event.params.frame;
          navigated(session, page.navigation.committed(url + urlFragment, unreachableUrl));
        } else frameWent(session, event.params.frame.id, event.params.frame.url, false);
        break;
      case 'Page.documentOpened':
        // A window that is written into right after it was opened tells its own scripts nothing of that.
        void call(event.params.frame.id, '__paRestart');
        break;
      case 'Page.navigatedWithinDocument':
        if (page && event.params.frameId === session.target) {
          const navigation = page.navigation.withinDocument(event.params.url);
          // The page is told by an event; what it says then of the time before comes after the browser's own news.
          if (navigation.type === 'history') void page.hurried.then(() => navigated(session, navigation));
          else navigated(session, navigation);
        } else frameWent(session, event.params.frameId, event.params.url, true);
        break;
      case 'Page.fileChooserOpened': {
        const { frameId, backendNodeId } = event.params;
        const where = frames.contextOf(frameId);
        if (where && backendNodeId !== undefined) inOrder(listenToField(cdp, where, backendNodeId).then(() => null));
        break;
      }
      case 'Page.javascriptDialogOpening':
        inOrder({ kind: 'dialogOpened', page: session.page });
        dialogs.set(session.page, { type: event.params.type, message: event.params.message });
        break;
      case 'Page.javascriptDialogClosed': {
        const dialog = dialogs.get(session.page);
        dialogs.delete(session.page);
        if (dialog)
          inOrder({
            kind: 'dialog',
            page: session.page,
            ...dialog,
            accepted: event.params.result,
            text: event.params.userInput,
          });
        break;
      }
      case 'Network.requestWillBeSent': {
        const { type, requestId, request, redirectResponse } = event.params;
        if ((type !== 'XHR' && type !== 'Fetch') || redirectResponse) break;
        requests.add(requestId);
        inOrder({
          kind: 'requested',
          page: session.page,
          request: requestId,
          method: request.method,
          url: request.url,
        });
        break;
      }
      // The page goes on as soon as the answer begins.
      case 'Network.responseReceived':
      case 'Network.loadingFinished':
      case 'Network.loadingFailed':
        if (requests.delete(event.params.requestId))
          inOrder({ kind: 'responded', page: session.page, request: event.params.requestId });
        break;
      case 'Inspector.targetCrashed':
        needs.notice(`The tab "${session.page}" crashed. What was recorded so far is kept; reload the tab to go on.`);
        break;
      default:
    }
  };
  const dialogs = new Map<string, Dialog>();
  const requests = new Set<string>();

  cdp.onEvent((event) => {
    switch (event.method) {
      case 'Target.attachedToTarget':
        void attach(event.params, event.sessionId ?? null);
        return;
      case 'Target.detachedFromTarget': {
        const session = sessions.get(event.params.sessionId);
        if (session?.isFrame && session.parent) void waiting.lost(session.id, session.parent);
        sessions.delete(event.params.sessionId);
        frames.contextGone(event.params.sessionId);
        if (!session || session.isFrame) return;
        pages.delete(session.target);
        inOrder({ kind: 'pageClosed', page: session.page });
        if (pages.size === 0) void order.drain(LATEST_MS).then(() => allClosed.resolve());
        return;
      }
      case 'Browser.downloadWillBegin': {
        const { frameId, suggestedFilename } = event.params;
        const page = [...pages.entries()].find(([target]) => target === frameId || ownsFrame(target, frameId))?.[1];
        inOrder({ kind: 'download', page: page?.alias ?? 'page', name: suggestedFilename });
        return;
      }
      default: {
        const session = event.sessionId ? sessions.get(event.sessionId) : undefined;
        if (session) handle(event, session);
      }
    }
  });

  const ownsFrame = (target: string, frame: string): boolean => {
    for (let at: string | null = frame; at; at = frames.parentOf(at)) if (at === target) return true;
    return false;
  };

  await cdp.send('Target.setAutoAttach', AUTO_ATTACH);
  const session = await firstPage.promise;

  return {
    async open(url) {
      // A page that is closed while it loads never answers.
      const closed = allClosed.promise.then((): { errorText?: string } => ({}));
      const { errorText } = await Promise.race([cdp.send('Page.navigate', { url }, session), closed]);
      return errorText ?? null;
    },
    allClosed: allClosed.promise,
    async drain() {
      // An answer comes after all events that were sent before it; a page that hangs or shows a dialog does not hold us up.
      const settle = 'globalThis.__paSettle?.()';
      const asked = frames
        .contexts()
        .map(({ session: id, context }) =>
          cdp.send('Runtime.evaluate', { expression: settle, contextId: context }, id).catch(() => {}),
        );
      await Promise.race([Promise.all(asked), new Promise((resolve) => setTimeout(resolve, 500))]);
      await order.drain(LATEST_MS);
    },
  };
}

const GESTURES = new Set<FrameEvent['kind']>(['press', 'key', 'dropFiles']);

/** A page that hangs is not waited for any longer (ms). */
const HURRIED_MS = 300;

function patience(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** So long (ms) is waited at the end for what a page still has to tell. */
const LATEST_MS = 10_000;

type Dialog = { type: 'alert' | 'confirm' | 'prompt' | 'beforeunload'; message: string };
