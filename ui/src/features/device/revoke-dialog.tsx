import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { Dialog } from "../../components/dialog";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import { useToast } from "../../components/toasts";
import type { DeviceView } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { useText } from "../../lib/text";

const REASONS = ["lost", "stolen", "replaced", "unused", "other"] as const;
type Reason = (typeof REASONS)[number];

/** A workstation leaves, or an invitation nobody used is withdrawn. Says first what stays and what waits. */
export function RevokeDialog({ device, onClose }: { device: DeviceView; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const invited = device.changes === 0;
  const [reason, setReason] = useState<Reason>(invited ? "unused" : "lost");
  const [note, setNote] = useState("");
  const revoke = useMutation({
    mutationFn: () => ipc.commands.deviceRevoke(device.id, { reason, note }),
    onSuccess: () => {
      toast({ text: t("device-left", { name: device.name }) });
      onClose();
    },
  });
  return (
    <Dialog
      title={t(invited ? "device-withdraw-title" : "device-leave-title", { name: device.name })}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {t("cancel")}
          </Button>
          <Button
            look="danger"
            isDisabled={revoke.isPending}
            onPress={() => revoke.mutate()}
            data-testid="device-revoke"
          >
            {t(invited ? "device-withdraw" : "device-leave")}
          </Button>
        </>
      }
    >
      <p className="text-ink-2 text-sm readable">{t(invited ? "device-withdraw-text" : "device-leave-text")}</p>
      <Choice
        label={t("device-reason")}
        value={reason}
        options={REASONS.map((id) => ({ id, text: t(`device-reason-${id}`) }))}
        onChange={setReason}
      />
      <TextField label={t("device-note")} value={note} onChange={setNote} />
      {revoke.error && <ErrorNotice error={revoke.error} />}
    </Dialog>
  );
}
