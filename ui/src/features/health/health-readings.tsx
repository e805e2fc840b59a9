import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { Panel } from "../../components/panel";
import { TextField } from "../../components/text-field";
import type { HealthView, ReadingForm } from "../../lib/bindings";
import { shortDate } from "../../lib/dates";
import { fieldErrors } from "../../lib/field-errors";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { inrText } from "./health-text";

type Props = { health: HealthView; mayEdit: boolean; error: unknown; onMeasure: (form: ReadingForm) => void };

const CLASSES = ["1", "2", "3", "4", "5", "6"] as const;

/** ASA class and INR: the latest counts, each with who and when. */
export function HealthReadings({ health, mayEdit, error, onMeasure }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const [inr, setInr] = useState("");
  const errors = fieldErrors(error, t);
  const who = (reading: { by: string; measuredOn: string }) =>
    [shortDate(reading.measuredOn, language), reading.by].filter(Boolean).join(" · ");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const value = Math.round(Number(inr.replace(",", ".")) * 10);
    onMeasure({ measure: "inr", value: Number.isFinite(value) ? value : 0, measuredOn: null });
    setInr("");
  };
  return (
    <Panel title={t("health-readings")} className="p-4">
      <div className="grid grid-cols-2 gap-4">
        <div className="flex flex-col gap-1">
          <Choice
            label={t("health-asa")}
            value={health.asa ? String(health.asa.value) : "0"}
            options={[
              ...(health.asa ? [] : [{ id: "0", text: t("health-asa-unknown") }]),
              ...CLASSES.map((id) => ({ id: id as string, text: t(`health-asa-${id}`) })),
            ]}
            onChange={(id) => id !== "0" && onMeasure({ measure: "asa", value: Number(id), measuredOn: null })}
            isDisabled={!mayEdit}
          />
          {health.asa && <p className="text-ink-3 text-xs">{who(health.asa)}</p>}
        </div>
        <form onSubmit={submit} className="flex flex-col gap-1">
          <div className="flex items-end gap-2">
            <TextField
              label={t("health-inr")}
              value={inr}
              onChange={setInr}
              error={errors.value}
              isDisabled={!mayEdit}
              className="w-24"
              inputClassName="tnum"
              data-testid="health-inr"
            />
            {mayEdit && (
              <Button type="submit" isDisabled={!inr.trim()}>
                {t("health-measure")}
              </Button>
            )}
          </div>
          <ul className="tnum text-ink-2 text-xs">
            {health.inr.slice(0, 4).map((reading, i) => (
              <li key={`${reading.measuredOn} ${reading.value}`}>
                <span className={i === 0 ? "font-bold text-ink" : ""}>{inrText(reading, language)}</span> ·{" "}
                {who(reading)}
              </li>
            ))}
          </ul>
        </form>
      </div>
    </Panel>
  );
}
