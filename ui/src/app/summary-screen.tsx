import { useMutation } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Archive, ArchiveRestore, Pencil, ShieldOff } from "lucide-react";
import { Button } from "../components/button";
import { ErrorNotice } from "../components/error-notice";
import { Notice } from "../components/notice";
import { useToast } from "../components/toasts";
import { ChartSummary } from "../features/odontogram/chart-summary";
import { PatientFacts } from "../features/patient/patient-facts";
import { usePatient } from "../features/patient/use-patient";
import { PlanSummary } from "../features/plan/plan-summary";
import { RecallSummary } from "../features/risk/recall-summary";
import { OpenWork } from "../features/summary/open-work";
import { PerioTrend } from "../features/summary/perio-trend";
import { fullName } from "../lib/format";
import { ipc } from "../lib/ipc";
import { useMay } from "../lib/session";
import { useText } from "../lib/text";

export function SummaryScreen() {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { patient: id } = useParams({ from: "/patients/$patient" });
  const { data: patient } = usePatient(id);
  const mayEdit = useMay("edit_patients");
  const mayChart = useMay("read_chart");
  const mayErase = useMay("manage_privacy");
  const archive = useMutation({
    mutationFn: (archived: boolean) => (archived ? ipc.commands.patientArchive(id) : ipc.commands.patientRestore(id)),
  });
  if (!patient) return null;
  const setArchived = (archived: boolean) =>
    archive.mutate(archived, {
      onSuccess: () =>
        toast({
          text: t(archived ? "patient-archived-toast" : "patient-restored-toast", { name: fullName(patient) }),
          undo: () => setArchived(!archived),
        }),
    });
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto flex max-w-7xl flex-col gap-4 px-6 py-5">
        {patient.archived && (
          <Notice
            tone="warn"
            title={t("patient-archived-notice")}
            actions={
              mayEdit && (
                <Button
                  icon={<ArchiveRestore size={16} strokeWidth={1.75} aria-hidden />}
                  onPress={() => setArchived(false)}
                >
                  {t("patient-restore")}
                </Button>
              )
            }
          >
            {t("patient-archived-text")}
          </Notice>
        )}
        {archive.error && <ErrorNotice error={archive.error} />}
        <div className={`grid items-start gap-4 ${mayChart ? "grid-cols-[7fr_6fr_6fr]" : "max-w-xl grid-cols-1"}`}>
          {mayChart && (
            <>
              <ChartSummary
                patient={id}
                onOpen={() => void navigate({ to: "/patients/$patient/odontogram", params: { patient: id } })}
              />
              <div className="flex min-w-0 flex-col gap-4">
                <PlanSummary
                  patient={id}
                  onOpen={() => void navigate({ to: "/patients/$patient/plan", params: { patient: id } })}
                />
                <OpenWork patient={id} />
              </div>
              <div className="flex min-w-0 flex-col gap-4">
                <RecallSummary
                  patient={id}
                  onOpen={() =>
                    void navigate({ to: "/patients/$patient/risk", params: { patient: id }, search: { part: "risk" } })
                  }
                />
                <PerioTrend patient={id} />
              </div>
            </>
          )}
          <div className={`flex min-w-0 flex-col gap-4 ${mayChart ? "col-span-3" : ""}`}>
            <div className={`grid items-start gap-4 ${mayChart ? "grid-cols-2" : ""}`}>
              <PatientFacts patient={patient} />
            </div>
            {mayEdit && (
              <div className="flex flex-wrap gap-2">
                <Button
                  icon={<Pencil size={15} strokeWidth={1.75} aria-hidden />}
                  onPress={() => void navigate({ to: "/patients/$patient/edit", params: { patient: id } })}
                  data-testid="patient-edit"
                >
                  {t("edit")}
                </Button>
                {!patient.archived && (
                  <Button
                    look="quiet"
                    icon={<Archive size={15} strokeWidth={1.75} aria-hidden />}
                    onPress={() => setArchived(true)}
                    data-testid="patient-archive"
                  >
                    {t("patient-archive")}
                  </Button>
                )}
                {mayErase && (
                  <Button
                    look="quiet"
                    icon={<ShieldOff size={15} strokeWidth={1.75} aria-hidden />}
                    onPress={() => void navigate({ to: "/privacy/$patient", params: { patient: id } })}
                    data-testid="patient-privacy"
                  >
                    {t("privacy-go")}
                  </Button>
                )}
              </div>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
