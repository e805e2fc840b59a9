import { Choice } from "../../components/choice";
import { TextField } from "../../components/text-field";
import type { Given } from "../../lib/bindings";
import { useText } from "../../lib/text";

const HANDS = ["none", "patient", "guardian", "other"] as const;

/** Into whose hands a document is given; nobody need say so. */
export function GivenTo({ given, onChange }: { given: Given; onChange: (given: Given) => void }) {
  const t = useText();
  const named = given.to === "guardian" || given.to === "other";
  return (
    <div className="mb-2 flex flex-col gap-2">
      <Choice
        label={t("given-to")}
        value={given.to ?? "none"}
        options={HANDS.map((id) => ({ id, text: t(`given-to-${id}`) }))}
        onChange={(to) => onChange({ ...given, to: to === "none" ? null : to })}
      />
      {named && (
        <TextField
          label={t("given-to-name")}
          value={given.name}
          onChange={(name) => onChange({ ...given, name })}
          data-testid="given-to-name"
        />
      )}
    </div>
  );
}
