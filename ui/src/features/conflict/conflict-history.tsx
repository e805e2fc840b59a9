import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../components/error-notice";
import type { ConflictView, PastView, Written } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { valueText, whoText } from "./conflict-text";

/** Every value the field ever had, the latest first, and what became of each. */
export function ConflictHistory({ conflict }: { conflict: ConflictView }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const now = useNow();
  const { kind, record, field } = conflict;
  const { data, error } = useQuery({
    queryKey: keys.fieldHistory(kind, record, field),
    queryFn: () => ipc.commands.conflictHistory(kind, record, field),
  });
  if (error) return <ErrorNotice error={error} />;
  const when = (written: Written) => spokenMoment(written.at, now, language, t);
  const became = (past: PastView) => {
    if (past.shown) return t("conflict-past-shown");
    if (!past.replaced) return t("conflict-past-beside");
    const args = { who: past.replaced.by ?? t("conflict-nobody"), when: when(past.replaced) };
    return past.replaced.decision ? t("conflict-past-decided", args) : t("conflict-past-replaced", args);
  };
  return (
    <section aria-label={t("conflict-history")} data-testid="conflict-history">
      <h3 className="mb-2 font-medium text-sm">{t("conflict-history")}</h3>
      <ol className="flex flex-col divide-y divide-line border-line border-y">
        {(data ?? []).map((past) => (
          <li
            key={`${past.written.device} ${past.written.at} ${past.says}`}
            className="grid grid-cols-[minmax(8rem,1fr)_minmax(11rem,1.4fr)_minmax(10rem,1.2fr)] gap-4 py-2 text-sm"
          >
            <span className="tnum readable min-w-0 break-words font-medium">
              {valueText(conflict, past.says, language, t)}
            </span>
            <span className="min-w-0 text-ink-2">
              {whoText(past.written, t)} · {when(past.written)}
            </span>
            <span className="min-w-0 text-ink-3">{became(past)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
