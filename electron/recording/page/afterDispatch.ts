/** What is to be done once the page's own listeners for an event are through. */

let pending: (() => void)[] = [];

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
