import { memo } from "react";
import type { PatientRow as Row } from "../../lib/bindings";
import { ageText, exactDate, numericDate, spokenDay } from "../../lib/dates";
import { groupedPhone } from "../../lib/format";
import { type Language, useText } from "../../lib/text";

export const COLUMNS =
  "grid grid-cols-[minmax(14rem,2.2fr)_4.5rem_minmax(11rem,1.1fr)_minmax(8rem,1fr)_minmax(7rem,0.8fr)_minmax(6.5rem,0.8fr)] gap-5 px-4";

type Props = {
  index: number;
  row: Row | undefined;
  top: number;
  height: number;
  total: number;
  active: boolean;
  /** Handed down: a row that asked the cache itself would be one subscription more. */
  language: Language;
  onOpen: (patient: string) => void;
};

export const PatientRow = memo(function PatientRow({
  index,
  row,
  top,
  height,
  total,
  active,
  language,
  onOpen,
}: Props) {
  const t = useText();
  if (!row) return <div role="presentation" className="absolute inset-x-0" style={{ top, height }} />;
  const born = row.birthDate ? numericDate(row.birthDate, language) : "";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the search box that owns the list
    <div
      id={`patient-row-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-testid="patient-row"
      onClick={() => onOpen(row.id)}
      className={`${COLUMNS} absolute inset-x-0 items-center border-line border-b text-sm ${active ? "bg-wash-2/70 [&_.text-ink-3]:text-ink-2 shadow-[inset_3px_0_0_var(--accent)]" : "hover:bg-sunken"}`}
      style={{ top, height }}
    >
      <span className="truncate font-medium text-base">{row.name}</span>
      <span className="tnum text-right text-ink-2">{row.number}</span>
      <span className="tnum truncate text-ink-2">
        {ageText(row.age, t)}
        {born && <span className="text-ink-3"> · {born}</span>}
      </span>
      <span className="tnum truncate text-ink-2">{groupedPhone(row.phone)}</span>
      <span className="tnum truncate text-ink-2">{row.document}</span>
      <span className="truncate text-ink-3" title={row.lastVisit ? exactDate(row.lastVisit, language) : undefined}>
        {row.lastVisit ? spokenDay(row.lastVisit, Date.now(), language, t) : t("patients-never")}
      </span>
    </div>
  );
});
