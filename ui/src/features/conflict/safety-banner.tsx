import { TriangleAlert } from "lucide-react";
import { Button } from "../../components/button";
import { useText } from "../../lib/text";
import { fieldText } from "./conflict-text";
import { useConflicts } from "./use-conflicts";

/** Under the patient's name until somebody decides: what tells people apart, or could harm, has several values. */
export function SafetyBanner({ patient, onDecide }: { patient: string; onDecide: () => void }) {
  const t = useText();
  const { data } = useConflicts(patient);
  const grave = (data?.conflicts ?? []).filter((conflict) => conflict.safety);
  if (grave.length === 0) return null;
  const fields = [...new Set(grave.map((conflict) => fieldText(conflict, t)))].join(", ");
  return (
    <div
      role="alert"
      data-testid="safety-banner"
      className="flex shrink-0 items-center gap-3 border-line border-b bg-alert-wash px-5 py-1.5 text-sm"
    >
      <TriangleAlert size={17} strokeWidth={1.75} className="shrink-0 text-alert" aria-hidden />
      <p className="min-w-0 flex-1">
        <span className="font-medium">{t("conflict-banner", { n: grave.length, fields })}</span>{" "}
        <span className="text-ink-2">{t("conflict-banner-text")}</span>
      </p>
      <Button onPress={onDecide} data-testid="safety-decide">
        {t("conflict-banner-decide")}
      </Button>
    </div>
  );
}
