import { Fact } from "../../components/panel";
import type { Hold } from "../../lib/bindings";
import { exactDate } from "../../lib/dates";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

/** Until when a record must be kept, and what that follows from. */
export function HoldFacts({ hold }: { hold: Hold }) {
  const t = useText();
  const [{ language }] = usePreferences();
  if (!hold.until || !hold.lastEntry) return <p className="text-ink-2 text-sm">{t("hold-nothing")}</p>;
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid grid-cols-3 gap-x-6 gap-y-3">
        <Fact name={t("hold-until")}>
          <span className="font-medium tnum" data-testid="hold-until">
            {exactDate(hold.until, language)}
          </span>
        </Fact>
        <Fact name={t("hold-last-entry")}>
          <span className="tnum">{exactDate(hold.lastEntry, language)}</span>
        </Fact>
        <Fact name={t("hold-rule")}>
          {t("hold-years", { n: hold.years })} · {hold.ownYears ? t("hold-own") : hold.region.source}
        </Fact>
      </dl>
      {hold.fromOfAge && <p className="text-ink-2 text-sm">{t("hold-of-age")}</p>}
      {!hold.region.verified && !hold.ownYears && (
        <p className="text-sm text-warn">{t("hold-unread", { region: t(`region-${hold.region.code}`) })}</p>
      )}
    </div>
  );
}
