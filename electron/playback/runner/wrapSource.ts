/**
 * JavaScript that is appended to Playwright's own file, and so counts as Playwright's in every stack: a step that goes
 * through it keeps the line of the test as its place, and its method's name in its errors.
 *
 * `wrap(prototype, name, begin)` puts a method in place of another. `begin(receiver, args, isNested)` answers null (the
 * call goes on as if nothing were there) or a generator of turns: `{ receiver, args }` asks for the original call,
 * `{ promise }` for something to be awaited. As long as no hook waits, the original is called at once and not a tick
 * later; after that Playwright is shown the stack of before, so that its step has the test's own line and column even where
 * nobody awaits it yet. `isNested`: Playwright's methods call each other, and this call is such a one.
 */
export const wrapSource = `
;globalThis[Symbol.for('powerautomation.playwright')]?.(module.exports, (() => {
  let depth = 0;
  const call = (original, receiver, args) => {
    depth++;
    try {
      return original.apply(receiver, args);
    } finally {
      depth--;
    }
  };
  const framesHere = () => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 50;
    const { stack = '' } = new Error();
    Error.stackTraceLimit = limit;
    return stack.split('\\n').slice(1);
  };
  const calledFrom = (frames, work) => {
    const prepare = Error.prepareStackTrace;
    Error.prepareStackTrace = (error) => [String(error), ...frames].join('\\n');
    try {
      return work();
    } finally {
      Error.prepareStackTrace = prepare;
    }
  };
  return (prototype, name, begin) => {
    const original = prototype[name];
    const wrapped = async function (...args) {
      const turns = begin(this, args, depth > 0);
      if (!turns) return await original.apply(this, args);
      let turn = turns.next();
      // Taken now: once something was awaited, the test's own line is on no stack any more.
      const frames = turn.value?.promise ? framesHere() : null;
      while (!turn.done) {
        const { promise, receiver, args } = turn.value;
        const perform = () => call(original, receiver, args);
        let result;
        try {
          result = await (promise ?? (frames ? calledFrom(frames, perform) : perform()));
        } catch (error) {
          turn = turns.throw(error);
          continue;
        }
        turn = turns.next(result);
      }
      return turn.value;
    };
    Object.defineProperty(wrapped, 'name', { value: name, configurable: true });
    prototype[name] = wrapped;
  };
})());
`;
