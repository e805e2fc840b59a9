import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import { fieldErrors } from "../../lib/field-errors";
import { ipc } from "../../lib/ipc";
import { useText } from "../../lib/text";
import { StartFrame } from "./start-frame";

type Props = { onCreated: (recoveryCode: string) => void; onBack: () => void };

export function CreateClinic({ onCreated, onBack }: Props) {
  const t = useText();
  const [form, setForm] = useState({ clinicName: "", ownerName: "", passphrase: "" });
  const [repeat, setRepeat] = useState("");
  const [differs, setDiffers] = useState(false);
  const create = useMutation({
    mutationFn: () => ipc.commands.createClinic(form),
    onSuccess: ({ recoveryCode }) => onCreated(recoveryCode),
  });
  const errors = fieldErrors(create.error, t);
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDiffers(form.passphrase !== repeat);
    if (form.passphrase === repeat) create.mutate();
  };
  const explained = Object.keys(errors).length > 0;
  return (
    <StartFrame title={t("create-title")}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t("create-clinic-name")}
          value={form.clinicName}
          onChange={(clinicName) => set({ clinicName })}
          error={errors.clinicName}
          autoFocus
          data-testid="clinic-name"
        />
        <TextField
          label={t("create-owner-name")}
          value={form.ownerName}
          onChange={(ownerName) => set({ ownerName })}
          error={errors.ownerName}
          hint={t("create-owner-hint")}
          data-testid="owner-name"
        />
        <TextField
          label={t("passphrase")}
          type="password"
          value={form.passphrase}
          onChange={(passphrase) => set({ passphrase })}
          error={errors.passphrase}
          hint={t("passphrase-hint")}
          autoComplete="new-password"
          data-testid="passphrase"
        />
        <TextField
          label={t("passphrase-repeat")}
          type="password"
          value={repeat}
          onChange={setRepeat}
          error={differs ? t("passphrase-differs") : null}
          autoComplete="new-password"
          data-testid="passphrase-repeat"
        />
        {create.error && !explained && <ErrorNotice error={create.error} />}
        <div className="flex justify-between pt-2">
          <Button look="quiet" onPress={onBack}>
            {t("back")}
          </Button>
          <Button look="primary" type="submit" isDisabled={create.isPending} data-testid="create-clinic">
            {t(create.isPending ? "create-working" : "create-clinic")}
          </Button>
        </div>
      </form>
    </StartFrame>
  );
}
