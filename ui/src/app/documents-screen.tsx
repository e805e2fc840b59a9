import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Choice } from "../components/choice";
import { PlanPreview } from "../features/report/plan-preview";
import { ReportPreview } from "../features/report/report-preview";
import { useText } from "../lib/text";

const KINDS = ["odontogram", "plan"] as const;

export function DocumentsScreen() {
  const t = useText();
  const navigate = useNavigate();
  const { patient } = useParams({ from: "/patients/$patient" });
  const { plan } = useSearch({ from: "/patients/$patient/documents" });
  const [kind, setKind] = useState<(typeof KINDS)[number]>(plan ? "plan" : "odontogram");
  const choice = (
    <Choice
      label={t("preview-kind")}
      value={kind}
      options={KINDS.map((id) => ({ id, text: t(`preview-kind-${id}`) }))}
      onChange={setKind}
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
