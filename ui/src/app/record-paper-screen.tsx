import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { Empty } from "../components/empty";
import { PerioComparisonPaper, PerioPaper } from "../features/report/perio-paper";
import { HistoryPaper, HygienePaper, MihPaper, RiskPaper } from "../features/report/record-papers";
import { useMay } from "../lib/session";
import { useText } from "../lib/text";

/** What of the record can be put on paper, and the screen it is made on. */
export const RECORD_PAPERS = {
  perio: { tab: "tab-perio", to: "/patients/$patient/perio", text: "report-perio-title" },
  perio_comparison: { tab: "tab-perio", to: "/patients/$patient/perio", text: "report-perio-comparison-title" },
  history: { tab: "tab-documents", to: "/patients/$patient/documents", text: "report-history-title" },
  hygiene: { tab: "tab-visits", to: "/patients/$patient/visits", text: "hygiene-session" },
  risk: { tab: "tab-risk", to: "/patients/$patient/risk", text: "report-risk-title" },
  mih_follow_up: { tab: "tab-risk", to: "/patients/$patient/risk", text: "mih-follow-up" },
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
  const [mayNotes, mayHealth] = [useMay("read_notes"), useMay("read_health")];
  if (!(mayNotes && mayHealth) && (kind === "history" || kind === "hygiene" || kind === "risk"))
    return (
      <Empty icon={<Lock size={22} strokeWidth={1.75} aria-hidden />} title={t("record-paper-forbidden")}>
        {t("record-paper-forbidden-text")}
      </Empty>
    );
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
    case "history":
      return <HistoryPaper key={patient} patient={patient} back={back} />;
    case "hygiene":
      return (
        <HygienePaper patient={patient} session={id} onSession={(session) => show({ kind, id: session })} back={back} />
      );
    case "risk":
      return <RiskPaper patient={patient} back={back} />;
    case "mih_follow_up":
      return <MihPaper patient={patient} back={back} />;
  }
}
