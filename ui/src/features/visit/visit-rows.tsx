import { CalendarClock } from "lucide-react";
import { Empty } from "../../components/empty";
import { ErrorNotice } from "../../components/error-notice";
import { useText } from "../../lib/text";
import { useVisits } from "./use-visits";
import { VisitHead } from "./visit-card";

/** For who may know that a patient came, and no more. */
export function VisitRows({ patient }: { patient: string }) {
  const t = useText();
  const { data, error } = useVisits(patient);
  if (error) return <ErrorNotice error={error} />;
  if (data?.length === 0)
    return (
      <Empty icon={<CalendarClock size={22} strokeWidth={1.75} aria-hidden />} title={t("visit-none")}>
        {t("visit-none-reception")}
      </Empty>
    );
  return (
    <ul className="rounded-lg border border-line bg-surface [&>li:last-child>div]:border-b-0" data-testid="visit-rows">
      {(data ?? []).map((visit) => (
        <li key={visit.id}>
          <VisitHead visit={visit} />
        </li>
      ))}
    </ul>
  );
}
