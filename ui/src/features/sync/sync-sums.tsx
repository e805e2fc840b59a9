import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReceiptView, SumsView } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { grouped } from "../../lib/format";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

const PARTS = ["applied", "waiting", "parked", "quarantined"] as const;

/** Received = applied + waiting + parked + quarantined, as an account that anybody can add up. */
export function SyncSums({ sums }: { sums: SumsView }) {
  const t = useText();
  const Icon = sums.holds ? CircleCheck : CircleAlert;
  return (
    <div className="flex flex-col gap-4">
      <dl className="flex flex-wrap items-end gap-x-3 gap-y-3" data-testid="sync-sums">
        <Figure name={t("sums-received")} n={sums.received} />
        {PARTS.map((part, i) => (
          <Figure key={part} name={t(`sums-${part}`)} n={sums[part]} sign={i === 0 ? EQUALS : PLUS} />
        ))}
      </dl>
      <p className={`flex items-center gap-2 text-sm ${sums.holds ? "text-ink-2" : "font-medium text-alert"}`}>
        <Icon size={16} strokeWidth={1.75} className={sums.holds ? "text-good" : "text-alert"} aria-hidden />
        {t(sums.holds ? "sums-holds" : "sums-fails")}
      </p>
    </div>
  );
}

// Signs are drawn, not written: a list of terms holds nothing but terms.
const SIGN = "relative pl-7 before:absolute before:top-0.5 before:left-1 before:text-ink-3";
const EQUALS = `${SIGN} before:content-['=']`;
const PLUS = `${SIGN} before:content-['+']`;

function Figure({ name, n, sign = "" }: { name: string; n: number; sign?: string }) {
  const [{ language }] = usePreferences();
  return (
    <div className={`flex flex-col-reverse ${sign}`}>
      <dt className="text-ink-3 text-xs">{name}</dt>
      <dd className="tnum font-medium text-lg">{grouped(n, language)}</dd>
    </div>
  );
}

/** The server's signed word, log by log. */
export function SyncReceipts({ receipts }: { receipts: ReceiptView[] }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  if (receipts.length === 0) return <p className="text-ink-2 text-sm">{t("receipts-none")}</p>;
  return (
    <ul className="flex flex-col text-sm">
      {receipts.map((receipt) => (
        <li
          key={`${receipt.device} ${receipt.epoch}`}
          className="flex h-10 items-center justify-between gap-4 border-line border-b last:border-0"
        >
          <span>
            {t("receipt", {
              n: grouped(receipt.upTo, language),
              name: receipt.name || t("sync-device-unknown"),
            })}
          </span>
          <span className="tnum text-ink-2">{spokenMoment(receipt.keptAt, now, language, t)}</span>
        </li>
      ))}
    </ul>
  );
}
