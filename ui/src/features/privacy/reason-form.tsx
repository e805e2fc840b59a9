import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import { fieldErrors } from "../../lib/field-errors";
import { useText } from "../../lib/text";

type Props = {
  label: string;
  hint?: string;
  action: string;
  run: (reason: string) => Promise<unknown>;
  onDone: () => void;
  onCancel?: () => void;
  "data-testid": string;
};

/** A sentence that stays, and what is done with it. */
export function ReasonForm({ label, hint, action, run, onDone, onCancel, ...rest }: Props) {
  const t = useText();
  const [reason, setReason] = useState("");
  const done = useMutation({ mutationFn: () => run(reason), onSuccess: onDone });
  const errors = fieldErrors(done.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    done.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <TextField
        label={label}
        hint={hint}
        value={reason}
        onChange={setReason}
        error={errors.reason}
        data-testid={rest["data-testid"]}
      />
      {done.error && !errors.reason && <ErrorNotice error={done.error} />}
      <div className="flex gap-2">
        <Button look="primary" type="submit" isDisabled={done.isPending || reason.trim() === ""}>
          {action}
        </Button>
        {onCancel && (
          <Button look="quiet" onPress={onCancel}>
            {t("cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
