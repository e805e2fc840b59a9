import { useNavigate, useParams } from "@tanstack/react-router";
import { Perio } from "../features/perio/perio";
import { useFrame } from "./frame-context";

export function PerioScreen() {
  const { patient } = useParams({ from: "/patients/$patient" });
  const { openKeys } = useFrame();
  const navigate = useNavigate();
  const print = (exams: readonly string[]) => {
    const [id, other] = exams;
    const search = other ? ({ kind: "perio_comparison", id, other } as const) : ({ kind: "perio", id } as const);
    void navigate({ to: "/patients/$patient/paper", params: { patient }, search });
  };
  return <Perio key={patient} patient={patient} onHelp={openKeys} onPrint={print} />;
}
