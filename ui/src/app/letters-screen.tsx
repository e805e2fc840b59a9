import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useToast } from "../components/toasts";
import { LetterChoice } from "../features/letter/letter-choice";
import { LetterForm } from "../features/letter/letter-form";
import { LetterList } from "../features/letter/letter-list";
import { useLetters } from "../features/letter/use-letters";
import { PaperPreview } from "../features/report/paper-preview";
import type { LetterTemplateView } from "../lib/bindings";
import { ipc } from "../lib/ipc";
import { keys } from "../lib/query-keys";
import { useText } from "../lib/text";

export function LettersScreen() {
  const { patient } = useParams({ from: "/patients/$patient" });
  return <Letters key={patient} patient={patient} />;
}

/** The list; a template to choose; the letter to fill, read and issue; the letter as it is printed. */
function Letters({ patient }: { patient: string }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { paper } = useSearch({ from: "/patients/$patient/letters" });
  const { data: letters } = useLetters(patient);
  const [step, setStep] = useState<"list" | "choose" | LetterTemplateView>("list");
  const show = (id?: string) =>
    void navigate({ to: "/patients/$patient/letters", params: { patient }, search: id ? { paper: id } : {} });
  if (paper) {
    const letter = letters?.find((one) => one.id === paper);
    if (!letter) return null;
    return (
      <PaperPreview
        title={letter.title}
        language={letter.language === "en" ? "en" : "es"}
        name={(look) => keys.letterPaper(patient, paper, look.colour)}
        make={({ colour }) => ipc.commands.reportLetter({ letter: paper, colour })}
        back={{ text: t("letter-back"), go: () => show() }}
      />
    );
  }
  if (step === "choose") return <LetterChoice onChoose={setStep} onBack={() => setStep("list")} />;
  if (step !== "list")
    return (
      <LetterForm
        patient={patient}
        template={step}
        onIssued={(id) => {
          setStep("list");
          toast({ text: t("letter-issued") });
          show(id);
        }}
        onBack={() => setStep("choose")}
      />
    );
  return (
    <LetterList
      patient={patient}
      back={t("tab-documents")}
      onNew={() => setStep("choose")}
      onPrint={(letter) => show(letter.id)}
      onBack={() => void navigate({ to: "/patients/$patient/documents", params: { patient } })}
    />
  );
}
