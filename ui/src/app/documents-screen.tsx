import { useParams } from "@tanstack/react-router";
import { ReportPreview } from "../features/report/report-preview";

export function DocumentsScreen() {
  const { patient } = useParams({ from: "/patients/$patient" });
  return <ReportPreview key={patient} patient={patient} />;
}
