import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { ArrowLeft, Lock } from "lucide-react";
import { Button } from "../components/button";
import { Empty } from "../components/empty";
import { Panel } from "../components/panel";
import { useToast } from "../components/toasts";
import { HealthHistory } from "../features/health/health-history";
import { QuestionnaireForm } from "../features/questionnaire/questionnaire-form";
import { QuestionnaireSheets } from "../features/questionnaire/questionnaire-sheets";
import { isTyping, useWindowKeys } from "../lib/keyboard";
import { useMay } from "../lib/session";
import { useText } from "../lib/text";

export function HistoryScreen() {
  const t = useText();
  const navigate = useNavigate();
  const { patient } = useParams({ from: "/patients/$patient" });
  const { sheet } = useSearch({ from: "/patients/$patient/history" });
  const mayRead = useMay("read_health");
  const show = (open: boolean) =>
    void navigate({ to: "/patients/$patient/history", params: { patient }, search: open ? { sheet: true } : {} });
  if (!mayRead)
    return (
      <Empty icon={<Lock size={22} strokeWidth={1.75} aria-hidden />} title={t("health-forbidden")}>
        {t("health-forbidden-text")}
      </Empty>
    );
  if (sheet) return <Questionnaire key={patient} patient={patient} onBack={() => show(false)} />;
  return <HealthHistory key={patient} patient={patient} onQuestionnaire={() => show(true)} />;
}

function Questionnaire({ patient, onBack }: { patient: string; onBack: () => void }) {
  const t = useText();
  const toast = useToast();
  const mayEdit = useMay("edit_health");
  useWindowKeys((event) => {
    if (event.key === "Escape" && !isTyping(event.target)) onBack();
  });
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto flex max-w-5xl flex-col gap-4 px-6 py-4">
        <div>
          <Button look="quiet" onPress={onBack} icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />}>
            {t("questionnaire-back")}
          </Button>
        </div>
        {mayEdit && (
          <Panel title={t("questionnaire")} hint={t("questionnaire-hint")}>
            <QuestionnaireForm
              patient={patient}
              onDiscard={onBack}
              onDone={(yes) => {
                const terms = yes.map((question) => t(`health-term-${question.proposes}`)).join(", ");
                toast({ text: terms ? t("questionnaire-saved-yes", { terms }) : t("questionnaire-saved") });
                onBack();
              }}
            />
          </Panel>
        )}
        <Panel title={t("questionnaire-before")}>
          <QuestionnaireSheets patient={patient} />
        </Panel>
      </div>
    </div>
  );
}
