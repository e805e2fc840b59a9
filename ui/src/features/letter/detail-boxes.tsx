import { Check } from "lucide-react";
import { Checkbox, CheckboxGroup } from "react-aria-components";
import type { LetterDetail } from "../../lib/bindings";
import { useText } from "../../lib/text";

type Props = { details: readonly LetterDetail[]; chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** What of the record goes into a referral: each line ticked by hand, alerts ticked beforehand. */
export function DetailBoxes({ details, chosen, onChange }: Props) {
  const t = useText();
  const groups = [...new Set(details.map((detail) => detail.group))];
  if (details.length === 0) return <p className="text-ink-2 text-sm">{t("letter-include-none")}</p>;
  return (
    <CheckboxGroup
      value={[...chosen]}
      onChange={onChange}
      aria-label={t("letter-include")}
      className="flex flex-col gap-3"
    >
      <div>
        <h3 className="font-medium text-ink-2 text-sm">{t("letter-include")}</h3>
        <p className="text-ink-3 text-xs">{t("letter-include-hint")}</p>
      </div>
      {groups.map((group) => (
        <div key={group} className="flex flex-col gap-1">
          <h4 className="font-medium text-ink-3 text-xs">{t(`letter-group-${group}`)}</h4>
          {details
            .filter((detail) => detail.group === group)
            .map((detail) => (
              <Checkbox
                key={detail.id}
                value={detail.id}
                data-testid="letter-detail"
                className="group flex items-start gap-2 rounded px-1 py-1 text-sm hover:bg-sunken"
              >
                <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded border border-line-3 bg-surface text-on-accent group-data-[selected]:border-accent group-data-[selected]:bg-accent">
                  <Check size={12} strokeWidth={3} aria-hidden className="hidden group-data-[selected]:block" />
                </span>
                <span className="min-w-0">{detail.text}</span>
              </Checkbox>
            ))}
        </div>
      ))}
    </CheckboxGroup>
  );
}
