import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import { useToast } from "../../components/toasts";
import { ipc } from "../../lib/ipc";
import { useText } from "../../lib/text";

/** One button: this workstation takes a new key. */
export function KeyPanel() {
  const t = useText();
  const toast = useToast();
  const rotate = useMutation({
    mutationFn: () => ipc.commands.deviceRotate(),
    onSuccess: () => toast({ text: t("key-rotated") }),
  });
  return (
    <div className="flex flex-col gap-4">
      {rotate.error && <ErrorNotice error={rotate.error} />}
      <Button
        className="self-start"
        icon={<KeyRound size={15} strokeWidth={1.75} aria-hidden />}
        isDisabled={rotate.isPending}
        onPress={() => rotate.mutate()}
        data-testid="key-rotate"
      >
        {t("key-rotate")}
      </Button>
    </div>
  );
}

/** For a clone, or for one that was revoked and found again: with an invitation it becomes a workstation of its own. */
export function BecomeForm() {
  const t = useText();
  const toast = useToast();
  const [code, setCode] = useState("");
  const become = useMutation({
    mutationFn: () => ipc.commands.deviceBecome(code),
    onSuccess: () => toast({ text: t("become-done") }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    become.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={t("become-code")}
        value={code}
        onChange={setCode}
        inputClassName="tnum uppercase tracking-wider"
        data-testid="become-code"
      />
      {become.error && <ErrorNotice error={become.error} />}
      <Button type="submit" className="self-start" isDisabled={become.isPending || !code.trim()}>
        {t("become")}
      </Button>
    </form>
  );
}
