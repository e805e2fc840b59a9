import { useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import { Segmented } from "../components/segmented";
import { ConflictInbox } from "../features/conflict/conflict-inbox";
import { DuplicateList } from "../features/duplicate/duplicate-list";
import { useText } from "../lib/text";

const SECTIONS = ["values", "patients"] as const;

/** What only a person can decide: values that differ, and records that may be of one person. */
export function DecideScreen() {
  const t = useText();
  const navigate = useNavigate();
  const router = useRouter();
  const { section } = useParams({ from: "/decide/$section" });
  const { patient } = useSearch({ from: "/decide/$section" });
  const open = (id: string) => void navigate({ to: "/patients/$patient", params: { patient: id } });
  const shown = section === "patients" ? "patients" : "values";
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex shrink-0 items-center gap-5 border-line border-b bg-surface px-6 py-3">
        <h1 className="font-bold text-xl tracking-tight">{t("decide-title")}</h1>
        <Segmented
          label={t("decide-sections")}
          value={shown}
          segments={SECTIONS.map((id) => ({ id, text: t(`decide-${id}`) }))}
          onChange={(id) => void navigate({ to: "/decide/$section", params: { section: id } })}
        />
      </header>
      {shown === "values" ? (
        <ConflictInbox patient={patient} onBack={() => router.history.back()} onOpenPatient={open} />
      ) : (
        <DuplicateList onOpen={open} />
      )}
    </div>
  );
}
