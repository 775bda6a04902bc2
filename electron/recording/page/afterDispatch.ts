/** What is being dispatched, and what is to be done once the page's own listeners for it are through. */

let pending: (() => void)[] = [];
/** One inside the other: a click that moves the focus is still on its way while the focus is told. */
let dispatched: Event[] = [];

export function afterDispatch(task: () => void): void {
  pending.push(task);
  setTimeout(runPending, 0);
}

/** The next gesture begins: the events before it are over, even where no time was left for a task between them. */
export function runPending(): void {
  const tasks = pending;
  pending = [];
  for (const task of tasks) task();
}

export function beginDispatch(event: Event): void {
  dispatched = [...dispatched.filter(isOnItsWay), event];
}

/** Whether the page's own listeners are still at it: what they do is done before a replay hears that its own input was taken. */
export function isDispatching(): boolean {
  return dispatched.some(isOnItsWay);
}

function isOnItsWay(event: Event): boolean {
  return event.eventPhase !== Event.NONE;
}
