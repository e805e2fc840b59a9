import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { useToast } from "../../components/toasts";
import type { RecallPolicyForm as Policy } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError, ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { useMay } from "../../lib/session";
import { useText } from "../../lib/text";

type Months = Exclude<keyof Policy, "clocks">;

const ROWS: { title: string; fields: Months[] }[] = [
  { title: "risk-caries", fields: ["cariesLow", "cariesModerate", "cariesHigh", "cariesExtreme"] },
  { title: "risk-perio", fields: ["perioLow", "perioModerate", "perioHigh"] },
];
const STEPS = [3, 6, 9, 12, 15, 18, 21, 24];

/** The clinic's table: months for each risk. */
export function RecallPolicyForm() {
  const { data, error } = useQuery({
    queryKey: keys.recallPolicy(),
    queryFn: () => ipc.commands.recallPolicy(),
  });
  if (error) return <ErrorNotice error={error} />;
  return data ? <Table key={data.clocks} policy={data} /> : null;
}

function Table({ policy }: { policy: Policy }) {
  const t = useText();
  const toast = useToast();
  const may = useMay("manage_clinic");
  const [form, setForm] = useState(policy);
  const save = useMutation({
    mutationFn: () => ipc.commands.recallPolicySet(form),
    onSuccess: () => toast({ text: t("recall-policy-saved") }),
  });
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const level = (field: Months) => t(`risk-level-${field.replace(/^(caries|perio)/, "").toLowerCase()}`);
  return (
    <form onSubmit={submit} className="flex flex-col gap-4" data-testid="recall-policy">
      {ROWS.map(({ title, fields }) => (
        <fieldset key={title}>
          <legend className="mb-1 font-medium text-sm">{t(title)}</legend>
          <div className="grid grid-cols-4 gap-3">
            {fields.map((field) => (
              <Choice
                key={field}
                label={level(field)}
                value={String(form[field])}
                options={STEPS.map((n) => ({ id: String(n), text: t("recall-months", { n }) }))}
                onChange={(months) => setForm({ ...form, [field]: Number(months) })}
                error={errors[field]}
                isDisabled={!may}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {save.error && asCommandError(save.error).code !== "invalid" && <ErrorNotice error={save.error} />}
      {may && (
        <Button type="submit" className="self-start" data-testid="recall-policy-save">
          {t("recall-policy-save")}
        </Button>
      )}
    </form>
  );
}
