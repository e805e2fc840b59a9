import { useMutation } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { ChartState, FindingView, NewFinding } from "../../lib/bindings";
import { findingText } from "../../lib/findings-text";
import { asCommandError, ipc } from "../../lib/ipc";
import { usePreferences } from "../../lib/session";
import { teethText } from "../../lib/teeth";
import { useText } from "../../lib/text";
import { type Effect, EMPTY, type Entry, type Mouth, type Step, takeBack } from "./entry";
import { draftText, entrySpoken, refusalText, storeRefusalText } from "./say";

/** The last sentence: spoken in the live region and shown beside the entry. `done` offers the way back. */
export type Said = { text: string; tone: "plain" | "done" | "refused"; n: number };

/** What came of taking teeth into the plan, as it is said. */
export type PlanAnswer = { text: string; tone: Said["tone"] };

type Outside = {
  onTable: () => void;
  onHelp: () => void;
  onNote: () => void;
  onPlan: (teeth: readonly number[]) => Promise<PlanAnswer>;
};

/** Runs the pure grammar and carries out its effects. Keys may come faster than React draws: the ref is the truth. */
export function useEntry(patient: string, mouth: Mouth, state: ChartState | undefined, outside: Outside) {
  const t = useText();
  const [{ language }] = usePreferences();
  const truth = useRef<Entry>(EMPTY);
  const [entry, draw] = useState<Entry>(EMPTY);
  const [said, setSaid] = useState<Said>({ text: "", tone: "plain", n: 0 });
  const say = useCallback(
    (text: string, tone: Said["tone"] = "plain") => setSaid((old) => ({ text, tone, n: old.n + 1 })),
    [],
  );
  const put = useCallback((next: Entry) => {
    truth.current = next;
    draw(next);
  }, []);

  const undo = useMutation({
    mutationFn: () => ipc.commands.chartUndo(patient),
    onSuccess: (change) => say(t(change ? "said-undone" : "said-nothing-to-undo")),
    onError: (error) => say(storeRefusalText(asCommandError(error), t), "refused"),
  });
  const redo = useMutation({
    mutationFn: () => ipc.commands.chartRedo(patient),
    onSuccess: (change) => say(t(change ? "said-redone" : "said-nothing-to-redo")),
    onError: (error) => say(storeRefusalText(asCommandError(error), t), "refused"),
  });
  const record = useMutation({
    mutationFn: (finding: NewFinding) => ipc.commands.findingRecord(patient, finding),
    onSuccess: (_, finding) => {
      const text = { what: draftText(finding, mouth.rules, t), teeth: teethText(finding.teeth) };
      say(t("said-recorded", text), "done");
    },
    onError: (error, finding) => {
      put(takeBack(truth.current, finding));
      say(storeRefusalText(asCommandError(error), t), "refused");
    },
  });
  const withdraw = useMutation({
    mutationFn: (finding: FindingView) => ipc.commands.findingWithdraw(patient, finding.id),
    onSuccess: (_, finding) => {
      const what = findingText(finding, mouth.rules, t);
      say(t("said-withdrawn", { what }), "done");
    },
    onError: (error) => say(storeRefusalText(asCommandError(error), t), "refused"),
  });

  const plan = useMutation({
    mutationFn: outside.onPlan,
    onSuccess: ({ text, tone }) => say(text, tone),
    onError: (error) => say(storeRefusalText(asCommandError(error), t), "refused"),
  });

  const carryOut = (effect: Effect) => {
    switch (effect.do) {
      case "plan":
        return plan.mutate(effect.teeth);
      case "record":
        return record.mutate(effect.finding);
      case "refuse":
        return say(refusalText(effect.refusal, t), "refused");
      case "withdraw": {
        const last = state?.findings.find((f) => f.mine && f.teeth.some(({ tooth }) => effect.teeth.includes(tooth)));
        return last ? withdraw.mutate(last) : say(t("refused-nothing-to-withdraw"), "refused");
      }
      case "undo":
        return undo.mutate();
      case "redo":
        return redo.mutate();
      case "table":
        return outside.onTable();
      case "note":
        return outside.onNote();
      case "help":
        return outside.onHelp();
      case "nothing":
      case "pass":
        return;
    }
  };
  /** Returns whether the key was ours. */
  const take = (step: (entry: Entry) => Step): boolean => {
    const before = truth.current;
    const { entry: after, effect } = step(before);
    if (after !== before) put(after);
    if (effect.do === "nothing") say(entrySpoken(before, after, language, t) ?? "");
    carryOut(effect);
    return effect.do !== "pass";
  };
  return { entry, said, take, undo: undo.mutate, redo: redo.mutate, withdraw: withdraw.mutate };
}
