/** Joins what several sources tell, in the order in which it is told, for one reader. */
export type Queue<Item> = AsyncIterable<Item> & { push(item: Item): void; end(): void };

export function createQueue<Item>(): Queue<Item> {
  const items: Item[] = [];
  let isOpen = true;
  let wake = (): void => {};
  return {
    push(item) {
      items.push(item);
      wake();
    },
    end() {
      isOpen = false;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        for (let item = items.shift(); item !== undefined; item = items.shift()) yield item;
        if (!isOpen) return;
        const news = Promise.withResolvers<void>();
        wake = news.resolve;
        await news.promise;
      }
    },
  };
}
