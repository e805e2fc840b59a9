import type { ExamView, ReportPreview } from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { newId } from "./fake-clinic";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

type Outside = {
  adult: string | undefined;
  perio: { exam: (exam: string) => ExamView; whose: (exam: string) => string };
  paper: (patient: string, title: string, lines: string[]) => string;
  later: Later;
};

/** Parts of the record as papers: a page each that says what it is made of. */
export function fakeRecordPapers({ adult, perio, paper, later }: Outside) {
  const made = (patient: string, name: string, title: string, lines: string[]): ReportPreview => ({
    report: newId(),
    fileName: `${name}-3104.pdf`,
    pages: [paper(patient, title, lines)],
    bytes: 61_240,
  });
  const commands: Pick<
    Commands,
    | "historyAuthors"
    | "reportHistory"
    | "reportHygiene"
    | "reportMih"
    | "reportPerio"
    | "reportPerioComparison"
    | "reportRisk"
  > = {
    historyAuthors: later(() => ["Laura Roca Vila", "Marta Soler Pons"]),
    reportHistory: later(({ patient, from, to, author }) =>
      made(patient, "historia", "Historia clínica", [from ?? "", to ?? "", author].filter(Boolean)),
    ),
    reportHygiene: later(() => made(adult ?? "", "higiene", "Sesión de higiene", [])),
    reportMih: later(({ patient }) => made(patient, "him", "Seguimiento de la HIM", [])),
    reportRisk: later(({ patient }) => made(patient, "riesgo", "Riesgo y próxima revisión", [])),
    reportPerio: later((input) =>
      made(perio.whose(input.exam), "periodontograma", "Periodontograma", [perio.exam(input.exam).exam.examinedOn]),
    ),
    reportPerioComparison: later((input) => {
      const days = [input.one, input.other].map((exam) => perio.exam(exam).exam.examinedOn);
      return made(perio.whose(input.one), "comparacion-periodontal", "Comparación de periodontogramas", days);
    }),
  };
  return commands;
}
