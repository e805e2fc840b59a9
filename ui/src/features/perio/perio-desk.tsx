import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from "react";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import type { ExamRow, ExamView } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { useWindowKeys } from "../../lib/keyboard";
import { usePrintKey } from "../../lib/print-key";
import { useMay, usePreferences } from "../../lib/session";
import { useStable } from "../../lib/stable";
import { useText } from "../../lib/text";
import { AmendForm } from "./amend-form";
import { Comparison, MOST } from "./comparison";
import type { Drawing } from "./drawing";
import { chooseRow, pointAt, press, type Row, toggleFlag, toggleTooth } from "./entry";
import { ExamBar } from "./exam-bar";
import { KeyLine } from "./key-line";
import { Keypad } from "./keypad";
import { PerioInspector } from "./perio-inspector";
import { PerioPicture, type Pointed } from "./perio-picture";
import { sitesOf } from "./places";
import { settled } from "./reading-queue";
import { cellText, faultText, siteText } from "./say";
import { useProbe } from "./use-probe";

type Props = {
  patient: string;
  drawing: Drawing;
  exams: readonly ExamRow[];
  view: ExamView;
  asked: number;
  onExam: (id: string) => void;
  onNew: () => void;
  onHelp: () => void;
  /** One examination, or two that are compared. */
  onPrint: (exams: readonly string[]) => void;
};

/** One examination as it is read: the picture that takes the keys, and its figures beside it. */
export function PerioDesk({ patient, drawing, exams, view, asked, onExam, onNew, onHelp, onPrint }: Props) {
  const t = useText();
  const mayEdit = useMay("edit_chart");
  const [{ density, perioConvention: convention }] = usePreferences();
  const [inspector, setInspector] = useState(true);
  const [keypad, setKeypad] = useState(density === "chairside");
  const [compared, setCompared] = useState<string[] | null>(null);
  const [amending, setAmending] = useState("");
  const [asking, setAsking] = useState(false);
  const pad = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const focusPad = () => pad.current?.focus({ preventScroll: true });
  const comparing = compared !== null;
  useEffect(() => {
    if (!comparing) pad.current?.focus({ preventScroll: true });
  }, [comparing]);

  const probe = useProbe(view, asked, amending, {
    onHelp,
    onLeave: () => bar.current?.querySelector<HTMLElement>("button")?.focus(),
  });
  const { entry, mouth, readings, previous, said, say, take } = probe;
  const onError = (error: unknown) => say(faultText(error, t), "refused");
  const exam = view.exam.id;
  const close = useMutation({ mutationFn: () => ipc.commands.perioClose(exam), onError });
  const discard = useMutation({ mutationFn: () => ipc.commands.perioDiscard(exam), onError });
  const restore = useMutation({ mutationFn: () => ipc.commands.perioRestore(exam), onError });
  const plaque = useMutation({ mutationFn: (on: boolean) => ipc.commands.perioPlaque(exam, on), onError });

  const type = (event: KeyboardEvent | globalThis.KeyboardEvent) => {
    if (["Shift", "Control", "Alt", "Meta", "Dead"].includes(event.key)) return;
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey };
    if (take((now, there) => press(now, pressed, there))) event.preventDefault();
  };
  // With nothing in focus the keys still belong to the chart: a click on the page must not silence it.
  useWindowKeys((event) => {
    if (event.target === document.body && !comparing && event.key !== "Tab") type(event);
  });
  const point = (at: Pointed) => {
    take((now, there) => {
      switch (at.on) {
        case "cell":
          return pointAt(now, at.row, { ...at.cell, entrance: null });
        case "sign": {
          const there_ = pointAt(now, "depth", { ...at.cell, entrance: null });
          return toggleFlag(there_.entry, at.flag, there);
        }
        case "furcation":
          return pointAt(now, "furcation", {
            tooth: at.tooth,
            site: sitesOf(at.tooth, false)[0],
            entrance: at.entrance,
          });
        case "tooth":
          return there.spots.get(at.tooth)?.place === "absent"
            ? toggleTooth(now, at.tooth, there)
            : pointAt(now, "mobility", { tooth: at.tooth, site: sitesOf(at.tooth, false)[0], entrance: null });
      }
    });
    focusPad();
  };
  const act = useStable({
    onExam,
    onNew,
    onRow: (row: Row) => {
      take((now, there) => chooseRow(now, row, there));
      focusPad();
    },
    onCopy: () => {
      probe.copy();
      focusPad();
    },
    onCompare: () => setCompared(comparing ? null : others.slice(0, MOST).map((row) => row.id)),
    onClose: () => void settled(exam).then(() => close.mutate()),
    onPrint: () => void settled(exam).then(() => onPrint(comparing ? latestTwo() : [exam])),
    onAmend: () => (amending ? setAmending("") : setAsking(true)),
    onKeypad: () => setKeypad(!keypad),
    onInspector: () => setInspector(!inspector),
    onPlaque: (on: boolean) => plaque.mutate(on),
    onRetire: () => (view.exam.retired ? restore.mutate() : discard.mutate()),
    onKey: (key: string) => {
      take((now, there) => press(now, { key, ctrl: false, shift: false, alt: false }, there));
      focusPad();
    },
  });
  // The figures follow when the keys rest.
  const calm = useDeferredValue(view);
  const others = exams.filter((row) => !row.retired);
  // Newest first, as they are listed.
  const latestTwo = () =>
    others
      .filter((row) => compared?.includes(row.id))
      .map((row) => row.id)
      .slice(0, 2);
  usePrintKey(act.onPrint);

  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-2 px-4 pt-3 pb-2">
        <div ref={bar}>
          <ExamBar
            exams={exams}
            exam={view.exam}
            row={entry.row}
            comparing={comparing}
            amending={amending !== ""}
            canCopy={view.previous !== null}
            keypad={keypad}
            inspector={inspector}
            busy={close.isPending}
            act={act}
          />
        </div>
        {amending !== "" && (
          <Notice
            tone="warn"
            title={t("perio-amending", { reason: amending })}
            actions={<Button onPress={() => setAmending("")}>{t("perio-amend-end")}</Button>}
          />
        )}
        {view.exam.retired && <Notice tone="warn" title={t("perio-retired")} />}
        {view.late && <Notice tone="warn" title={t("perio-late")} />}
        {view.disputed > 0 && <Notice tone="warn" title={t("perio-disputed", { n: view.disputed })} />}
        {comparing ? (
          <Comparison patient={patient} exams={others} chosen={compared} onChoose={setCompared} />
        ) : (
          <>
            <div
              ref={pad}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: this is where the keys of the examination are typed
              tabIndex={0}
              role="application"
              aria-label={t("perio-label")}
              aria-describedby="perio-here"
              data-testid="perio-pad"
              onKeyDown={(event) => event.target === event.currentTarget && type(event)}
              className="relative min-h-0 flex-1 rounded-lg border border-line bg-surface focus-inset"
            >
              <div className="absolute inset-1.5">
                <PerioPicture
                  drawing={drawing}
                  spots={mouth.spots}
                  readings={readings}
                  previous={previous}
                  convention={convention}
                  entry={entry}
                  onPoint={point}
                />
              </div>
            </div>
            <KeyLine
              entry={entry}
              said={said}
              waiting={readings.waiting}
              unsaved={readings.failed ? faultText(readings.failed, t) : null}
            />
          </>
        )}
      </div>
      {inspector && (
        <aside
          aria-label={t("perio-inspector")}
          className="flex w-[19rem] shrink-0 flex-col border-line border-l bg-surface"
        >
          <PerioInspector patient={patient} view={calm} mayWrite={mayEdit && view.exam.status === "draft"} act={act} />
          {!comparing && (
            <div className="flex shrink-0 flex-col gap-2 border-line border-t px-4 py-3">
              <p id="perio-here" className="tnum min-h-10 text-ink-2 text-sm">
                <span className="font-medium text-ink">{cellText(entry.focus, t)}</span>
                <br />
                {siteText(readings.site(entry.focus), convention, t)}
              </p>
              {keypad && <Keypad row={entry.row} onKey={act.onKey} />}
            </div>
          )}
        </aside>
      )}
      <AmendForm
        isOpen={asking}
        onClose={() => setAsking(false)}
        onReason={(reason) => {
          setAmending(reason);
          setAsking(false);
        }}
      />
      <div role="status" aria-live="assertive" className="sr-only" data-testid="perio-announce">
        {said.text}
      </div>
    </div>
  );
}
