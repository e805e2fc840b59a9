import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Choice } from "../components/choice";
import { PlanPreview } from "../features/report/plan-preview";
import { ReportPreview } from "../features/report/report-preview";
import { useText } from "../lib/text";
import { RECORD_PAPERS, type RecordPaper } from "./record-paper-screen";

const KINDS = ["odontogram", "plan"] as const;
/** Those that open on a page of their own. */
const RECORD = Object.keys(RECORD_PAPERS) as RecordPaper[];

export function DocumentsScreen() {
  const t = useText();
  const navigate = useNavigate();
  const { patient } = useParams({ from: "/patients/$patient" });
  const { plan } = useSearch({ from: "/patients/$patient/documents" });
  const [kind, setKind] = useState<(typeof KINDS)[number]>(plan ? "plan" : "odontogram");
  const choice = (
    <Choice
      label={t("preview-kind")}
      value={kind as (typeof KINDS)[number] | RecordPaper}
      options={[
        ...KINDS.map((id) => ({ id, text: t(`preview-kind-${id}`) })),
        ...RECORD.map((id) => ({ id, text: t(RECORD_PAPERS[id].text) })),
      ]}
      onChange={(id) => {
        const own = KINDS.find((one) => one === id);
        if (own) setKind(own);
        else if (id !== "odontogram" && id !== "plan")
          void navigate({ to: "/patients/$patient/paper", params: { patient }, search: { kind: id } });
      }}
    />
  );
  if (kind === "odontogram")
    return (
      <ReportPreview key={patient} patient={patient}>
        {choice}
      </ReportPreview>
    );
  return (
    <PlanPreview
      key={patient}
      patient={patient}
      plan={plan}
      onPlan={(chosen) =>
        void navigate({ to: "/patients/$patient/documents", params: { patient }, search: { plan: chosen } })
      }
    >
      {choice}
    </PlanPreview>
  );
}
