import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import { useToast } from "../../components/toasts";
import { fieldErrors } from "../../lib/field-errors";
import { ipc } from "../../lib/ipc";
import { useText } from "../../lib/text";

export function ConnectForm() {
  const t = useText();
  const toast = useToast();
  const [server, setServer] = useState("");
  const [code, setCode] = useState("");
  const connect = useMutation({
    mutationFn: () => ipc.commands.syncConnect(server.trim(), code.trim()),
    onSuccess: () => toast({ text: t("connect-done") }),
  });
  const errors = fieldErrors(connect.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    connect.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div className="grid grid-cols-[2fr_1fr] gap-3">
        <TextField
          label={t("connect-server")}
          value={server}
          onChange={setServer}
          error={errors.server}
          placeholder="https://"
          data-testid="connect-server"
        />
        <TextField
          label={t("connect-code")}
          value={code}
          onChange={setCode}
          error={errors.code}
          hint={t("connect-code-hint")}
          inputClassName="tnum"
          data-testid="connect-code"
        />
      </div>
      {connect.error && Object.keys(errors).length === 0 && <ErrorNotice error={connect.error} />}
      <Button
        look="primary"
        type="submit"
        className="self-start"
        isDisabled={connect.isPending || !server || !code}
        data-testid="connect"
      >
        {t("connect")}
      </Button>
    </form>
  );
}
