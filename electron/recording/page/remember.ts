/** Answers that hold as long as the page cannot change: while one event is handled, or one element is described. */

const forgetters: (() => void)[] = [];
let isClean = true;

/** `work`, asked at most once for each key until {@link forget}, at the latest until the running script ends. */
export function remembered<Key extends object | string, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const answers = new Map<Key, Value>();
  forgetters.push(() => answers.clear());
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as Value;
    const answer = work(key);
    answers.set(key, answer);
    if (isClean) {
      isClean = false;
      queueMicrotask(forget);
    }
    return answer;
  };
}

/** The page may have changed: everything is looked at anew. */
export function forget(): void {
  if (isClean) return;
  isClean = true;
  for (const each of forgetters) each();
}
