import { Printer, Undo2 } from "lucide-react";
import { Button } from "../../components/button";
import { KeyCap } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import { Fact } from "../../components/panel";
import { ReasonForm } from "../../components/reason-form";
import type { ConsentSignature, ConsentView } from "../../lib/bindings";
import { exactDate, spokenMoment } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { StandingMark } from "./standing-mark";
import { pathOf } from "./strokes";

type Props = {
  consent: ConsentView;
  withdrawing: boolean;
  onPrint: () => void;
  onWithdraw: () => void;
  onWithdrawn: () => void;
  onClose: () => void;
};

/** One consent whole: what was read, what was decided, who signed, and what it counts for today. */
export function ConsentPaper({ consent, withdrawing, onPrint, onWithdraw, onWithdrawn, onClose }: Props) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const { signer, withdrawn } = consent;
  const can = !withdrawn && consent.decision === "given";
  const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <article aria-label={consent.title} className="flex flex-col gap-4" data-testid="consent-paper">
      <header className="flex flex-col gap-1.5">
        <h2 className="font-bold text-lg">{consent.title}</h2>
        <StandingMark standing={consent.standing} />
      </header>
      {!consent.intact && (
        <Notice tone="alert" title={t("consent-altered")}>
          {t("consent-altered-text")}
        </Notice>
      )}
      {withdrawn && (
        <p className="rounded-lg bg-alert-wash px-3 py-2.5 text-sm" data-testid="consent-withdrawn">
          {t("consent-withdrawn-by", {
            by: withdrawn.by,
            moment: spokenMoment(withdrawn.at, now, language, t),
            reason: withdrawn.reason,
          })}
        </p>
      )}
      <dl className="grid grid-cols-2 gap-3 text-sm">
        <Fact name={t("consent-decision")}>{t(`consent-${consent.decision}`)}</Fact>
        <Fact name={t("consent-signed-on")}>{exactDate(consent.signedOn, language)}</Fact>
        <Fact name={t("consent-signer")} wide>
          {[signer.name, signer.relation, signer.document].filter(Boolean).join(" · ")}
        </Fact>
        <Fact name={t("consent-informer")}>{consent.informer}</Fact>
        <Fact name={t("consent-expires")}>
          {consent.validUntil ? exactDate(consent.validUntil, language) : t("consent-no-expiry")}
        </Fact>
      </dl>
      <SignaturePicture signature={consent.signature} />
      <div className="flex flex-wrap gap-2">
        <Button icon={<Printer {...icon} />} onPress={onPrint} data-testid="consent-print">
          {t("consent-print")} <KeyCap>P</KeyCap>
        </Button>
        {can && !withdrawing && (
          <Button look="danger" icon={<Undo2 {...icon} />} onPress={onWithdraw} data-testid="consent-withdraw">
            {t("consent-withdraw")} <KeyCap>X</KeyCap>
          </Button>
        )}
      </div>
      {can && withdrawing && (
        <ReasonForm
          label={t("consent-reason")}
          hint={t("consent-reason-hint")}
          action={t("consent-withdraw")}
          onGive={(reason) => ipc.commands.consentWithdraw(consent.id, reason)}
          onDone={onWithdrawn}
          onCancel={onClose}
          data-testid="consent-reason"
        />
      )}
      <section aria-label={t("consent-text")} className="border-line border-t pt-3">
        <p className="readable whitespace-pre-line text-ink-2 text-sm">{consent.text}</p>
        <p className="tnum mt-3 break-all text-ink-3 text-xs">
          {t("consent-version", { version: consent.version })} · {t("consent-digest", { digest: consent.digest })}
        </p>
      </section>
    </article>
  );
}

/** The signature as it was made; the strokes are points, drawn here. */
function SignaturePicture({ signature }: { signature: ConsentSignature }) {
  const t = useText();
  return (
    <figure className="flex flex-col gap-1">
      {signature.method === "drawn" && (
        <svg
          role="img"
          aria-label={t("consent-signature")}
          viewBox={`0 0 ${signature.width} ${signature.height}`}
          className="h-20 w-full rounded border border-line bg-paper"
        >
          <path
            d={pathOf(signature.strokes)}
            className="stroke-ink"
            strokeWidth={3.2}
            strokeLinecap="round"
            strokeLinejoin="round"
            fill="none"
          />
        </svg>
      )}
      {signature.method === "typed" && <p className="readable font-medium text-lg">{signature.name}</p>}
      <figcaption className="text-ink-3 text-xs">{t(`consent-method-${signature.method}`)}</figcaption>
    </figure>
  );
}
