import { useMutation } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { ExamView, PreviousSite } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { begin, type Effect, type Entry, type Mouth, type Step, settle } from "./entry";
import { keyOf, type Spot } from "./places";
import { queueOf, type Readings } from "./reading-queue";
import { faultText, focusText } from "./say";

export type Said = { text: string; tone: "plain" | "refused"; n: number };
type Outside = { onHelp: () => void; onLeave: () => void };

/** Runs the grammar over one examination: keys in, readings on their way, the focus and the last sentence out. */
export function useProbe(view: ExamView, asked: number, amending: string, outside: Outside) {
  const t = useText();
  const [{ perioConvention: convention, perioPath: path }] = usePreferences();
  const mayEdit = useMay("edit_chart");
  const queue = queueOf(view.exam.id);
  const readings = useSyncExternalStore(queue.subscribe, queue.read);
  useEffect(() => queue.learn(view, asked), [queue, view, asked]);
  useEffect(() => {
    queue.reason = amending;
  }, [queue, amending]);

  const closed = view.exam.status === "closed" && amending === "";
  const spots = useSpots(view, readings);
  const mouth: Mouth = {
    spots,
    path,
    convention,
    site: readings.site,
    tooth: readings.tooth,
    readOnly: mayEdit ? (closed ? "closed" : null) : "not-allowed",
  };
  const previous = useMemo(
    () => new Map<string, PreviousSite>((view.previous?.sites ?? []).map((site) => [keyOf(site), site])),
    [view.previous],
  );

  // Keys may come faster than React draws: the ref is the truth.
  const truth = useRef<Entry | null>(null);
  truth.current ??= begin(mouth);
  const [drawn, draw] = useState(truth.current);
  const entry = settle(drawn, mouth);
  const [said, setSaid] = useState<Said>({ text: "", tone: "plain", n: 0 });
  const say = (text: string, tone: Said["tone"] = "plain") => setSaid((old) => ({ text, tone, n: old.n + 1 }));

  const copy = useMutation({
    mutationFn: () => ipc.commands.perioCopy(view.exam.id),
    onSuccess: (n) => say(t("perio-said-copied", { n })),
    onError: (error) => say(faultText(error, t), "refused"),
  });
  const carryOut = (effect: Effect, next: Entry) => {
    switch (effect.do) {
      case "write":
        queue.write(effect.sites, effect.teeth);
        return say(focusText(next, queue.read(), convention, t));
      case "refuse":
        return say(t(`perio-refused-${effect.reason}`, { typed: effect.typed ?? "" }), "refused");
      case "copy":
        return copy.mutate();
      case "help":
        return outside.onHelp();
      case "leave":
        return outside.onLeave();
      case "nothing":
        return say(focusText(next, queue.read(), convention, t));
      case "pass":
        return;
    }
  };
  /** Returns whether the key was ours. */
  const take = (step: (entry: Entry, mouth: Mouth) => Step): boolean => {
    const before = settle(truth.current ?? begin(mouth), mouth);
    // The readings may be newer than what was drawn last.
    const now = queue.read();
    const { entry: after, effect } = step(before, { ...mouth, site: now.site, tooth: now.tooth });
    truth.current = after;
    draw(after);
    carryOut(effect, after);
    return effect.do !== "pass";
  };
  return { entry, mouth, readings, previous, said, say, take, copy: copy.mutate };
}

/** What stands where. It changes rarely while depths are typed, and then only is the picture laid out anew. */
function useSpots(view: ExamView, readings: Readings): ReadonlyMap<number, Spot> {
  const spots = view.teeth.map(({ tooth, place, entrances }): Spot => {
    const { examined } = readings.tooth(tooth);
    const said = examined === null ? place : examined ? (place === "absent" ? "tooth" : place) : "absent";
    return { tooth, place: said, entrances };
  });
  const last = useRef<{ said: string; map: ReadonlyMap<number, Spot> } | null>(null);
  const said = JSON.stringify(spots);
  if (last.current?.said !== said) last.current = { said, map: new Map(spots.map((spot) => [spot.tooth, spot])) };
  return last.current.map;
}
