import { KeyHint } from "../../components/key-cap";
import { useText } from "../../lib/text";

/** The keys of this screen, at its foot. */
export function PlanKeys({ mayEdit, several }: { mayEdit: boolean; several: boolean }) {
  const t = useText();
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 pt-1">
      <KeyHint keys={["↑", "↓"]}>{t("keys-plan-move")}</KeyHint>
      {several && <KeyHint keys={["←", "→"]}>{t("keys-plan-plans")}</KeyHint>}
      {mayEdit && (
        <>
          <KeyHint keys={[t("keycap-enter")]}>{t("keys-plan-edit")}</KeyHint>
          <KeyHint keys={[t("keycap-space")]}>{t("keys-plan-done")}</KeyHint>
          <KeyHint keys={["Alt", "↑", "↓"]}>{t("keys-plan-phase")}</KeyHint>
          <KeyHint keys={["1", "2", "3"]}>{t("keys-plan-priority")}</KeyHint>
          <KeyHint keys={["B"]}>{t("keys-plan-begin")}</KeyHint>
          <KeyHint keys={["X"]}>{t("keys-plan-drop")}</KeyHint>
          <KeyHint keys={["U"]}>{t("keys-plan-restore")}</KeyHint>
        </>
      )}
    </div>
  );
}
