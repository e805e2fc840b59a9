import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { FilePlus2, FileStack } from "lucide-react";
import { KeyCap } from "../components/key-cap";
import { Segmented } from "../components/segmented";
import { PaperList } from "../features/paper/paper-list";
import { usePapers } from "../features/paper/use-papers";
import type { PaperKind, PaperView } from "../lib/bindings";
import { isTyping, useWindowKeys } from "../lib/keyboard";
import { useText } from "../lib/text";
import { DocumentsScreen } from "./documents-screen";
import { RECORD_PAPERS, type RecordPaper } from "./record-paper-screen";

const isOfRecord = (kind: PaperKind): kind is PaperKind & RecordPaper => kind in RECORD_PAPERS;

/** Where a document of this kind is made: it leads to the preview of the same record, as it is today. */
export function useAgain() {
  const navigate = useNavigate();
  return (paper: PaperView) => {
    const { patient, source, kind } = paper;
    if (!patient) return;
    const params = { patient };
    const search = source ? { paper: source } : {};
    if (kind === "prescription") void navigate({ to: "/patients/$patient/prescriptions", params, search });
    else if (kind === "consent") void navigate({ to: "/patients/$patient/consents", params, search });
    else if (kind === "certificate" || kind === "referral" || kind === "recall_letter")
      void navigate({ to: "/patients/$patient/letters", params, search });
    else if (isOfRecord(kind))
      void navigate({ to: "/patients/$patient/paper", params, search: { kind, ...(source && { id: source }) } });
    else
      void navigate({
        to: "/patients/$patient/documents",
        params,
        search: kind === "plan" && source ? { plan: source } : {},
      });
  };
}

/** Documents of a patient: what can be made, and what was given out. */
export function PapersScreen() {
  const t = useText();
  const navigate = useNavigate();
  const again = useAgain();
  const { patient } = useParams({ from: "/patients/$patient" });
  const { given } = useSearch({ from: "/patients/$patient/documents" });
  const { data } = usePapers(patient);
  const show = (part: "make" | "given") =>
    void navigate({
      to: "/patients/$patient/documents",
      params: { patient },
      search: part === "given" ? { given: true } : {},
    });
  useWindowKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() !== "g" && !(given && event.key === "Escape")) return;
    event.preventDefault();
    show(given ? "make" : "given");
  });
  const icon = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center gap-3 border-line border-b bg-surface px-5 py-2">
        <Segmented
          label={t("tab-documents")}
          value={given ? "given" : "make"}
          segments={[
            { id: "make", text: t("paper-make"), icon: <FilePlus2 {...icon} /> },
            { id: "given", text: t("paper-given", { n: data?.length ?? 0 }), icon: <FileStack {...icon} /> },
          ]}
          onChange={show}
        />
        <KeyCap>G</KeyCap>
      </div>
      {given ? <PaperList key={patient} patient={patient} onAgain={again} /> : <DocumentsScreen />}
    </div>
  );
}
