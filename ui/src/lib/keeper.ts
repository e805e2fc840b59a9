import { inTurn } from "./typed";

/** After the last change it is kept. */
const PAUSE_MS = 300;

type Commands<T> = { keep: (draft: T) => Promise<unknown>; forget: () => Promise<unknown> };

/** Carries a form to the disk as it is filled in. What could not be kept is tried again with the next change. */
export function newKeeper<T>(commands: Commands<T>, tell: (error: unknown) => void) {
  let changed: { draft: T } | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(pause);
    return inTurn(async () => {
      const now = changed;
      if (!now) return;
      await commands.keep(now.draft);
      if (changed === now) changed = null;
      tell(null);
    }).catch(tell);
  };
  return {
    change(draft: T) {
      changed = { draft };
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE_MS);
    },
    keep,
    /** The person closed the form and wants none of it. */
    forget() {
      clearTimeout(pause);
      changed = null;
      return inTurn(commands.forget);
    },
  };
}
