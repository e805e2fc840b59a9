import type { ErrorCode, Preferences, StartState } from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import type { FakeOptions } from "./fake-backend";
import { syncScene } from "./fake-sync";

/** Lets the address choose the scene: `?phase=first_run&theme=dark&density=chairside`. */
export async function optionsFrom(search: string, make: (options: FakeOptions) => Backend): Promise<Backend> {
  const asked = new URLSearchParams(search);
  const options: FakeOptions = {};
  const phase = asked.get("phase") as StartState["phase"] | null;
  const failure = asked.get("failure") as ErrorCode | null;
  if (phase) options.phase = phase;
  if (failure) options.failure = failure;
  if (asked.has("patients")) options.patients = Number(asked.get("patients"));
  if (asked.has("heavy")) options.heavy = true;
  const scene = asked.get("sync");
  if (scene) options.sync = syncScene(scene, Date.now());
  const backend = make(options);
  const state = await backend.commands.appState();
  await backend.commands.preferencesSet({
    ...state.preferences,
    theme: (asked.get("theme") as Required<Preferences>["theme"] | null) ?? "light",
    density: (asked.get("density") as Required<Preferences>["density"] | null) ?? "desk",
    language: (asked.get("language") as Required<Preferences>["language"] | null) ?? "es",
  });
  return backend;
}
