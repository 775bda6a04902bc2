export type Rate = { perSecond: number; burst: number };

/** A bucket for each key: it holds `burst` and fills by `perSecond`. Pure but for what it remembers. */
export function createRateLimit({ perSecond, burst }: Rate, now: () => number) {
  const buckets = new Map<string, { left: number; at: number }>();
  const mostKeys = 10_000;

  return {
    /** How many ms to wait; 0 where it may go on, and is counted. */
    take(key: string): number {
      const at = now();
      const bucket = buckets.get(key) ?? { left: burst, at };
      const left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond);
      const isFree = left >= 1;
      // The latest stand last, so that the oldest are forgotten first.
      buckets.delete(key);
      buckets.set(key, { left: isFree ? left - 1 : left, at });
      const [oldest] = buckets.size > mostKeys ? buckets.keys() : [];
      if (oldest !== undefined) buckets.delete(oldest);
      return isFree ? 0 : Math.ceil(((1 - left) / perSecond) * 1000);
    },
  };
}
