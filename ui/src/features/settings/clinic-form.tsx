import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import { useToast } from "../../components/toasts";
import type { ClinicForm as Form, Profile } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { useMay } from "../../lib/session";
import { useText } from "../../lib/text";
import { RetentionFields } from "./retention-fields";

const PROFILES: Profile[] = ["ES", "PE", "AR", "EC"];

export function ClinicForm() {
  const { data, error } = useQuery({ queryKey: keys.clinic(), queryFn: () => ipc.commands.clinicGet() });
  if (error) return <ErrorNotice error={error} />;
  return data ? <Fields key={data.clocks} clinic={data} /> : null;
}

function Fields({ clinic }: { clinic: Form }) {
  const t = useText();
  const toast = useToast();
  const may = useMay("manage_clinic");
  const [form, setForm] = useState(clinic);
  const save = useMutation({
    mutationFn: () => ipc.commands.clinicUpdate(form),
    onSuccess: () => toast({ text: t("clinic-saved") }),
  });
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  type Worded = Exclude<keyof Form, "clocks" | "profile" | "region" | "retentionYears">;
  const field = (name: Worded, label: string, rest?: object) => (
    <TextField
      label={t(label)}
      value={form[name]}
      onChange={(value) => setForm({ ...form, [name]: value })}
      error={errors[name]}
      isDisabled={!may}
      {...rest}
    />
  );
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-4">
        {field("name", "clinic-name", { "data-testid": "settings-clinic-name" })}
        {field("legalName", "clinic-legal-name")}
        {field("taxId", "clinic-tax-id", { inputClassName: "tnum uppercase" })}
        {field("phone", "clinic-phone", { type: "tel", inputClassName: "tnum" })}
        {field("address", "clinic-address")}
        {field("email", "clinic-email")}
        <RetentionFields
          region={form.region}
          years={form.retentionYears}
          onChange={(change) => setForm({ ...form, ...change })}
          error={errors.retentionYears}
          isDisabled={!may}
        />
        <div>
          <Choice
            label={t("clinic-profile")}
            value={form.profile}
            options={PROFILES.map((id) => ({ id, text: t(`profile-${id}`) }))}
            onChange={(profile) => setForm({ ...form, profile })}
            isDisabled={!may}
          />
          <p className="mt-1 text-ink-3 text-xs">{t("clinic-profile-hint")}</p>
        </div>
      </div>
      {save.error && Object.keys(errors).length === 0 && <ErrorNotice error={save.error} />}
      {may ? (
        <Button look="primary" type="submit" className="self-start" isDisabled={save.isPending}>
          {t("save")}
        </Button>
      ) : (
        <p className="text-ink-3 text-sm">{t("staff-only-admin")}</p>
      )}
    </form>
  );
}
