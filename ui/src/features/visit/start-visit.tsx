import { Armchair } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { KeyCap } from "../../components/key-cap";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { useText } from "../../lib/text";
import { useVisitChanges } from "./use-visits";
import { VisitForm } from "./visit-form";

/** The patient sits down: one key, and if wanted why and where. */
export function StartVisit({ patient }: { patient: string }) {
  const t = useText();
  const { start } = useVisitChanges(patient);
  const [open, setOpen] = useState(false);
  useWindowKeys((event) => {
    if (open || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() !== "n") return;
    event.preventDefault();
    setOpen(true);
  });
  if (open)
    return (
      <VisitForm
        label={t("visit-start")}
        begun={{ reason: "", chair: "" }}
        error={start.error}
        onSave={(form) => start.mutate(form)}
        onClose={() => setOpen(false)}
        action={t("visit-start")}
      />
    );
  return (
    <Button
      look="primary"
      onPress={() => setOpen(true)}
      icon={<Armchair size={16} strokeWidth={1.75} aria-hidden />}
      data-testid="visit-new"
    >
      {t("visit-start")} <KeyCap>N</KeyCap>
    </Button>
  );
}
