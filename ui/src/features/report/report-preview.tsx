import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Choice } from "../../components/choice";
import type { OdontogramRequest } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { DocumentPreview, type Paper } from "./document-preview";

type View = "today" | "initial" | "planned";
const VIEWS: View[] = ["today", "initial", "planned"];

/** The odontogram on paper. */
export function ReportPreview({ patient, children }: { patient: string; children?: ReactNode }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const [view, setView] = useState<View>("today");
  const [paper, setPaper] = useState<Paper>({ language, colour: "on" });
  const colour = paper.colour === "on";
  const input: OdontogramRequest = { patient, view: { kind: view }, language: paper.language, colour };
  const { data, error, isFetching } = useQuery({
    queryKey: keys.report(input),
    queryFn: () => ipc.commands.reportOdontogram(input),
    placeholderData: (old) => old,
    gcTime: 0,
  });
  return (
    <DocumentPreview paper={paper} onPaper={setPaper} made={data} working={isFetching} error={error}>
      {children}
      <Choice
        label={t("preview-view")}
        value={view}
        options={VIEWS.map((id) => ({ id, text: t(`chart-view-${id}`) }))}
        onChange={setView}
      />
    </DocumentPreview>
  );
}
