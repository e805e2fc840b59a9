import { Ban, FilePlus2 } from "lucide-react";
import { Button } from "../../components/button";
import { KeyCap } from "../../components/key-cap";
import { Fact } from "../../components/panel";
import { ReasonForm } from "../../components/reason-form";
import type { PaperView } from "../../lib/bindings";
import { exactDate, isoDay, spokenMoment, timeOf } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { handsText, wayText } from "./paper-text";

type Props = {
  paper: PaperView;
  annulling: boolean;
  onAgain?: (() => void) | undefined;
  onAnnul: () => void;
  onAnnulled: () => void;
  onClose: () => void;
};

/** One document whole: by what it is known again, when it left and left again, and what became of it. */
export function PaperCard({ paper, annulling, onAgain, onAnnul, onAnnulled, onClose }: Props) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const moment = (at: number) => `${exactDate(isoDay(new Date(at)), language)}, ${timeOf(at, language)}`;
  const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <article aria-label={paper.title} className="flex flex-col gap-5" data-testid="paper-card">
      <header>
        <h2 className="font-bold text-lg">{paper.title || t("paper-hidden")}</h2>
        <p className="text-ink-2 text-sm">{moment(paper.at)}</p>
      </header>
      {paper.annulled && (
        <p className="flex gap-2 rounded-lg bg-alert-wash px-3 py-2.5 text-sm" data-testid="paper-annulled">
          <Ban size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-alert" aria-hidden />
          {t("paper-annulled-by", {
            by: paper.annulled.by,
            moment: spokenMoment(paper.annulled.at, now, language, t),
            reason: paper.annulled.reason,
          })}
        </p>
      )}
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm">
        <Fact name={t("paper-left")} wide>
          {wayText(paper, t)}
        </Fact>
        <Fact name={t("paper-to")} wide>
          {handsText(paper, t) || t("given-to-none")}
        </Fact>
        <Fact name={t("paper-pages")}>{paper.pages}</Fact>
        <Fact name={t("preview-language")}>{t(paper.language === "en" ? "language-en" : "language-es")}</Fact>
        <Fact name={t("paper-id")} wide>
          <span className="tnum select-text break-all text-xs">{paper.id}</span>
        </Fact>
        <Fact name={t("paper-digest")} wide>
          <span className="tnum select-text break-all text-xs">{paper.digest}</span>
        </Fact>
      </dl>
      {paper.copies.length > 0 && (
        <section className="flex flex-col gap-1 border-line border-t pt-3 text-sm">
          <h3 className="text-ink-3 text-xs">{t("paper-copies", { n: paper.copies.length })}</h3>
          <ul className="flex flex-col gap-1">
            {paper.copies.map((copy) => (
              <li key={copy.at} className="readable text-ink-2">
                {[moment(copy.at), wayText(copy, t), handsText(copy, t)].filter(Boolean).join(" · ")}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="flex flex-wrap gap-2">
        {onAgain && (
          <Button icon={<FilePlus2 {...icon} />} onPress={onAgain} data-testid="paper-again">
            {t("paper-again")} <KeyCap>R</KeyCap>
          </Button>
        )}
        {paper.mayAnnul && !annulling && (
          <Button look="danger" icon={<Ban {...icon} />} onPress={onAnnul} data-testid="paper-annul">
            {t("paper-annul")} <KeyCap>X</KeyCap>
          </Button>
        )}
      </div>
      {annulling && paper.mayAnnul && (
        <ReasonForm
          label={t("paper-annul-reason")}
          hint={t("paper-annul-hint")}
          action={t("paper-annul")}
          onGive={(reason) => ipc.commands.paperAnnul(paper.id, reason)}
          onDone={onAnnulled}
          onCancel={onClose}
          data-testid="paper-reason"
        />
      )}
    </article>
  );
}
