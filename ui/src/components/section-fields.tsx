import type { Sections } from "../lib/bindings";
import { SECTIONS } from "../lib/sections";
import { useText } from "../lib/text";
import { TextField } from "./text-field";

type Props = {
  sections: Sections;
  onChange: (sections: Sections) => void;
  errors?: Record<string, string>;
  onSlash?: () => void;
};

/** The sections of a note, to be written in; a slash at the start of an empty one asks for a template. */
export function SectionFields({ sections, onChange, errors = {}, onSlash }: Props) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for a key that the fields do not take
    <div
      className="grid grid-cols-2 items-start gap-x-4 gap-y-3"
      onKeyDown={(event) => {
        const { target } = event;
        if (event.key !== "/" || !onSlash || !(target instanceof HTMLTextAreaElement) || target.value) return;
        event.preventDefault();
        onSlash();
      }}
    >
      {SECTIONS.map((section) => (
        <TextField
          key={section}
          label={t(`note-${section}`)}
          value={sections[section]}
          rows={rows(sections[section])}
          onChange={(text) => onChange({ ...sections, [section]: text })}
          error={errors[section]}
          inputClassName="field-sizing-content min-h-14"
          data-testid={`note-${section}`}
        />
      ))}
    </div>
  );
}

/** About as many lines as the text takes, two at least, where the window cannot tell by itself. */
function rows(text: string): number {
  const lines = text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 52), 0);
  return Math.max(2, Math.min(14, lines));
}
