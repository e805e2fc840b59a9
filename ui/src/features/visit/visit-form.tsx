import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import { TextField } from "../../components/text-field";
import type { VisitForm as Form } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError } from "../../lib/ipc";
import { useText } from "../../lib/text";

type Props = {
  label: string;
  begun: Form;
  error: unknown;
  onSave: (form: Form) => void;
  onClose: () => void;
  action: ReactNode;
};

/** Why the patient came, and where they sit. */
export function VisitForm({ label, begun, error, onSave, onClose, action }: Props) {
  const t = useText();
  const [form, setForm] = useState(begun);
  const errors = fieldErrors(error, t);
  return (
    <form
      aria-label={label}
      className="flex flex-1 flex-col gap-3 rounded-lg border border-line bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(form);
      }}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className="grid grid-cols-[1fr_10rem] gap-3">
        <TextField
          label={t("visit-reason")}
          value={form.reason}
          onChange={(reason) => setForm({ ...form, reason })}
          error={errors.reason}
          autoFocus
          data-testid="visit-reason"
        />
        <TextField
          label={t("visit-chair")}
          value={form.chair}
          onChange={(chair) => setForm({ ...form, chair })}
          error={errors.chair}
        />
      </div>
      <VisitRefusal error={error} />
      <div className="flex gap-2">
        <Button look="primary" type="submit" data-testid="visit-save">
          {action} <KeyCap>{t("keycap-enter")}</KeyCap>
        </Button>
        <Button onPress={onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

/** Why something cannot be done to a visit, in a sentence. */
export function VisitRefusal({ error }: { error: unknown }) {
  const t = useText();
  if (!error) return null;
  const { visit } = fieldErrors(error, t);
  if (visit) return <Notice tone="warn" title={visit} />;
  return asCommandError(error).code === "invalid" ? null : <ErrorNotice error={error} />;
}
