import type { HygieneDraft } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { inTurn } from "../../lib/typed";

/** After the last change it is kept. */
const PAUSE_MS = 300;

/** Carries a form to the disk as it is filled in. What could not be kept is tried again with the next change. */
export function newKeeper(visit: string, tell: (error: unknown) => void) {
  let changed: HygieneDraft | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(pause);
    return inTurn(async () => {
      const draft = changed;
      if (!draft) return;
      await ipc.commands.hygieneKeep(visit, draft);
      if (changed === draft) changed = null;
      tell(null);
    }).catch(tell);
  };
  return {
    change(draft: HygieneDraft) {
      changed = draft;
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE_MS);
    },
    keep,
    /** The person closed the form and wants none of it. */
    forget() {
      clearTimeout(pause);
      changed = null;
      return inTurn(() => ipc.commands.hygieneForget(visit));
    },
  };
}
