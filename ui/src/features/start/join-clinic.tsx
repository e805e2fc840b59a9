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

export function JoinClinic({ onCreated, onBack }: Props) {
  const t = useText();
  const [form, setForm] = useState({ server: "", code: "", passphrase: "" });
  const join = useMutation({
    mutationFn: () => ipc.commands.joinClinic(form),
    onSuccess: ({ recoveryCode }) => onCreated(recoveryCode),
  });
  const errors = fieldErrors(join.error, t);
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    join.mutate();
  };
  return (
    <StartFrame title={t("join-title")} text={t("join-text")}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t("join-server")}
          value={form.server}
          onChange={(server) => set({ server })}
          error={errors.server}
          placeholder="https://"
          autoFocus
          data-testid="join-server"
        />
        <TextField
          label={t("join-code")}
          value={form.code}
          onChange={(code) => set({ code })}
          error={errors.code}
          inputClassName="tnum uppercase tracking-wider"
          data-testid="join-code"
        />
        <TextField
          label={t("join-passphrase")}
          type="password"
          value={form.passphrase}
          onChange={(passphrase) => set({ passphrase })}
          error={errors.passphrase}
          hint={t("join-passphrase-hint")}
          autoComplete="new-password"
          data-testid="passphrase"
        />
        {join.error && Object.keys(errors).length === 0 && <ErrorNotice error={join.error} />}
        <div className="flex justify-between pt-2">
          <Button look="quiet" onPress={onBack}>
            {t("back")}
          </Button>
          <Button look="primary" type="submit" isDisabled={join.isPending} data-testid="join-clinic">
            {t(join.isPending ? "join-working" : "join-clinic")}
          </Button>
        </div>
      </form>
    </StartFrame>
  );
}
