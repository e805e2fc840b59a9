import { Ban, FileText, Pill, Plus } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap, KeyHint } from "../../components/key-cap";
import { useToast } from "../../components/toasts";
import type { Medicine, PrescriptionView } from "../../lib/bindings";
import { shortDate } from "../../lib/dates";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { PrescriptionPaper } from "./prescription-paper";
import { itemName } from "./prescription-text";
import { usePrescriptions } from "./use-prescriptions";

type Props = { patient: string; onWrite: (start: readonly Medicine[]) => void; onPrint: (id: string) => void };

/** All that was ever prescribed, the latest first. Letters act on the marked one. */
export function PrescriptionList({ patient, onWrite, onPrint }: Props) {
  const t = useText();
  const toast = useToast();
  const mayPrescribe = useMay("prescribe");
  const { data, error } = usePrescriptions(patient);
  const [chosen, setChosen] = useState<string>();
  const [annulling, setAnnulling] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const papers = data ?? [];
  const paper = papers.find((one) => one.id === chosen) ?? papers[0];
  const choose = (one: PrescriptionView) => {
    setChosen(one.id);
    setAnnulling(false);
    list.current?.querySelector<HTMLElement>(`[data-paper="${one.id}"]`)?.focus();
  };
  useWindowKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const step = { arrowdown: 1, arrowup: -1 }[key];
    const at = papers.findIndex((one) => one.id === paper?.id);
    const next = step ? papers[Math.max(0, Math.min(papers.length - 1, at + step))] : undefined;
    if (next) choose(next);
    else if (key === "p" && paper) onPrint(paper.id);
    else if (!mayPrescribe) return;
    else if (key === "n") onWrite([]);
    else if (key === "r" && paper) onWrite(paper.items);
    else if (key === "x" && paper && !paper.annulled) setAnnulling(true);
    else return;
    event.preventDefault();
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const write = mayPrescribe ? (
    <Button
      look="primary"
      onPress={() => onWrite([])}
      icon={<Plus size={16} strokeWidth={1.75} aria-hidden />}
      data-testid="rx-new"
    >
      {t("rx-new")} <KeyCap>N</KeyCap>
    </Button>
  ) : (
    <p className="text-ink-2 text-sm">{t("rx-only-dentists")}</p>
  );
  if (!paper)
    return (
      <Empty icon={<Pill size={22} strokeWidth={1.75} aria-hidden />} title={t("rx-none")} actions={write}>
        {t("rx-none-text")}
      </Empty>
    );
  return (
    <div className="flex min-h-0 flex-1">
      <div className="min-w-0 flex-1 overflow-auto">
        <div className="mx-auto flex max-w-3xl flex-col gap-4 px-6 py-4">
          <div className="flex justify-end">{write}</div>
          <ul ref={list} aria-label={t("rx-list")} className="flex flex-col divide-y divide-line border-line border-y">
            {papers.map((one) => (
              <li key={one.id}>
                <PaperLine paper={one} marked={one.id === paper.id} onChoose={() => choose(one)} />
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-x-4 gap-y-1">
            <KeyHint keys={["↑", "↓"]}>{t("keys-list-move")}</KeyHint>
          </div>
        </div>
      </div>
      <aside className="w-96 shrink-0 overflow-auto border-line border-l bg-surface px-5 py-5">
        <PrescriptionPaper
          key={paper.id}
          paper={paper}
          mayPrescribe={mayPrescribe}
          annulling={annulling}
          onPrint={() => onPrint(paper.id)}
          onRepeat={() => onWrite(paper.items)}
          onAnnul={() => setAnnulling(true)}
          onAnnulled={() => {
            setAnnulling(false);
            toast({ text: t("rx-annulled-toast") });
          }}
          onClose={() => setAnnulling(false)}
        />
      </aside>
    </div>
  );
}

function PaperLine({ paper, marked, onChoose }: { paper: PrescriptionView; marked: boolean; onChoose: () => void }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const state = paper.annulled ? t("rx-annulled") : paper.running ? t("rx-running") : "";
  return (
    <button
      type="button"
      data-testid="rx-row"
      data-paper={paper.id}
      aria-current={marked}
      onClick={onChoose}
      className={`focus-inset flex w-full items-start gap-3 px-3 py-2.5 text-left text-sm ${marked ? "bg-wash-2" : "hover:bg-sunken"}`}
    >
      <FileText size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-ink-3" aria-hidden />
      <span className="tnum w-28 shrink-0 text-ink-2">{shortDate(paper.issuedOn, language)}</span>
      <span className={`min-w-0 flex-1 ${paper.annulled ? "text-ink-3 line-through" : "font-medium"}`}>
        {paper.items.map((item) => itemName(item, t)).join(" · ")}
      </span>
      {state && (
        <span className="flex shrink-0 items-center gap-1.5 font-medium text-xs">
          {paper.annulled && <Ban size={14} strokeWidth={2} className="text-alert" aria-hidden />}
          {state}
        </span>
      )}
    </button>
  );
}
