import { Archive } from "lucide-react";
import type { ReactNode } from "react";
import type { PatientView } from "../../lib/bindings";
import { ageText, exactDate, numericDate } from "../../lib/dates";
import { fullName, grouped, groupedPhone } from "../../lib/format";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

/** Never scrolls away: who lies in the chair, and what must be known of them. Grows rather than hide an alert. */
export function PatientHeader({ patient, aside }: { patient: PatientView; aside?: ReactNode }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const facts = [
    ageText(patient.age, t),
    t("patient-number", { number: grouped(patient.number, language) }),
    groupedPhone(patient.phone),
  ].filter(Boolean);
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-4 border-line border-b bg-surface px-5">
      <h1 className="readable truncate font-bold text-xl tracking-tight" data-testid="patient-name">
        {fullName(patient)}
      </h1>
      <p className="tnum readable flex shrink-0 items-center gap-2 text-ink-2">
        {facts.map((fact, i) => (
          <span
            key={fact}
            className="flex items-center gap-2"
            title={i === 0 && patient.birthDate ? exactDate(patient.birthDate, language) : undefined}
          >
            {i > 0 && <span className="text-ink-3">·</span>}
            {fact}
            {i === 0 && patient.birthDate && (
              <span className="text-ink-3">({numericDate(patient.birthDate, language)})</span>
            )}
          </span>
        ))}
      </p>
      <div className="flex min-w-0 flex-1 justify-end">{aside}</div>
      {patient.archived && (
        <span className="flex h-7 items-center gap-1.5 rounded bg-warn-wash px-2.5 font-medium text-sm text-warn">
          <Archive size={15} strokeWidth={1.75} aria-hidden />
          {t("patient-archived")}
        </span>
      )}
    </header>
  );
}
