import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap } from "../../components/key-cap";
import { TextField } from "../../components/text-field";
import type { EndReason, HealthEvent, HealthItemForm, HealthItemView, Severity } from "../../lib/bindings";
import { exactDate, spokenMoment } from "../../lib/dates";
import { fieldErrors } from "../../lib/field-errors";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { formOf, termText } from "./health-text";

type Props = {
  patient: string;
  item: HealthItemView;
  mayEdit: boolean;
  error: unknown;
  onSave: (form: HealthItemForm) => void;
  onEnd: (reason: EndReason) => void;
  onRestore: () => void;
};

const SEVERITIES: Severity[] = ["unknown", "mild", "moderate", "severe"];

/** The chosen item: said better, ended, restored, and all that was ever said of it. */
export function HealthInspector({ patient, item, mayEdit, error, onSave, onEnd, onRestore }: Props) {
  const t = useText();
  const [form, setForm] = useState(() => formOf(item));
  const errors = fieldErrors(error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(form);
  };
  return (
    <div className="flex flex-col gap-5">
      <h2 className="font-bold text-lg">{termText(item.code, item.name, t)}</h2>
      {item.ended ? (
        mayEdit && (
          <Button onPress={onRestore} data-testid="health-restore">
            {t("health-restore")} <KeyCap>U</KeyCap>
          </Button>
        )
      ) : (
        <form onSubmit={submit} className="flex flex-col gap-3">
          {item.category === "allergy" && (
            <Choice
              label={t("health-severity")}
              value={form.severity}
              options={SEVERITIES.map((id) => ({ id, text: t(`health-severity-${id}`) }))}
              onChange={(severity) => setForm({ ...form, severity })}
              isDisabled={!mayEdit}
            />
          )}
          <TextField
            label={t(`health-detail-${item.category}`)}
            value={form.detail}
            onChange={(detail) => setForm({ ...form, detail })}
            error={errors.detail}
            isDisabled={!mayEdit}
            data-testid="health-detail"
          />
          {item.code === "pregnancy" && (
            <TextField
              type="date"
              label={t("health-due")}
              value={form.dueOn ?? ""}
              onChange={(day) => setForm({ ...form, dueOn: day || null })}
              error={errors.dueOn}
              isDisabled={!mayEdit}
            />
          )}
          {mayEdit && (
            <div className="flex flex-wrap gap-2">
              <Button look="primary" type="submit">
                {t("save")}
              </Button>
              {item.category !== "allergy" && (
                <Button onPress={() => onEnd("over")} data-testid="health-over">
                  {t(`health-over-${item.category}`)} <KeyCap>X</KeyCap>
                </Button>
              )}
              <Button look="danger" onPress={() => onEnd("refuted")} data-testid="health-refute">
                {t("health-refute")} <KeyCap>R</KeyCap>
              </Button>
            </div>
          )}
        </form>
      )}
      <ItemHistory patient={patient} item={item.id} />
    </div>
  );
}

function ItemHistory({ patient, item }: { patient: string; item: string }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const { data, error } = useQuery({
    queryKey: keys.healthItemHistory(patient, item),
    queryFn: () => ipc.commands.healthItemHistory(item),
  });
  if (error) return <ErrorNotice error={error} />;
  const what = (event: HealthEvent): string => {
    if (event.first) return t("health-event-added");
    const says = Object.fromEntries(event.changes.map((change) => [change.field, change.says]));
    if (says.ended === "true") return t(`health-event-${says.end_reason ?? "refuted"}`);
    const told = [
      says.severity && t(`health-severity-${says.severity}`),
      says.detail,
      says.due_on && exactDate(says.due_on, language),
    ].filter(Boolean);
    return told.length > 0 ? t("health-event-changed", { what: told.join(" · ") }) : t("health-event-stands");
  };
  return (
    <section aria-label={t("health-item-history")} data-testid="health-item-history">
      <h3 className="mb-1 font-medium text-ink-3 text-xs">{t("health-item-history")}</h3>
      <ol className="flex flex-col divide-y divide-line border-line border-y text-sm">
        {(data ?? []).map((event) => (
          <li key={`${event.written.at} ${event.written.device} ${event.changes.length}`} className="py-2">
            <p className="font-medium">{what(event)}</p>
            <p className="text-ink-2 text-xs">
              {[event.written.by ?? t("conflict-nobody"), event.written.device].filter(Boolean).join(" · ")} ·{" "}
              {spokenMoment(event.written.at, now, language, t)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
