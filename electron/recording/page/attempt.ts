/** `work`, or what `fallback` makes of it where the page made it fail: an event with little in it is better than none. */
export function attempt<Value>(work: () => Value, fallback: () => Value): Value {
  try {
    return work();
  } catch {
    return fallback();
  }
}
