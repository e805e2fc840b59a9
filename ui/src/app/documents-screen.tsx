import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Mail } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/button";
import { Choice } from "../components/choice";
import { KeyCap } from "../components/key-cap";
import { CarnetPreview } from "../features/report/carnet-preview";
import { PlanPreview } from "../features/report/plan-preview";
import { ReportPreview } from "../features/report/report-preview";
import { isTyping, useWindowKeys } from "../lib/keyboard";
import { useText } from "../lib/text";
import { RECORD_PAPERS, type RecordPaper } from "./record-paper-screen";

const KINDS = ["odontogram", "plan", "carnet"] as const;
/** Those that open on a page of their own. */
const RECORD = Object.keys(RECORD_PAPERS) as RecordPaper[];

export function DocumentsScreen() {
  const t = useText();
  const navigate = useNavigate();
  const { patient } = useParams({ from: "/patients/$patient" });
  const { plan } = useSearch({ from: "/patients/$patient/documents" });
  const [kind, setKind] = useState<(typeof KINDS)[number]>(plan ? "plan" : "odontogram");
  const letters = () => void navigate({ to: "/patients/$patient/letters", params: { patient } });
  useWindowKeys((event) => {
    if (event.key.toLowerCase() !== "l" || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey)
      return;
    event.preventDefault();
    letters();
  });
  const choice = (
    <>
      <Button
        icon={<Mail size={16} strokeWidth={1.75} aria-hidden />}
        onPress={letters}
        className="self-start"
        data-testid="open-letters"
      >
        {t("letters")} <KeyCap>L</KeyCap>
      </Button>
      <Choice
        label={t("preview-kind")}
        value={kind as (typeof KINDS)[number] | RecordPaper}
        options={[
          ...KINDS.map((id) => ({ id, text: t(`preview-kind-${id}`) })),
          ...RECORD.map((id) => ({ id, text: t(RECORD_PAPERS[id].text) })),
        ]}
        onChange={(id) => {
          const own = KINDS.find((one) => one === id);
          const record = RECORD.find((one) => one === id);
          if (own) setKind(own);
          else if (record)
            void navigate({ to: "/patients/$patient/paper", params: { patient }, search: { kind: record } });
        }}
      />
    </>
  );
  if (kind === "carnet")
    return (
      <CarnetPreview key={patient} patient={patient}>
        {choice}
      </CarnetPreview>
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
