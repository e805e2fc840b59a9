import { type ReactNode, useState } from "react";
import { KeyHint } from "../../components/key-cap";
import { useToast } from "../../components/toasts";
import type { PaperView } from "../../lib/bindings";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { useText } from "../../lib/text";
import { PaperCard } from "./paper-card";
import { PaperRows } from "./paper-rows";

type Props = {
  papers: readonly PaperView[];
  named?: boolean;
  /** Filters, above the lines. */
  children: ReactNode;
  onAgain: (paper: PaperView) => void;
};

/** Lines and the marked one beside them. Letters act on the marked one. */
export function PaperDesk({ papers, named = false, children, onAgain }: Props) {
  const t = useText();
  const toast = useToast();
  const [chosen, setChosen] = useState<string>();
  const [annulling, setAnnulling] = useState(false);
  const paper = papers.find((one) => one.id === chosen) ?? papers[0];
  const choose = (one: PaperView) => {
    setChosen(one.id);
    setAnnulling(false);
  };
  useWindowKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || !paper) return;
    const key = event.key.toLowerCase();
    const step = { arrowdown: 1, arrowup: -1 }[key];
    const at = papers.findIndex((one) => one.id === paper.id);
    const next = step ? papers[Math.max(0, Math.min(papers.length - 1, at + step))] : undefined;
    if (next) choose(next);
    else if (key === "r" && paper.patient) onAgain(paper);
    else if (key === "x" && paper.mayAnnul) setAnnulling(true);
    else return;
    event.preventDefault();
  });
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-4 overflow-auto px-6 py-4">
        {children}
        {papers.length > 0 ? (
          <PaperRows papers={papers} chosen={paper?.id} named={named} onChoose={choose} />
        ) : (
          <p className="py-8 text-center text-ink-2 text-sm">{t("paper-none-found")}</p>
        )}
        <KeyHint keys={["↑", "↓"]}>{t("keys-list-move")}</KeyHint>
      </div>
      {paper && (
        <aside className="w-88 shrink-0 overflow-auto border-line border-l bg-surface px-5 py-5">
          <PaperCard
            key={paper.id}
            paper={paper}
            annulling={annulling}
            onAgain={paper.patient ? () => onAgain(paper) : undefined}
            onAnnul={() => setAnnulling(true)}
            onAnnulled={() => {
              setAnnulling(false);
              toast({ text: t("paper-annulled-toast") });
            }}
            onClose={() => setAnnulling(false)}
          />
        </aside>
      )}
    </div>
  );
}
