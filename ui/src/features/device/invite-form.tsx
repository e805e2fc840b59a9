import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { Fact } from "../../components/panel";
import { SvgDocument } from "../../components/svg-document";
import { TextField } from "../../components/text-field";
import type { Invitation } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { fieldErrors } from "../../lib/field-errors";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

export function InviteForm() {
  const t = useText();
  const [name, setName] = useState("");
  const invite = useMutation({ mutationFn: () => ipc.commands.deviceInvite(name.trim()) });
  const errors = fieldErrors(invite.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  if (invite.data) return <Code invitation={invite.data} />;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={t("invite-name")}
        value={name}
        onChange={setName}
        error={errors.name}
        placeholder={t("invite-name-example")}
        data-testid="invite-name"
        className="max-w-sm"
      />
      {invite.error && Object.keys(errors).length === 0 && <ErrorNotice error={invite.error} />}
      <Button type="submit" className="self-start" isDisabled={invite.isPending || !name.trim()} data-testid="invite">
        {t("invite")}
      </Button>
    </form>
  );
}

function Code({ invitation }: { invitation: Invitation }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  return (
    <div className="flex items-center gap-6">
      <SvgDocument
        source={invitation.qrSvg}
        label={t("invite-qr")}
        className="size-40 shrink-0 overflow-hidden rounded-lg border border-line-2"
      />
      <dl className="flex flex-col gap-4">
        <Fact name={t("invite-code")}>
          <span className="tnum font-bold text-lg tracking-wider" data-testid="invite-code">
            {invitation.code}
          </span>
        </Fact>
        {invitation.server !== null && <Fact name={t("sync-server")}>{invitation.server}</Fact>}
        <Fact name={t("invite-until")}>{spokenMoment(invitation.expiresAt, now, language, t)}</Fact>
      </dl>
    </div>
  );
}
