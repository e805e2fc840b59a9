import { useMutation } from "@tanstack/react-query";
import { Activity } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { ErrorNotice } from "../../components/error-notice";
import { ipc } from "../../lib/ipc";
import { useMay } from "../../lib/session";
import { useText } from "../../lib/text";
import type { Drawing } from "./drawing";
import { PerioDesk } from "./perio-desk";
import { useExam, useExams, usePerioDrawing } from "./use-perio";

type Props = { patient: string; onHelp: () => void; onPrint: (exams: readonly string[]) => void };

/** The periodontal chart of a patient: opens the draft in work, else the last examination. */
export function Perio({ patient, onHelp, onPrint }: Props) {
  const t = useText();
  const mayEdit = useMay("edit_chart");
  const drawing = usePerioDrawing();
  const exams = useExams(patient);
  const [chosen, setChosen] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: () => ipc.commands.perioStart(patient),
    onSuccess: setChosen,
  });
  const error = drawing.error ?? exams.error ?? start.error;
  if (error) {
    return (
      <div className="p-6">
        <ErrorNotice error={error} />
      </div>
    );
  }
  if (!drawing.data || !exams.data) return null;
  const living = exams.data.filter((row) => !row.retired);
  const shown = chosen ?? (living.find((row) => row.status === "draft") ?? living[0] ?? exams.data[0])?.id;
  if (!shown) {
    return (
      <Empty
        icon={<Activity size={22} strokeWidth={1.75} aria-hidden />}
        title={t("perio-none")}
        actions={
          mayEdit && (
            <Button look="primary" onPress={() => start.mutate()} data-testid="perio-start" autoFocus>
              {t("perio-start")}
            </Button>
          )
        }
      >
        {t("perio-none-hint")}
      </Empty>
    );
  }
  return (
    <Shown
      key={shown}
      patient={patient}
      exam={shown}
      drawing={drawing.data}
      exams={exams.data}
      onExam={setChosen}
      onNew={() => start.mutate()}
      onHelp={onHelp}
      onPrint={onPrint}
    />
  );
}

type ShownProps = Omit<Parameters<typeof PerioDesk>[0], "view" | "asked" | "drawing"> & {
  exam: string;
  drawing: Drawing;
};

function Shown({ exam, ...rest }: ShownProps) {
  const { data, error } = useExam(rest.patient, exam);
  if (error) {
    return (
      <div className="p-6">
        <ErrorNotice error={error} />
      </div>
    );
  }
  return data ? <PerioDesk {...rest} view={data.view} asked={data.asked} /> : null;
}
