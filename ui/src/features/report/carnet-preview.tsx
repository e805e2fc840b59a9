import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { CarnetRequest } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { DocumentPreview, type Paper } from "./document-preview";

/** A child's own card. */
export function CarnetPreview({ patient, children }: { patient: string; children?: ReactNode }) {
  const [{ language }] = usePreferences();
  const [paper, setPaper] = useState<Paper>({ language, colour: "on" });
  const input: CarnetRequest = { patient, language: paper.language, colour: paper.colour === "on" };
  const { data, error, isFetching } = useQuery({
    queryKey: keys.carnet(patient, input),
    queryFn: () => ipc.commands.reportCarnet(input),
    placeholderData: (old) => old,
    gcTime: 0,
  });
  return (
    <DocumentPreview paper={paper} onPaper={setPaper} made={data} working={isFetching} error={error}>
      {children}
    </DocumentPreview>
  );
}
