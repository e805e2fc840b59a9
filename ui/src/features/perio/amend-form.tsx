import { useState } from "react";
import { Button } from "../../components/button";
import { Dialog } from "../../components/dialog";
import { TextField } from "../../components/text-field";
import { useText } from "../../lib/text";

type Props = { isOpen: boolean; onClose: () => void; onReason: (reason: string) => void };

/** A closed examination is amended only with a reason, which stands beside every correction. */
export function AmendForm({ isOpen, onClose, onReason }: Props) {
  const t = useText();
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={t("perio-amend")}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button look="primary" isDisabled={reason.trim() === ""} onPress={() => onReason(reason.trim())}>
            {t("perio-amend-begin")}
          </Button>
        </>
      }
    >
      <p className="text-ink-2 text-sm">{t("perio-amend-hint")}</p>
      <TextField label={t("perio-amend-reason")} value={reason} onChange={setReason} autoFocus isRequired />
    </Dialog>
  );
}
