/** What is typed goes to the disk one thing after the other, in the order of the keys; who reads notes reads after that. */
let line: Promise<unknown> = Promise.resolve();

/** Does this after everything before it, whether that worked or not. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = line.then(work, work);
  line = done.catch(() => {});
  return done;
}
