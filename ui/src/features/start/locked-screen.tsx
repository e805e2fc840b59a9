import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { Segmented } from "../../components/segmented";
import { TextField } from "../../components/text-field";
import type { Unlock } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { useReload } from "../../lib/session";
import { useText } from "../../lib/text";
import { StartFrame } from "./start-frame";

export function LockedScreen({ clinic }: { clinic: string | null }) {
  const t = useText();
  const [kind, setKind] = useState<Unlock["kind"]>("passphrase");
  const [secret, setSecret] = useState("");
  const reload = useReload();
  const unlock = useMutation({ mutationFn: () => ipc.commands.unlock({ kind, secret }), onSuccess: reload });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    unlock.mutate();
  };
  return (
    <StartFrame title={clinic ?? t("locked-title")} text={t("locked-text")}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Segmented
          label={t("unlock-with")}
          value={kind}
          segments={[
            { id: "passphrase", text: t("unlock-passphrase") },
            { id: "recovery_code", text: t("unlock-recovery") },
          ]}
          onChange={setKind}
          className="self-start"
        />
        <TextField
          label={t(kind === "passphrase" ? "unlock-passphrase" : "unlock-recovery")}
          type={kind === "passphrase" ? "password" : "text"}
          value={secret}
          onChange={setSecret}
          autoFocus
          autoComplete="current-password"
          data-testid="unlock-secret"
        />
        {unlock.error && <ErrorNotice error={unlock.error} />}
        <Button
          look="primary"
          type="submit"
          className="self-start"
          isDisabled={unlock.isPending || !secret}
          data-testid="unlock"
        >
          {t("unlock")}
        </Button>
      </form>
    </StartFrame>
  );
}
