import { Columns3, Copy, Keyboard, PanelRightClose, PanelRightOpen, PencilLine, Plus, Printer } from "lucide-react";
import { memo } from "react";
import { Button, IconButton } from "../../components/button";
import { Choice } from "../../components/choice";
import { Segmented } from "../../components/segmented";
import type { ExamRow } from "../../lib/bindings";
import { shortDate } from "../../lib/dates";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { ROWS, type Row } from "./entry";

const icon = { size: 17, strokeWidth: 1.75, "aria-hidden": true } as const;

/** What the bar can do; the same functions at every drawing. */
export type BarActions = {
  onExam: (id: string) => void;
  onRow: (row: Row) => void;
  onNew: () => void;
  onCopy: () => void;
  onCompare: () => void;
  onClose: () => void;
  onPrint: () => void;
  onAmend: () => void;
  onKeypad: () => void;
  onInspector: () => void;
};

type Props = {
  exams: readonly ExamRow[];
  exam: ExamRow;
  row: Row;
  comparing: boolean;
  amending: boolean;
  canCopy: boolean;
  keypad: boolean;
  inspector: boolean;
  busy: boolean;
  act: BarActions;
};

/** Which examination, which row is typed, and what can be done with it. */
export const ExamBar = memo(function ExamBar(props: Props) {
  const { exams, exam, comparing, act } = props;
  const t = useText();
  const [{ language }] = usePreferences();
  const mayEdit = useMay("edit_chart");
  const isDraft = exam.status === "draft";
  const name = (row: ExamRow) => {
    const state = row.retired ? t("perio-state-retired") : row.status === "draft" ? t("perio-state-draft") : "";
    return [shortDate(row.examinedOn, language), state].filter(Boolean).join(" · ");
  };
  return (
    <div className="flex shrink-0 items-center gap-1.5">
      <Choice
        label={t("perio-exam")}
        hideLabel
        value={exam.id}
        options={exams.map((row) => ({ id: row.id, text: name(row) }))}
        onChange={act.onExam}
        className="w-50 min-w-0"
      />
      {mayEdit && (
        <IconButton label={t("perio-new")} icon={<Plus {...icon} />} onPress={act.onNew} data-testid="perio-new" />
      )}
      {!comparing && (
        <Segmented
          label={t("perio-row")}
          value={props.row}
          segments={ROWS.map((id) => ({ id, text: t(`perio-row-${id}`) }))}
          onChange={act.onRow}
        />
      )}
      <div className="flex-1" />
      {mayEdit && isDraft && !comparing && props.canCopy && (
        <IconButton label={t("perio-copy")} icon={<Copy {...icon} />} onPress={act.onCopy} />
      )}
      {mayEdit && !isDraft && !comparing && (
        <IconButton
          label={t("perio-amend")}
          icon={<PencilLine {...icon} />}
          onPress={act.onAmend}
          className={props.amending ? "bg-wash-2 text-accent-strong" : ""}
        />
      )}
      <IconButton
        label={t("perio-keypad")}
        aria-expanded={props.keypad}
        icon={<Keyboard {...icon} />}
        onPress={act.onKeypad}
      />
      {exams.length > 1 && (
        <IconButton
          label={t(comparing ? "perio-compare-end" : "perio-compare")}
          icon={<Columns3 {...icon} />}
          onPress={act.onCompare}
          className={comparing ? "bg-wash-2 text-accent-strong" : ""}
          data-testid="perio-compare"
        />
      )}
      <IconButton
        label={t("perio-print")}
        icon={<Printer {...icon} />}
        onPress={act.onPrint}
        data-testid="perio-print"
      />
      <IconButton
        label={t("chart-inspector")}
        aria-expanded={props.inspector}
        icon={props.inspector ? <PanelRightClose {...icon} /> : <PanelRightOpen {...icon} />}
        onPress={act.onInspector}
      />
      {mayEdit && isDraft && !comparing && !exam.retired && (
        <Button look="primary" isDisabled={props.busy} onPress={act.onClose} data-testid="perio-close">
          {t("perio-close")}
        </Button>
      )}
    </div>
  );
});
