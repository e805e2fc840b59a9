import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { PerioComparisonPaper, PerioPaper } from "../features/report/perio-paper";
import { useText } from "../lib/text";

/** What of the record can be put on paper, and the screen it is made on. */
export const RECORD_PAPERS = {
  perio: { tab: "tab-perio", to: "/patients/$patient/perio" },
  perio_comparison: { tab: "tab-perio", to: "/patients/$patient/perio" },
} as const;
export type RecordPaper = keyof typeof RECORD_PAPERS;
export type RecordPaperSearch = { kind: RecordPaper; id?: string; other?: string };

export function recordPaperSearch(search: Record<string, unknown>): RecordPaperSearch {
  const known = (Object.keys(RECORD_PAPERS) as RecordPaper[]).find((kind) => kind === search.kind);
  return {
    kind: known ?? "perio",
    ...(typeof search.id === "string" && { id: search.id }),
    ...(typeof search.other === "string" && { other: search.other }),
  };
}

/** A part of the record as it will be printed, and the way back to where it is made. */
export function RecordPaperScreen() {
  const t = useText();
  const navigate = useNavigate();
  const { patient } = useParams({ from: "/patients/$patient" });
  const { kind, id, other } = useSearch({ from: "/patients/$patient/paper" });
  const show = (search: RecordPaperSearch) =>
    void navigate({ to: "/patients/$patient/paper", params: { patient }, search, replace: true });
  const { tab, to } = RECORD_PAPERS[kind];
  const back = { text: t(tab), go: () => void navigate({ to, params: { patient } }) };
  switch (kind) {
    case "perio":
      return <PerioPaper patient={patient} exam={id} onExam={(exam) => show({ kind, id: exam })} back={back} />;
    case "perio_comparison":
      return (
        <PerioComparisonPaper
          patient={patient}
          exam={id}
          other={other}
          onExams={(after, before) => show({ kind, id: after, other: before })}
          back={back}
        />
      );
  }
}
