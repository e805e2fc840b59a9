import { CircleCheck, ClipboardList } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap, KeyHint } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import { useToast } from "../../components/toasts";
import type { Category, EndReason, HealthItemView } from "../../lib/bindings";
import { spokenDay } from "../../lib/dates";
import { fieldErrors } from "../../lib/field-errors";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { useNow } from "../../lib/now";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { AlertChip } from "./health-alerts";
import { HealthEntry } from "./health-entry";
import { HealthInspector } from "./health-inspector";
import { HealthList } from "./health-list";
import { HealthReadings } from "./health-readings";
import { termText } from "./health-text";
import { useHealth, useHealthAlerts, useHealthCatalogue, useHealthChanges } from "./use-health";

const SORTS: { category: Category; keyCap: string }[] = [
  { category: "allergy", keyCap: "A" },
  { category: "condition", keyCap: "C" },
  { category: "medication", keyCap: "M" },
];

type Props = { patient: string; onQuestionnaire: () => void };

/** The medical history: alerts first, then what stands, then what ended. Letters act on the marked line. */
export function HealthHistory({ patient, onQuestionnaire }: Props) {
  const t = useText();
  const toast = useToast();
  const now = useNow();
  const [{ language }] = usePreferences();
  const mayEdit = useMay("edit_health");
  const { data: health, error } = useHealth(patient);
  const alerts = useHealthAlerts(patient);
  const catalogue = useHealthCatalogue();
  const changes = useHealthChanges(patient);
  const [adding, setAdding] = useState<Category | null>(null);
  const [chosen, setChosen] = useState<string>();
  const page = useRef<HTMLDivElement>(null);
  const items = health
    ? [...SORTS.flatMap(({ category }) => health.items.filter((i) => i.category === category)), ...health.ended]
    : [];
  const item = items.find((candidate) => candidate.id === chosen);

  // A line just added is there only once the history was asked for again.
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const line = wanted.current && page.current?.querySelector<HTMLElement>(`[data-item="${wanted.current}"]`);
    if (!line) return;
    wanted.current = null;
    line.focus();
  });
  const focusOn = (id: string) => {
    wanted.current = id;
    setChosen(id);
  };
  const open = (category: Category) => {
    changes.add.reset();
    setAdding(category);
  };
  const restore = (one: HealthItemView) =>
    changes.restore.mutate(one, { onSuccess: () => toast({ text: t("health-restored", { name: name(one) }) }) });
  const end = (one: HealthItemView, reason: EndReason) =>
    changes.end.mutate(
      { item: one, reason },
      { onSuccess: () => toast({ text: t(`health-toast-${reason}`, { name: name(one) }) }) },
    );
  const review = () =>
    health &&
    changes.review.mutate(
      health.items.map((one) => one.id),
      { onSuccess: () => toast({ text: t("health-reviewed-toast") }) },
    );
  const name = (one: HealthItemView) => termText(one.code, one.name, t);

  useWindowKeys((event) => {
    if (!health || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const sort = SORTS.find(({ keyCap }) => keyCap.toLowerCase() === key);
    const step = { arrowdown: 1, arrowup: -1 }[key];
    const at = items.findIndex((candidate) => candidate.id === chosen);
    const next = step ? items[Math.max(0, Math.min(items.length - 1, at + step))] : undefined;
    if (next) focusOn(next.id);
    else if (key === "f") onQuestionnaire();
    else if (!mayEdit) return;
    else if (sort) open(sort.category);
    else if (key === "v") review();
    else if (key === "x" && item && !item.ended && item.category !== "allergy") end(item, "over");
    else if (key === "r" && item && !item.ended) end(item, "refuted");
    else if (key === "u" && item?.ended) restore(item);
    else if (key === "e" && item && !item.ended)
      page.current?.querySelector<HTMLElement>('[data-testid="health-detail"]')?.focus();
    else return;
    event.preventDefault();
  });
  if (error) return <ErrorNotice error={error} />;
  if (!health) return null;
  const last = health.reviews[0];
  const failure = changes.end.error ?? changes.restore.error ?? changes.review.error;
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !chosen || !isTyping(event.target)) return;
    page.current?.querySelector<HTMLElement>(`[data-item="${chosen}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only gives the focus back from a field to its line
    <div ref={page} onKeyDown={leave} className="flex min-h-0 flex-1">
      <div className="min-w-0 flex-1 overflow-auto">
        <div className="mx-auto flex max-w-5xl flex-col gap-3 px-6 py-4">
          <div className="flex items-center gap-3">
            <p className="min-w-0 flex-1 text-ink-2 text-sm" data-testid="health-reviewed">
              {last
                ? t("health-reviewed", { by: last.by, day: spokenDay(last.reviewedOn, now, language, t) })
                : t("health-never-reviewed")}
            </p>
            <Button
              onPress={onQuestionnaire}
              icon={<ClipboardList size={16} strokeWidth={1.75} aria-hidden />}
              data-testid="health-questionnaire"
            >
              {t("questionnaire")} <KeyCap>F</KeyCap>
            </Button>
            {mayEdit && (
              <Button
                look={health.reviewedToday ? "plain" : "primary"}
                onPress={review}
                icon={<CircleCheck size={16} strokeWidth={1.75} aria-hidden />}
                data-testid="health-review"
              >
                {t("health-review")} <KeyCap>V</KeyCap>
              </Button>
            )}
          </div>
          {failure && <ErrorNotice error={failure} />}
          {items.some((one) => one.disputed) && (
            <Notice tone="alert" title={t("health-disputed-title")}>
              {t("health-disputed-text")}
            </Notice>
          )}
          {alerts.data && alerts.data.alerts.length > 0 && (
            <ul aria-label={t("health-alerts")} className="flex flex-wrap gap-1.5">
              {alerts.data.alerts.map((alert) => (
                <AlertChip key={alert.item} alert={alert} />
              ))}
            </ul>
          )}
          <div className="grid grid-cols-2 items-start gap-3">
            {SORTS.map(({ category, keyCap }) => (
              <HealthList
                key={category}
                category={category}
                keyCap={keyCap}
                items={items.filter((one) => one.category === category)}
                selected={chosen}
                mayEdit={mayEdit}
                onSelect={(one) => setChosen(one.id)}
                onAdd={() => open(category)}
              >
                {adding === category && (
                  <HealthEntry
                    category={category}
                    catalogue={catalogue.data ?? []}
                    error={
                      changes.add.error ? (fieldErrors(changes.add.error, t).name ?? t("health-add-failed")) : undefined
                    }
                    onAdd={(form) =>
                      changes.add.mutate(form, {
                        onSuccess: (id) => {
                          setAdding(null);
                          focusOn(id);
                        },
                      })
                    }
                    onClose={() => setAdding(null)}
                  />
                )}
              </HealthList>
            ))}
            <HealthReadings
              health={health}
              mayEdit={mayEdit}
              error={changes.measure.error}
              onMeasure={(form) => changes.measure.mutate(form)}
            />
          </div>
          <div className="flex flex-wrap gap-x-4 gap-y-1 pt-1">
            <KeyHint keys={["↑", "↓"]}>{t("keys-list-move")}</KeyHint>
            <KeyHint keys={["E"]}>{t("health-keys-edit")}</KeyHint>
            <KeyHint keys={["X"]}>{t("health-keys-over")}</KeyHint>
            <KeyHint keys={["R"]}>{t("health-refute")}</KeyHint>
            <KeyHint keys={["U"]}>{t("health-restore")}</KeyHint>
          </div>
        </div>
      </div>
      {item && (
        <aside aria-label={name(item)} className="w-80 shrink-0 overflow-auto border-line border-l bg-surface p-5">
          <HealthInspector
            key={`${item.id} ${item.clocks}`}
            patient={patient}
            item={item}
            mayEdit={mayEdit}
            error={changes.edit.error}
            onSave={(form) =>
              changes.edit.mutate(
                { item, form },
                {
                  onSuccess: () => {
                    focusOn(item.id);
                    toast({ text: t("health-saved", { name: name(item) }) });
                  },
                },
              )
            }
            onEnd={(reason) => end(item, reason)}
            onRestore={() => restore(item)}
          />
        </aside>
      )}
    </div>
  );
}
