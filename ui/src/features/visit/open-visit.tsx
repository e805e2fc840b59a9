import { Armchair } from "lucide-react";
import { timeOf } from "../../lib/dates";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { useMyVisit, useVisits } from "./use-visits";

/** In the status line: since when the person signed in is seeing to somebody, and to whom. */
export function MyOpenVisit({ onOpen }: { onOpen: (patient: string) => void }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const { data } = useMyVisit();
  if (!data) return null;
  const time = timeOf(data.openedAt, language);
  return (
    <button
      type="button"
      onClick={() => onOpen(data.patient)}
      title={data.name}
      data-testid="my-visit"
      className="mr-1 flex h-6 min-w-0 items-center gap-1.5 rounded-sm px-1.5 font-medium text-accent-strong hover:bg-line/60 focus-inset"
    >
      <Armchair size={14} strokeWidth={1.75} className="shrink-0" aria-hidden />
      <span className="shrink-0">{t("visit-open-at", { time })}</span>
      <span className="max-w-48 truncate font-normal text-ink-2">{data.name}</span>
    </button>
  );
}

/** In the patient's header: they are here now. */
export function PatientOpenVisit({ patient }: { patient: string }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const { data } = useVisits(patient);
  const open = data?.find((visit) => visit.openNow);
  if (!open) return null;
  return (
    <p
      className="flex h-6 shrink-0 items-center gap-1.5 rounded bg-wash px-2 font-medium text-accent-strong text-sm"
      title={[open.by, open.chair].filter(Boolean).join(" · ")}
      data-testid="patient-visit"
    >
      <Armchair size={15} strokeWidth={1.75} aria-hidden />
      {t("visit-open-at", { time: timeOf(open.openedAt, language) })}
    </p>
  );
}
