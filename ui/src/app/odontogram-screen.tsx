import { useNavigate, useParams } from "@tanstack/react-router";
import { Odontogram } from "../features/odontogram/odontogram";
import { usePlanOfTeeth } from "../features/plan/use-plan-of-teeth";
import { useFrame } from "./frame-context";

export function OdontogramScreen() {
  const { patient } = useParams({ from: "/patients/$patient" });
  const navigate = useNavigate();
  const { openKeys } = useFrame();
  const planTeeth = usePlanOfTeeth(patient);
  return (
    <Odontogram
      key={patient}
      patient={patient}
      onHelp={openKeys}
      onReport={() => void navigate({ to: "/patients/$patient/documents", params: { patient } })}
      onPlan={async (teeth) => {
        if (teeth.length > 0) return planTeeth(teeth);
        await navigate({ to: "/patients/$patient/plan", params: { patient }, search: { propose: true } });
        return { text: "", tone: "plain" };
      }}
    />
  );
}
