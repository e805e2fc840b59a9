import { useState } from "react";
import { TextField } from "../../components/text-field";
import type { LetterAsk } from "../../lib/bindings";
import { readBirthDate, writeBirthDate } from "../../lib/birth-date";
import { useText } from "../../lib/text";

type Props = {
  ask: LetterAsk;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  autoFocus: boolean;
};

/** One question of a letter. Days are typed as people write them and handed on as the calendar does. */
export function AnswerField({ ask, value, onChange, error, autoFocus }: Props) {
  const t = useText();
  const [day, setDay] = useState(() => (ask.holds === "day" ? writeBirthDate(value || null) : ""));
  const hint = { day: t("letter-day-hint"), hour: t("letter-hour-hint") }[ask.holds as string];
  const label = t(`letter-field-${ask.field}`);
  const shared = {
    label: label.charAt(0).toUpperCase() + label.slice(1),
    error,
    autoFocus,
    hint: hint ?? (ask.optional ? t("letter-optional") : undefined),
    "data-testid": `letter-${ask.field}`,
  };
  if (ask.holds === "day")
    return (
      <TextField
        {...shared}
        value={day}
        onChange={(typed) => {
          setDay(typed);
          // What is no day goes on as it was typed: Rust says so in its own words.
          onChange(readBirthDate(typed, 2100) ?? typed);
        }}
        inputClassName="tnum"
      />
    );
  return (
    <TextField
      {...shared}
      value={value}
      onChange={onChange}
      {...(ask.holds === "lines" ? { rows: 3 } : {})}
      {...(ask.holds === "hour" ? { inputClassName: "tnum" } : {})}
    />
  );
}
