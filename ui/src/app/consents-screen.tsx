import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useToast } from "../components/toasts";
import { ConsentForm } from "../features/consent/consent-form";
import { ConsentList } from "../features/consent/consent-list";
import { TemplateChoice } from "../features/consent/template-choice";
import { useConsents } from "../features/consent/use-consents";
import { usePatient } from "../features/patient/use-patient";
import { PaperPreview } from "../features/report/paper-preview";
import type { ConsentTemplateView } from "../lib/bindings";
import { ipc } from "../lib/ipc";
import { keys } from "../lib/query-keys";
import { useAppState } from "../lib/session";
import { useText } from "../lib/text";

export function ConsentsScreen() {
  const { patient } = useParams({ from: "/patients/$patient" });
  return <Consents key={patient} patient={patient} />;
}

/** The list; a template to choose; the paper to fill, read and sign; the paper as it is printed. */
function Consents({ patient }: { patient: string }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { paper } = useSearch({ from: "/patients/$patient/consents" });
  const { data: app } = useAppState();
  const { data: person } = usePatient(patient);
  const { data: consents } = useConsents(patient);
  const [step, setStep] = useState<"list" | "choose" | ConsentTemplateView>("list");
  const show = (id?: string) =>
    void navigate({ to: "/patients/$patient/consents", params: { patient }, search: id ? { paper: id } : {} });
  if (paper) {
    const signed = consents?.find((one) => one.id === paper);
    if (!signed) return null;
    return (
      <PaperPreview
        title={signed.title}
        language={signed.language === "en" ? "en" : "es"}
        name={(look) => keys.consentPaper(patient, paper, look.colour)}
        make={({ colour }) => ipc.commands.reportConsent({ consent: paper, colour })}
        back={{ text: t("consent-back"), go: () => show() }}
      />
    );
  }
  if (step === "choose") return <TemplateChoice onChoose={setStep} onBack={() => setStep("list")} />;
  if (step !== "list" && person)
    return (
      <ConsentForm
        patient={person}
        template={step}
        self={app?.session?.staff ?? ""}
        onSigned={() => {
          setStep("list");
          toast({ text: t("consent-signed-toast") });
        }}
        onBack={() => setStep("choose")}
      />
    );
  return <ConsentList patient={patient} onNew={() => setStep("choose")} onPrint={(consent) => show(consent.id)} />;
}
