import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useState } from "react";
import { Empty } from "../components/empty";
import { useToast } from "../components/toasts";
import { PrescriptionForm } from "../features/prescription/prescription-form";
import { PrescriptionList } from "../features/prescription/prescription-list";
import { PaperPreview } from "../features/report/paper-preview";
import type { Medicine } from "../lib/bindings";
import { ipc } from "../lib/ipc";
import { keys } from "../lib/query-keys";
import { useMay } from "../lib/session";
import { useText } from "../lib/text";

export function PrescriptionsScreen() {
  const t = useText();
  const { patient } = useParams({ from: "/patients/$patient" });
  const mayRead = useMay("read_health");
  if (!mayRead)
    return (
      <Empty icon={<Lock size={22} strokeWidth={1.75} aria-hidden />} title={t("rx-forbidden")}>
        {t("rx-forbidden-text")}
      </Empty>
    );
  return <Prescriptions key={patient} patient={patient} />;
}

function Prescriptions({ patient }: { patient: string }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { paper } = useSearch({ from: "/patients/$patient/prescriptions" });
  const [start, setStart] = useState<readonly Medicine[]>();
  const show = (id?: string) =>
    void navigate({ to: "/patients/$patient/prescriptions", params: { patient }, search: id ? { paper: id } : {} });
  if (paper)
    return (
      <PaperPreview
        title={t("rx-print")}
        name={(look) => keys.prescriptionPaper(patient, paper, look)}
        make={(look) => ipc.commands.reportPrescription({ prescription: paper, ...look })}
        back={{ text: t("rx-back"), go: () => show() }}
      />
    );
  if (start)
    return (
      <PrescriptionForm
        patient={patient}
        start={start}
        onSigned={(id) => {
          setStart(undefined);
          toast({ text: t("rx-signed-toast") });
          show(id);
        }}
        onBack={() => setStart(undefined)}
      />
    );
  return <PrescriptionList patient={patient} onWrite={setStart} onPrint={show} />;
}
