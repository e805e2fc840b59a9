import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { Notice } from "../../components/notice";
import { TextField } from "../../components/text-field";
import type { ErasureOutlook, ErasureView, Ground } from "../../lib/bindings";
import { exactDate } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

const OVERRIDES = ["mistake", "duplicate", "order"] as const satisfies readonly Ground[];

type Props = { patient: string; outlook: ErasureOutlook; onErased: (erasure: ErasureView) => void };

/** The last step: why, and the history number typed by hand. */
export function EraseForm({ patient, outlook, onErased }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const [ground, setGround] = useState<Ground>(outlook.isOver ? "retention_over" : "mistake");
  const [typed, setTyped] = useState("");
  const erase = useMutation({ mutationFn: () => ipc.commands.patientErase(patient, ground), onSuccess: onErased });
  if (!outlook.isOver && !outlook.mayOverride) {
    return (
      <Notice tone="info" title={t("erase-not-yet", { day: exactDate(outlook.hold.until ?? "", language) })}>
        {t("erase-only-owner")}
      </Notice>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate();
  };
  const confirmed = typed.trim() === String(outlook.number);
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {!outlook.isOver && (
        <Notice tone="warn" title={t("erase-early", { day: exactDate(outlook.hold.until ?? "", language) })}>
          {t("erase-early-text")}
        </Notice>
      )}
      <div className="grid grid-cols-2 items-start gap-4">
        {!outlook.isOver && (
          <Choice
            label={t("erase-ground")}
            value={ground}
            options={OVERRIDES.map((id) => ({ id, text: t(`ground-${id}`) }))}
            onChange={setGround}
          />
        )}
        <TextField
          label={t("erase-type", { number: String(outlook.number) })}
          hint={t("erase-type-hint")}
          value={typed}
          onChange={setTyped}
          inputClassName="tnum"
          data-testid="erase-number"
        />
      </div>
      {erase.error && <ErrorNotice error={erase.error} />}
      <Button
        look="danger"
        type="submit"
        className="self-start"
        isDisabled={!confirmed || erase.isPending}
        data-testid="erase"
      >
        {t("erase")}
      </Button>
    </form>
  );
}
