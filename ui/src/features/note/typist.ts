import type { Sections } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { inTurn } from "../../lib/typed";

/** After the last key it is kept; while keys go on coming, at least this often. */
const PAUSE_MS = 400;
const LONGEST_MS = 900;
/** After so long without a key, what is kept is sealed into the record. */
const IDLE_MS = 20_000;

export type Kept = "typing" | "kept" | "sealed" | { error: unknown };

/**
 * Carries what is typed to the disk and, at pauses, into the record. One thing at a time, in order: what was typed last
 * is what stands at the end. What could not be kept is tried again with the next key.
 */
export function newTypist(visit: string, begunWith: string, tell: (kept: Kept) => void) {
  let clocks = begunWith;
  let typed: Sections | null = null;
  let unsealed = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const next = (work: () => Promise<void>) => inTurn(work).catch((error: unknown) => tell({ error }));
  const keep = () => {
    clearTimeout(pause);
    clearTimeout(longest);
    longest = undefined;
    return next(async () => {
      if (!typed) return;
      const sections = typed;
      await ipc.commands.noteKeep(visit, { sections, clocks });
      unsealed = true;
      if (typed !== sections) return;
      typed = null;
      tell("kept");
    });
  };
  const seal = () => {
    clearTimeout(idle);
    void keep();
    return next(async () => {
      if (!unsealed) return;
      clocks = await ipc.commands.noteSave(visit);
      unsealed = false;
      if (!typed) tell("sealed");
    });
  };
  return {
    type(sections: Sections) {
      typed = sections;
      tell("typing");
      clearTimeout(pause);
      clearTimeout(idle);
      pause = setTimeout(keep, PAUSE_MS);
      longest ??= setTimeout(keep, LONGEST_MS);
      idle = setTimeout(seal, IDLE_MS);
    },
    keep,
    seal,
    /** What was begun with is in the record by now: signs what stands there. */
    async sign(sections: Sections) {
      await seal();
      await ipc.commands.noteSign(visit, { sections, clocks });
    },
    /** It was typed in an earlier life of this program. */
    found() {
      unsealed = true;
    },
  };
}
