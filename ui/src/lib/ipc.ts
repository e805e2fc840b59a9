import type { CommandError, PaperDropped, Progress, RecordsChanged, SyncStatus } from "./bindings";
import { commands, events } from "./bindings";

/** Listens until the given function is called. */
type Listen<T> = (hear: (said: T) => void) => Promise<() => void>;

export type Backend = {
  commands: typeof commands;
  events: {
    recordsChanged: Listen<RecordsChanged>;
    syncChanged: Listen<SyncStatus>;
    progress: Listen<Progress>;
    paperDropped: Listen<PaperDropped>;
  };
};

/** The one door to Rust. Tests and `npm run fake` put an in-memory backend behind it. */
export const ipc: Backend = {
  commands,
  events: {
    recordsChanged: (hear) => events.recordsChanged.listen(({ payload }) => hear(payload)),
    syncChanged: (hear) => events.syncChanged.listen(({ payload }) => hear(payload)),
    progress: (hear) => events.progress.listen(({ payload }) => hear(payload)),
    paperDropped: (hear) => events.paperDropped.listen(({ payload }) => hear(payload)),
  },
};

export function replaceBackend(backend: Backend) {
  ipc.commands = backend.commands;
  ipc.events = backend.events;
}

/** What a rejected command carries; anything else that was thrown counts as an internal error. */
export function asCommandError(thrown: unknown): CommandError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "fields" in thrown) {
    return thrown as CommandError;
  }
  console.error(thrown);
  return { code: "internal", fields: [], incident: null };
}
