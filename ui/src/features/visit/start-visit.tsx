import { Armchair } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import { TextField } from "../../components/text-field";
import type { VisitForm } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError } from "../../lib/ipc";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { useText } from "../../lib/text";
import { useVisitChanges } from "./use-visits";

/** The patient sits down: one key, and if wanted why and where. */
export function StartVisit({ patient }: { patient: string }) {
  const t = useText();
  const { start } = useVisitChanges(patient);
  const [form, setForm] = useState<VisitForm | null>(null);
  useWindowKeys((event) => {
    if (form || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() !== "n") return;
    event.preventDefault();
    setForm({ reason: "", chair: "" });
  });
  const errors = fieldErrors(start.error, t);
  if (!form)
    return (
      <Button
        look="primary"
        onPress={() => setForm({ reason: "", chair: "" })}
        icon={<Armchair size={16} strokeWidth={1.75} aria-hidden />}
        data-testid="visit-new"
      >
        {t("visit-start")} <KeyCap>N</KeyCap>
      </Button>
    );
  return (
    <form
      aria-label={t("visit-start")}
      className="flex flex-1 flex-col gap-3 rounded-lg border border-line bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate(form);
      }}
      onKeyDown={(event) => event.key === "Escape" && setForm(null)}
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
      {errors.visit && <Notice tone="warn" title={errors.visit} />}
      {start.error && asCommandError(start.error).code !== "invalid" && <ErrorNotice error={start.error} />}
      <div className="flex gap-2">
        <Button look="primary" type="submit" data-testid="visit-start">
          {t("visit-start")} <KeyCap>{t("keycap-enter")}</KeyCap>
        </Button>
        <Button onPress={() => setForm(null)}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
