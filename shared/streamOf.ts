/** The part of an AbortSignal that is needed here; its type is not among those that pure TypeScript knows. */
type Ending = {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
};

type Source<Item> = (push: (item: Item) => void, end: (failure?: { error: unknown }) => void) => () => void;

/**
 * What a source tells from now on, as a stream for one reader. `listen` returns what stops it, which is called once: when the
 * reader leaves, when `signal` aborts, when the source says `end`. Leaving takes effect at once, also while the reader waits
 * (an async generator would end with its next item only).
 */
export function streamOf<Item>(listen: Source<Item>, signal?: Ending): AsyncIteratorObject<Item, undefined, undefined> {
  const items: Item[] = [];
  let waiting: PromiseWithResolvers<IteratorResult<Item, undefined>>[] = [];
  let isOpen = true;
  let failure: { error: unknown } | undefined;
  let stop: (() => void) | null = null;

  function close(why?: { error: unknown }): void {
    if (!isOpen) return;
    isOpen = false;
    failure = why;
    signal?.removeEventListener('abort', leave);
    stop?.();
    for (const each of waiting) {
      if (failure) each.reject(failure.error);
      else each.resolve({ done: true, value: undefined });
      failure = undefined;
    }
    waiting = [];
  }

  function leave(): void {
    items.length = 0;
    close();
  }

  function push(item: Item): void {
    if (!isOpen) return;
    const reader = waiting.shift();
    if (reader) reader.resolve({ done: false, value: item });
    else items.push(item);
  }

  stop = listen(push, close);
  // The source may have ended while it was being listened to.
  if (!isOpen) stop();
  else if (signal?.aborted) leave();
  else signal?.addEventListener('abort', leave);

  return {
    async next() {
      if (items.length > 0) return { done: false, value: items.shift() as Item };
      if (failure) {
        const { error } = failure;
        failure = undefined;
        throw error;
      }
      if (!isOpen) return { done: true, value: undefined };
      const reader = Promise.withResolvers<IteratorResult<Item, undefined>>();
      waiting.push(reader);
      return reader.promise;
    },
    async return() {
      leave();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      leave();
    },
  };
}
