import { useNavigate, useParams } from "@tanstack/react-router";
import { Odontogram } from "../features/odontogram/odontogram";
import { useFrame } from "./frame-context";

export function OdontogramScreen() {
  const { patient } = useParams({ from: "/patients/$patient" });
  const navigate = useNavigate();
  const { openKeys } = useFrame();
  return (
    <Odontogram
      key={patient}
      patient={patient}
      onHelp={openKeys}
      onReport={() => void navigate({ to: "/patients/$patient/documents", params: { patient } })}
    />
  );
}
