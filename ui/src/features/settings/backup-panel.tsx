import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import { useToast } from "../../components/toasts";
import { fieldErrors } from "../../lib/field-errors";
import { ipc } from "../../lib/ipc";
import { useReload } from "../../lib/session";
import { useText } from "../../lib/text";

export function BackupPanel() {
  const t = useText();
  const toast = useToast();
  const save = useMutation({
    mutationFn: () => ipc.commands.backupSave(),
    onSuccess: (file) => file && toast({ text: t("backup-saved", { file }) }),
  });
  return (
    <div className="flex flex-col gap-4">
      {save.error && <ErrorNotice error={save.error} />}
      <Button
        className="self-start"
        isDisabled={save.isPending}
        onPress={() => save.mutate()}
        data-testid="backup-save"
      >
        {t("backup-save")}
      </Button>
    </div>
  );
}

/** The passphrase first, then the file in the system's own dialog; what is here is kept aside. */
export function RestorePanel() {
  const t = useText();
  const toast = useToast();
  const reload = useReload();
  const [passphrase, setPassphrase] = useState("");
  const restore = useMutation({
    mutationFn: () => ipc.commands.backupRestore(passphrase),
    onSuccess: async (kept) => {
      if (kept === null) return;
      toast({ text: kept ? t("restore-done-kept", { folder: kept }) : t("restore-done") });
      await reload();
    },
  });
  const errors = fieldErrors(restore.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    restore.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={t("restore-passphrase")}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        error={errors.file}
        hint={t("restore-passphrase-hint")}
        autoComplete="current-password"
        className="max-w-sm"
        data-testid="restore-passphrase"
      />
      {restore.error && !errors.file && <ErrorNotice error={restore.error} />}
      <Button look="danger" type="submit" className="self-start" isDisabled={restore.isPending || !passphrase.trim()}>
        {t(restore.isPending ? "restore-working" : "restore")}
      </Button>
    </form>
  );
}
