import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldErrors } from "../lib/field-errors";
import { useText } from "../lib/text";
import { Button } from "./button";
import { ErrorNotice } from "./error-notice";
import { TextField } from "./text-field";

type Props = {
  label: string;
  hint: string;
  /** What the button says, and does once there is a reason. */
  action: string;
  onGive: (reason: string) => Promise<unknown>;
  onDone: () => void;
  onCancel: () => void;
  "data-testid": string;
};

/** Takes something signed back: not without a reason, which stays beside it. */
export function ReasonForm({ label, hint, action, onGive, onDone, onCancel, "data-testid": testId }: Props) {
  const t = useText();
  const [reason, setReason] = useState("");
  const give = useMutation({ mutationFn: () => onGive(reason), onSuccess: onDone });
  const errors = fieldErrors(give.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 border-line border-t pt-4">
      <TextField
        label={label}
        hint={hint}
        value={reason}
        onChange={setReason}
        error={errors.reason}
        autoFocus
        data-testid={testId}
      />
      {give.error && !errors.reason && <ErrorNotice error={give.error} />}
      <div className="flex gap-2">
        <Button look="primary" type="submit" isDisabled={give.isPending}>
          {action}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
