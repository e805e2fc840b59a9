import { useText } from "../lib/text";
import { Button } from "./button";

type Props = { label: string; fields: readonly { name: string; text: string }[]; onInsert: (field: string) => void };

/** The fields that a text may have; each puts itself into it in its braces. */
export function FieldButtons({ label, fields, onInsert }: Props) {
  const t = useText();
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5" aria-label={label}>
      <span className="text-ink-2 text-sm" aria-hidden>
        {t("text-insert")}
      </span>
      {fields.map(({ name, text }) => (
        <Button key={name} look="plain" onPress={() => onInsert(`{{${name}}}`)}>
          {text}
        </Button>
      ))}
    </fieldset>
  );
}
