import { useMutation } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { useCallback, useRef } from "react";
import { IconButton } from "../components/button";
import { ErrorNotice } from "../components/error-notice";
import { Segmented } from "../components/segmented";
import { IndicesOverview } from "../features/index-exam/indices-overview";
import { MihFollowUp } from "../features/index-exam/mih-follow-up";
import { ScoreDesk } from "../features/index-exam/score-desk";
import { RecallPanel } from "../features/risk/recall-panel";
import { RiskPanel } from "../features/risk/risk-panel";
import { ipc } from "../lib/ipc";
import { isTyping, useWindowKeys } from "../lib/keyboard";
import { usePrintKey } from "../lib/print-key";
import { useMay } from "../lib/session";
import { useText } from "../lib/text";
import { useFrame } from "./frame-context";
import { UnsavedGuard } from "./unsaved-guard";

export const RISK_PARTS = ["indices", "him", "risk"] as const;
export type RiskPart = (typeof RISK_PARTS)[number];

const LETTERS: Record<string, RiskPart> = { i: "indices", h: "him", r: "risk" };

/** Indices, HIM, risk and recall of a patient; an examination opens in their place. */
export function RiskScreen() {
  const t = useText();
  const navigate = useNavigate();
  const { openKeys } = useFrame();
  const { patient } = useParams({ from: "/patients/$patient" });
  const { part = "indices", exam } = useSearch({ from: "/patients/$patient/risk" });
  const mayEdit = useMay("edit_chart");
  const dirty = useRef(false);
  const filling = useRef(false);
  const onDirty = useCallback((now: boolean) => {
    dirty.current = now;
  }, []);
  const show = (next: RiskPart, opened?: string) =>
    void navigate({
      to: "/patients/$patient/risk",
      params: { patient },
      search: opened ? { part: next, exam: opened } : { part: next },
    });
  const print = () =>
    void navigate({
      to: "/patients/$patient/paper",
      params: { patient },
      search: { kind: part === "him" ? "mih_follow_up" : "risk" },
    });
  usePrintKey(part === "indices" || exam || filling.current ? undefined : print);
  const begin = useMutation({
    mutationFn: () => ipc.commands.indexStart(patient, "mih"),
    onSuccess: (opened) => show("him", opened),
  });
  useWindowKeys((event) => {
    if (exam || filling.current || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = LETTERS[event.key.toLowerCase()];
    if (next) show(next);
    else if (event.key.toLowerCase() === "n" && part === "him" && mayEdit) begin.mutate();
    else return;
    event.preventDefault();
  });
  if (exam) {
    return (
      <>
        <UnsavedGuard dirty={dirty} />
        <ScoreDesk
          key={exam}
          patient={patient}
          exam={exam}
          onHelp={openKeys}
          onBack={() => show(part)}
          onDirty={onDirty}
        />
      </>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <UnsavedGuard dirty={dirty} />
      <div className="mx-auto flex max-w-6xl flex-col gap-3 px-6 py-4">
        <div className="flex items-center justify-between">
          <Segmented
            label={t("risk-parts")}
            value={part}
            segments={RISK_PARTS.map((id) => ({ id, text: t(`risk-part-${id}`) }))}
            onChange={(next) => show(next)}
          />
          {part !== "indices" && (
            <IconButton
              label={t("record-paper-print")}
              icon={<Printer size={17} strokeWidth={1.75} aria-hidden />}
              onPress={print}
              data-testid="risk-print"
            />
          )}
        </div>
        {begin.error && <ErrorNotice error={begin.error} />}
        {part === "indices" && (
          <IndicesOverview patient={patient} mayEdit={mayEdit} onOpen={(opened) => show("indices", opened)} />
        )}
        {part === "him" && (
          <MihFollowUp
            patient={patient}
            mayEdit={mayEdit}
            onOpen={(opened) => show("him", opened)}
            onNew={() => begin.mutate()}
          />
        )}
        {part === "risk" && (
          <>
            <RiskPanel
              patient={patient}
              onDirty={onDirty}
              onFilling={(now) => {
                filling.current = now;
              }}
            />
            <RecallPanel patient={patient} />
          </>
        )}
      </div>
    </div>
  );
}
