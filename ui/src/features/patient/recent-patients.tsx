import { useQueries } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { ageText } from "../../lib/dates";
import { fullName, grouped, groupedPhone, initials } from "../../lib/format";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { useRecent } from "../../lib/recent";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

export function RecentPatients({ onOpen }: { onOpen: (patient: string) => void }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const recent = useRecent();
  const patients = useQueries({
    queries: recent.map((id) => ({ queryKey: keys.patient(id), queryFn: () => ipc.commands.patientGet(id) })),
  });
  const known = patients.flatMap(({ data, error }) => (data && !error ? [data] : []));
  if (known.length === 0) return <p className="py-1 text-ink-3 text-sm">{t("today-recent-none")}</p>;
  return (
    <ul className="-mx-2 flex flex-col">
      {known.map((patient) => (
        <li key={patient.id}>
          <Button
            onPress={() => onOpen(patient.id)}
            className="flex w-full items-center gap-3 rounded px-2 py-2 text-left hover:bg-sunken"
          >
            <span
              aria-hidden
              className="flex size-8 shrink-0 items-center justify-center rounded-full bg-wash-2 font-bold text-accent-strong text-xs"
            >
              {initials(fullName(patient))}
            </span>
            <span className="min-w-0 flex-1 truncate font-medium">{fullName(patient)}</span>
            <span className="tnum shrink-0 text-ink-3 text-sm">
              {[
                ageText(patient.age, t),
                t("patient-number", { number: grouped(patient.number, language) }),
                groupedPhone(patient.phone),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
