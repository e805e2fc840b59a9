import { useMutation } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyHint } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import type { IndexExamView } from "../../lib/bindings";
import { shortDate } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { CodeLegend } from "./code-legend";
import { FiguresPanel } from "./figures-panel";
import { faultText, placeText } from "./index-text";
import { MihJudgementForm } from "./mih-judgement";
import { ScoreSheet } from "./score-sheet";
import { useIndexExam } from "./use-indices";
import { useScoring } from "./use-scoring";

type Outside = { onHelp: () => void; onBack: () => void; onDirty: (dirty: boolean) => void };
type Props = Outside & { patient: string; exam: string };

/** One examination as it is scored: the sheet that takes the keys, its figures under it. */
export function ScoreDesk({ patient, exam, ...rest }: Props) {
  const { data, error } = useIndexExam(patient, exam);
  if (error) {
    return (
      <div className="p-6">
        <ErrorNotice error={error} />
      </div>
    );
  }
  return data ? <Desk key={exam} view={data.view} asked={data.asked} {...rest} /> : null;
}

type DeskProps = Outside & { view: IndexExamView; asked: number };

function Desk({ view, asked, onHelp, onBack, onDirty }: DeskProps) {
  const t = useText();
  const [{ language }] = usePreferences();
  const mayEdit = useMay("edit_chart");
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => pad.current?.focus({ preventScroll: true }), []);
  const { entry, scores, said, take, point } = useScoring(view, asked, { onHelp, onLeave: onBack });
  const previous = useMemo(() => new Map(view.previous.map(({ place, code }) => [place, code])), [view.previous]);
  const retire = useMutation({
    mutationFn: () => ipc.commands.indexRetire(view.exam.id, !view.exam.retired),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (["Shift", "Control", "Alt", "Meta", "Dead"].includes(event.key)) return;
    const key = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey };
    if (event.target === event.currentTarget && take(key)) event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const place = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-place]") : null;
    if (place?.dataset.place) point(place.dataset.place);
    pad.current?.focus({ preventScroll: true });
  };
  const here = view.places[entry.at];
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="flex flex-col gap-3 px-4 py-3">
        <div className="flex items-center gap-3">
          <Button
            look="quiet"
            onPress={onBack}
            icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />}
            data-testid="index-back"
          >
            {t("index-back")}
          </Button>
          <h2 className="min-w-0 flex-1 truncate font-bold text-lg">
            {t(`index-name-${view.exam.measure}`)}
            <span className="font-normal text-ink-2 text-sm">
              {" "}
              · {shortDate(view.exam.examinedOn, language)} · {view.exam.by}
              {view.previousOn && ` · ${t("index-previous-on", { day: shortDate(view.previousOn, language) })}`}
            </span>
          </h2>
          {mayEdit && (
            <Button look="quiet" onPress={() => retire.mutate()} data-testid="index-retire">
              {t(view.exam.retired ? "index-restore" : "index-retire")}
            </Button>
          )}
        </div>
        {retire.error && <ErrorNotice error={retire.error} />}
        {view.exam.retired && <Notice tone="warn" title={t("index-retired-notice")} />}
        {view.exam.figures.disputed > 0 && (
          <Notice tone="warn" title={t("index-disputed", { n: view.exam.figures.disputed })} />
        )}
        {view.places.length === 0 ? (
          <Notice tone="info" title={t("index-no-places")} />
        ) : (
          <div
            ref={pad}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: this is where the codes are typed
            tabIndex={0}
            role="application"
            aria-label={t("index-pad", { name: t(`index-name-${view.exam.measure}`) })}
            aria-describedby="index-here"
            data-testid="index-pad"
            onKeyDown={onKeyDown}
            onClick={onClick}
            className="focus-inset flex justify-center overflow-auto rounded-lg border border-line bg-surface p-4"
          >
            <ScoreSheet places={view.places} scores={scores} previous={previous} at={here?.key} typed={entry.typed} />
          </div>
        )}
        <div className="flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1" data-testid="index-line">
          <p id="index-here" className="tnum min-w-44 font-medium text-sm">
            {here ? placeText(here, t) : ""}
          </p>
          {scores.failed !== null ? (
            <p className="font-medium text-alert text-sm">
              {t("index-unsaved", { n: scores.waiting, why: faultText(scores.failed, t) })}
            </p>
          ) : said.tone === "refused" ? (
            <p className="font-medium text-alert text-sm">{said.text}</p>
          ) : (
            <Hints />
          )}
        </div>
        <div className="grid grid-cols-2 items-start gap-3">
          <FiguresPanel exam={view.exam} />
          <CodeLegend codes={view.codes} measure={view.exam.measure} />
          {view.mih && (
            <MihJudgementForm
              key={view.judged?.by ?? ""}
              view={view}
              argued={view.mih}
              mayEdit={mayEdit}
              onDirty={onDirty}
            />
          )}
        </div>
      </div>
      <div role="status" aria-live="assertive" className="sr-only" data-testid="index-announce">
        {said.text}
      </div>
    </div>
  );
}

function Hints() {
  const t = useText();
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      <KeyHint keys={["0–9"]}>{t("index-key-code")}</KeyHint>
      <KeyHint keys={[t("keycap-ctrl"), "0"]}>{t("index-key-fill")}</KeyHint>
      <KeyHint keys={["↑", "↓"]}>{t("index-key-tooth")}</KeyHint>
      <KeyHint keys={["←", "→"]}>{t("index-key-move")}</KeyHint>
      <KeyHint keys={[t("keycap-backspace")]}>{t("index-key-clear")}</KeyHint>
      <KeyHint keys={["Esc"]}>{t("index-back")}</KeyHint>
    </span>
  );
}
