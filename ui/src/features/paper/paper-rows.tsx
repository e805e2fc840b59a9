import { Ban } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import type { PaperView } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { handsText } from "./paper-text";

type Props = {
  papers: readonly PaperView[];
  chosen: string | undefined;
  /** Whose each is, in the register of the whole clinic. */
  named?: boolean;
  onChoose: (paper: PaperView) => void;
};

/** Documents as lines: when, what, by whom, to whom, pages, and whether it still counts. */
export function PaperRows({ papers, chosen, named = false, onChoose }: Props) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const body = useRef<HTMLTableSectionElement>(null);
  const head = "border-line border-b px-3 py-2 text-left font-medium text-ink-3 text-xs";
  const cell = "px-3 py-2.5 align-top";
  const move = (event: KeyboardEvent, at: number) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step ? papers[at + step] : undefined;
    if (!next) return;
    event.preventDefault();
    onChoose(next);
    body.current?.querySelectorAll<HTMLElement>("button")[at + (step ?? 0)]?.focus();
  };
  return (
    <table className="w-full border-collapse text-sm">
      <thead>
        <tr>
          <th className={head}>{t("paper-when")}</th>
          <th className={head}>{t("paper-what")}</th>
          {named && <th className={head}>{t("paper-whose")}</th>}
          <th className={`${head} whitespace-nowrap`}>{t("paper-by")}</th>
          <th className={head}>{t("paper-to")}</th>
          <th className={`${head} text-right`}>{t("paper-pages")}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {papers.map((paper, at) => (
          <tr
            key={paper.id}
            data-testid="paper-row"
            className={`border-line border-b ${paper.id === chosen ? "bg-wash-2" : "hover:bg-sunken"}`}
          >
            <td className={`${cell} tnum whitespace-nowrap text-ink-2`}>{spokenMoment(paper.at, now, language, t)}</td>
            <td className={cell}>
              <div className="flex flex-wrap items-center gap-x-2">
                <button
                  type="button"
                  aria-current={paper.id === chosen}
                  onClick={() => onChoose(paper)}
                  onKeyDown={(event) => move(event, at)}
                  className={`focus-inset rounded-sm text-left ${paper.annulled ? "text-ink-3 line-through" : "font-medium"}`}
                >
                  {paper.hidden ? t("paper-hidden") : t(`paper-kind-${paper.kind}`)}
                </button>
                {paper.annulled && (
                  <span className="inline-flex items-center gap-1 font-medium text-xs">
                    <Ban size={13} strokeWidth={2} className="text-alert" aria-hidden />
                    {t("paper-annulled")}
                  </span>
                )}
              </div>
            </td>
            {named && <td className={`${cell} readable min-w-36`}>{paper.patientName || "—"}</td>}
            <td className={`${cell} text-ink-2`}>{paper.by}</td>
            <td className={`${cell} readable text-ink-2`}>{handsText(paper, t) || "—"}</td>
            <td className={`${cell} tnum text-right text-ink-2`}>{paper.pages}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
