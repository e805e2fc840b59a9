import { Ban, Printer, Repeat } from "lucide-react";
import { Button } from "../../components/button";
import { KeyCap } from "../../components/key-cap";
import { ReasonForm } from "../../components/reason-form";
import type { PrescriptionView } from "../../lib/bindings";
import { exactDate, spokenMoment } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { hazardText, itemName, posology } from "./prescription-text";

type Props = {
  paper: PrescriptionView;
  mayPrescribe: boolean;
  annulling: boolean;
  onPrint: () => void;
  onRepeat: () => void;
  onAnnul: () => void;
  onAnnulled: () => void;
  onClose: () => void;
};

/** One prescription whole: what, how, against which warnings, and what became of it. */
export function PrescriptionPaper(props: Props) {
  const { paper, mayPrescribe, annulling, onPrint, onRepeat, onAnnul, onAnnulled, onClose } = props;
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const answered = paper.warnings.filter((warning) => warning.why);
  const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <article
      aria-label={t("rx-number", { number: paper.number })}
      className="flex flex-col gap-5"
      data-testid="rx-paper"
    >
      <header>
        <h2 className="tnum font-bold text-lg">{t("rx-number", { number: paper.number })}</h2>
        <p className="text-ink-2 text-sm">{exactDate(paper.issuedOn, language)}</p>
        <p className="text-ink-2 text-sm">{t("rx-by", { prescriber: paper.prescriber, licence: paper.licence })}</p>
      </header>
      {paper.annulled && (
        <p className="flex gap-2 rounded-lg bg-alert-wash px-3 py-2.5 text-sm" data-testid="rx-annulled">
          <Ban size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-alert" aria-hidden />
          {t("rx-annulled-by", {
            by: paper.annulled.by,
            moment: spokenMoment(paper.annulled.at, now, language, t),
            reason: paper.annulled.reason,
          })}
        </p>
      )}
      <ol className="flex flex-col gap-3">
        {paper.items.map((item, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a signed line keeps its place
          <li key={n} className="readable text-sm">
            <p className="font-medium">{itemName(item, t)}</p>
            <p className="text-ink-2">{posology(item, t)}</p>
            <p className="text-ink-3 text-xs">
              {[t(`rx-route-${item.route}`), t("rx-units", { units: item.units }), item.indication]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {item.instructions && <p className="text-ink-2 text-xs">{item.instructions}</p>}
          </li>
        ))}
      </ol>
      {answered.length > 0 && (
        <ul className="flex flex-col gap-2 border-line border-t pt-3 text-xs">
          {answered.map(({ hazard, why }) => (
            <li key={`${hazard.drug} ${hazard.reason} ${hazard.against}`} className="readable">
              <p className="font-medium">{hazardText(hazard, t)}</p>
              <p className="text-ink-2">{t("rx-why-said", { why })}</p>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <Button icon={<Printer {...icon} />} onPress={onPrint} data-testid="rx-print">
          {t("rx-print")} <KeyCap>P</KeyCap>
        </Button>
        {mayPrescribe && (
          <Button icon={<Repeat {...icon} />} onPress={onRepeat} data-testid="rx-repeat">
            {t("rx-repeat")} <KeyCap>R</KeyCap>
          </Button>
        )}
        {mayPrescribe && !paper.annulled && !annulling && (
          <Button look="danger" icon={<Ban {...icon} />} onPress={onAnnul} data-testid="rx-annul">
            {t("rx-annul")} <KeyCap>X</KeyCap>
          </Button>
        )}
      </div>
      {annulling && !paper.annulled && (
        <ReasonForm
          label={t("rx-annul-reason")}
          hint={t("rx-annul-hint")}
          action={t("rx-annul")}
          onGive={(reason) => ipc.commands.prescriptionAnnul(paper.id, reason)}
          onDone={onAnnulled}
          onCancel={onClose}
          data-testid="rx-annul-reason"
        />
      )}
    </article>
  );
}
