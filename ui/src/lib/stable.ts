import { useRef } from "react";

/** The same functions at every drawing, each calling the latest: what is memoized is not drawn anew for their sake. */
export function useStable<T extends object>(latest: T): T {
  const now = useRef(latest);
  now.current = latest;
  const stable = useRef<T>(null);
  stable.current ??= Object.fromEntries(
    Object.keys(latest).map((name) => [
      name,
      (...args: unknown[]) => (now.current[name as keyof T] as (...args: unknown[]) => unknown)(...args),
    ]),
  ) as T;
  return stable.current;
}
