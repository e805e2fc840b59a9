import { useParams } from "@tanstack/react-router";
import { Perio } from "../features/perio/perio";
import { useFrame } from "./frame-context";

export function PerioScreen() {
  const { patient } = useParams({ from: "/patients/$patient" });
  const { openKeys } = useFrame();
  return <Perio key={patient} patient={patient} onHelp={openKeys} />;
}
