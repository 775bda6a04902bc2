const PAGE = 20;

/** Where a key leads in a list of so many rows; null where it leads nowhere. */
export function rowAfter(key: string, active: number, count: number): number | null {
  const goals: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + PAGE,
    PageUp: active - PAGE,
    Home: 0,
    End: count - 1,
  };
  const goal = goals[key];
  return goal === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, goal));
}
