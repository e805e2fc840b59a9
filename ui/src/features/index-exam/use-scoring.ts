import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { IndexExamView } from "../../lib/bindings";
import { useMay } from "../../lib/session";
import { useText } from "../../lib/text";
import { begin, type Entry, type Key, press, type Sheet } from "./entry";
import { placeText } from "./index-text";
import { scoreQueueOf } from "./score-queue";

export type Said = { text: string; tone: "plain" | "refused" };
type Outside = { onHelp: () => void; onLeave: () => void };

/** Runs the grammar over one examination: keys in, scores on their way, the focus and the last sentence out. */
export function useScoring(view: IndexExamView, asked: number, outside: Outside) {
  const t = useText();
  const mayEdit = useMay("edit_chart");
  const queue = scoreQueueOf(view.exam.id);
  const scores = useSyncExternalStore(queue.subscribe, queue.read);
  useEffect(() => queue.learn(view, asked), [queue, view, asked]);
  const sheet: Sheet = {
    places: view.places,
    sets: view.codes,
    code: (place) => queue.read().code(place),
    readOnly: !mayEdit || view.exam.retired,
  };
  // Keys may come faster than React draws: the ref is the truth.
  const truth = useRef<Entry | null>(null);
  truth.current ??= begin({ ...sheet, code: (place) => view.places.find(({ key }) => key === place)?.code ?? "" });
  const [entry, draw] = useState(truth.current);
  const [said, setSaid] = useState<Said>({ text: "", tone: "plain" });
  const tell = (next: Entry) => {
    const place = view.places[next.at];
    if (!place) return;
    const code = queue.read().code(place.key);
    setSaid({ text: `${placeText(place, t)}: ${code || t("index-said-empty")}`, tone: "plain" });
  };
  const move = (next: Entry) => {
    truth.current = next;
    draw(next);
    tell(next);
  };
  /** Returns whether the key was ours. */
  const take = (key: Key): boolean => {
    const before = truth.current ?? begin(sheet);
    const { entry: after, effect } = press(before, key, sheet);
    if (effect.do === "pass") return false;
    if (effect.do === "write") queue.write(effect.scores);
    move(after);
    if (effect.do === "refuse") {
      setSaid({ text: t(`index-refused-${effect.reason}`, { typed: effect.typed }), tone: "refused" });
    }
    if (effect.do === "help") outside.onHelp();
    if (effect.do === "leave") outside.onLeave();
    return true;
  };
  const point = (place: string) => {
    const at = view.places.findIndex(({ key }) => key === place);
    if (at >= 0) move({ at, typed: "", last: truth.current?.last ?? null });
  };
  return { entry, scores, said, take, point };
}
