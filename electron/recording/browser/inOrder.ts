/** Lets sightings through one after the other: one that needs an answer from the browser first holds back those after it. */

export type InOrder<Sighting> = {
  push(sighting: Sighting | Promise<Sighting | null> | null): void;
  /** Resolves when nothing is held back any more, or after `ms` where something does not come to an end. */
  drain(ms: number): Promise<void>;
};

/** Order is everything to the fold. `see` is called at once where nothing is held back. */
export function createInOrder<Sighting>(see: (sighting: Sighting) => void): InOrder<Sighting> {
  let queue: Promise<void> | null = null;
  return {
    push(sighting) {
      if (queue === null && !(sighting instanceof Promise)) {
        if (sighting) see(sighting);
        return;
      }
      const before = queue ?? Promise.resolve();
      const mine = before.then(async () => {
        const ready = await Promise.resolve(sighting).catch(() => null); // A page that closed meanwhile has nothing more to tell.
        if (ready) see(ready);
        if (queue === mine) queue = null;
      });
      queue = mine;
    },
    async drain(ms) {
      const late = new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
      while (queue) {
        const before: Promise<void> = queue;
        await Promise.race([before, late]);
        // A page that hangs holds nobody up for ever.
        if (queue === before) return;
      }
    },
  };
}
