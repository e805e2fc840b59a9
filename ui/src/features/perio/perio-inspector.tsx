import { Trash2, Undo2 } from "lucide-react";
import { memo, useState } from "react";
import { Button } from "../../components/button";
import { Segmented } from "../../components/segmented";
import type { ExamView } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { DiagnosisPanel } from "./diagnosis-panel";
import { IndicesPanel } from "./indices-panel";
import { RiskPanel } from "./risk-panel";

const PANES = ["indices", "diagnosis", "risk"] as const;
type Pane = (typeof PANES)[number];

type Props = {
  patient: string;
  view: ExamView;
  /** The draft may be written. */
  mayWrite: boolean;
  act: { onPlaque: (examined: boolean) => void; onRetire: () => void };
};

/** Figures, diagnosis and risk of the examination on screen. */
export const PerioInspector = memo(function PerioInspector({ patient, view, mayWrite, act }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const now = useNow();
  const [pane, setPane] = useState<Pane>("indices");
  return (
    <>
      <div className="shrink-0 px-4 pt-3 pb-2">
        <Segmented
          label={t("perio-inspector")}
          value={pane}
          segments={PANES.map((id) => ({ id, text: t(`perio-pane-${id}`) }))}
          onChange={setPane}
        />
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        aria-label={t(`perio-pane-${pane}`)}
        className="min-h-0 flex-1 overflow-auto px-4 pt-1 pb-4 focus-inset"
      >
        {pane === "indices" && <IndicesPanel view={view} onPlaque={mayWrite ? act.onPlaque : null} />}
        {pane === "diagnosis" && <DiagnosisPanel key={view.exam.id} patient={patient} view={view} />}
        {pane === "risk" && <RiskPanel risk={view.argued.risk} />}
        {pane === "indices" && view.closings.length > 0 && (
          <ul className="mt-4 flex flex-col gap-1 text-ink-3 text-xs">
            {view.closings.map((closing) => (
              <li key={closing.recordedAt}>
                {t(closing.reason ? "perio-amended-by" : "perio-closed-by", {
                  by: closing.by,
                  when: spokenMoment(closing.recordedAt, now, language, t),
                  reason: closing.reason,
                })}
              </li>
            ))}
          </ul>
        )}
        {pane === "indices" && mayWrite && (
          <Button
            look={view.exam.retired ? "plain" : "danger"}
            icon={
              view.exam.retired ? (
                <Undo2 size={15} strokeWidth={1.75} aria-hidden />
              ) : (
                <Trash2 size={15} strokeWidth={1.75} aria-hidden />
              )
            }
            onPress={act.onRetire}
            className="mt-4"
            data-testid="perio-retire"
          >
            {t(view.exam.retired ? "perio-restore" : "perio-discard")}
          </Button>
        )}
      </section>
    </>
  );
});
