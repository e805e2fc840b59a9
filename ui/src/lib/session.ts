import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Action, Preferences, StartState } from "./bindings";
import { ipc } from "./ipc";
import { keys } from "./query-keys";
import { forgetOpened } from "./recent";

export function useAppState() {
  return useQuery({ queryKey: keys.app(), queryFn: () => ipc.commands.appState() });
}

/** Asks Rust again in which phase the program is: after creating, unlocking, signing in or out. */
export function useReload() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.app() });
}

export function useMay(action: Action): boolean {
  const { data } = useAppState();
  return data?.session?.actions.includes(action) ?? false;
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ipc.commands.signOut(),
    onSuccess: async () => {
      forgetOpened();
      // Nothing a person read stays in memory for the next one.
      client.removeQueries({ predicate: (q) => q.queryKey[0] !== "app" });
      await client.invalidateQueries({ queryKey: keys.app() });
    },
  });
}

/** What is not said yet: before Rust answered, or of a preference that an older program did not keep. */
const DEFAULTS: Required<Preferences> = {
  language: "es",
  theme: "system",
  density: "desk",
  rail: "wide",
  perioConvention: "sepa",
  perioPath: "by_arch",
  chartKeys: {},
};

export function usePreferences(): [Required<Preferences>, (change: Partial<Preferences>) => void] {
  const client = useQueryClient();
  const { data } = useAppState();
  const preferences = { ...DEFAULTS, ...data?.preferences };
  const { mutate } = useMutation({ mutationFn: (next: Preferences) => ipc.commands.preferencesSet(next) });
  return [
    preferences,
    (change) => {
      const next = { ...preferences, ...change };
      client.setQueryData<StartState>(keys.app(), (old) => old && { ...old, preferences: next });
      mutate(next);
    },
  ];
}
