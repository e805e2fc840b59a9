import type { CommandError } from "./bindings";
import { commands, events } from "./bindings";

export type Backend = { commands: typeof commands; events: typeof events };

/** The one door to Rust. Tests and `npm run fake` put an in-memory backend behind it. */
export const ipc: Backend = { commands, events };

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
