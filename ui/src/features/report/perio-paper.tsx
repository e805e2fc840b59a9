import { useQuery } from "@tanstack/react-query";
import { Choice } from "../../components/choice";
import type { ExamRow } from "../../lib/bindings";
import { shortDate } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { type Text, useText } from "../../lib/text";
import { PaperPreview } from "./paper-preview";

type Props = {
  patient: string;
  exam: string | undefined;
  onExam: (exam: string) => void;
  back: { text: string; go: () => void };
};

/** One periodontal examination on paper. */
export function PerioPaper({ patient, exam: wanted, onExam, back }: Props) {
  const t = useText();
  const { exams, name, error } = useNamedExams(patient);
  const [{ perioConvention: convention }] = usePreferences();
  const exam = exams.find((row) => row.id === wanted) ?? exams.find((row) => row.status === "closed") ?? exams[0];
  return (
    <PaperPreview
      title={t("tab-perio")}
      name={(look) => keys.recordPaper(patient, "perio", { exam: exam?.id, convention, ...look })}
      make={exam ? (look) => ipc.commands.reportPerio({ exam: exam.id, convention, ...look }) : null}
      error={error}
      back={back}
    >
      {exam ? <ExamChoice label={t("perio-exam")} exam={exam} exams={exams} name={name} onExam={onExam} /> : <None />}
    </PaperPreview>
  );
}

type ComparisonProps = {
  patient: string;
  exam: string | undefined;
  other: string | undefined;
  onExams: (exam: string, other: string) => void;
  back: { text: string; go: () => void };
};

/** Two of them laid upon each other; unless somebody chooses, the last two. */
export function PerioComparisonPaper({ patient, exam, other, onExams, back }: ComparisonProps) {
  const t = useText();
  const { exams, name, error } = useNamedExams(patient);
  const [{ perioConvention: convention }] = usePreferences();
  const living = exams.filter((row) => !row.retired);
  const after = living.find((row) => row.id === exam) ?? living[0];
  const before =
    living.find((row) => row.id === other && row.id !== after?.id) ?? living.find((row) => row.id !== after?.id);
  const pair = after && before ? { one: before.id, other: after.id, convention } : null;
  return (
    <PaperPreview
      title={t("report-perio-comparison-title")}
      name={(look) => keys.recordPaper(patient, "perio_comparison", { ...pair, ...look })}
      make={pair ? (look) => ipc.commands.reportPerioComparison({ ...pair, ...look }) : null}
      error={error}
      back={back}
    >
      {after && before ? (
        <>
          <ExamChoice
            label={t("paper-exam-one")}
            exam={before}
            exams={living.filter((row) => row.id !== after.id)}
            name={name}
            onExam={(id) => onExams(after.id, id)}
          />
          <ExamChoice
            label={t("paper-exam-other")}
            exam={after}
            exams={living.filter((row) => row.id !== before.id)}
            name={name}
            onExam={(id) => onExams(id, before.id)}
          />
        </>
      ) : (
        <p className="text-ink-2 text-sm">{t("paper-needs-two-exams")}</p>
      )}
    </PaperPreview>
  );
}

function None() {
  const t = useText();
  return <p className="text-ink-2 text-sm">{t("perio-none")}</p>;
}

function useNamedExams(patient: string) {
  const t = useText();
  const [{ language }] = usePreferences();
  const { data, error } = useQuery({
    queryKey: keys.perioExams(patient),
    queryFn: () => ipc.commands.perioList(patient),
  });
  return { exams: data ?? [], error, name: (row: ExamRow) => examName(row, language, t) };
}

function examName(row: ExamRow, language: "es" | "en", t: Text): string {
  const state = row.retired ? t("perio-state-retired") : row.status === "draft" ? t("perio-state-draft") : "";
  return [shortDate(row.examinedOn, language), state].filter(Boolean).join(" · ");
}

type ChoiceProps = {
  label: string;
  exam: ExamRow;
  exams: readonly ExamRow[];
  name: (row: ExamRow) => string;
  onExam: (exam: string) => void;
};

function ExamChoice({ label, exam, exams, name, onExam }: ChoiceProps) {
  const options = exams.map((row) => ({ id: row.id, text: name(row) }));
  return <Choice label={label} value={exam.id} options={options} onChange={onExam} />;
}
