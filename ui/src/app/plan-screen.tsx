import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { MiniChart } from "../features/odontogram/mini-chart";
import { Plan } from "../features/plan/plan";
import { useText } from "../lib/text";

export function PlanScreen() {
  const t = useText();
  const { patient } = useParams({ from: "/patients/$patient" });
  const { propose } = useSearch({ from: "/patients/$patient/plan" });
  const navigate = useNavigate();
  return (
    <Plan
      key={patient}
      patient={patient}
      proposing={propose === true}
      picture={(teeth) => <MiniChart patient={patient} teeth={teeth} label={t("plan-picture")} />}
      onPrint={(plan) => void navigate({ to: "/patients/$patient/documents", params: { patient }, search: { plan } })}
    />
  );
}
