import { useState } from "react";
import { spokenMoment } from "../lib/dates";
import { useNow } from "../lib/now";
import { usePreferences } from "../lib/session";
import { useText } from "../lib/text";
import { Button } from "./button";

/** A version of a text that the clinic writes itself. */
export type TextVersion = {
  id: string;
  version: number;
  name: string;
  language: string;
  body: string;
  recordedAt: number;
  by: string;
};

type Props<T extends TextVersion> = { versions: readonly T[]; onRestore: (version: T) => void };

/** What a text said before: each version whole, readable for as long as the clinic lasts, and taken up again in a press. */
export function TextVersions<T extends TextVersion>({ versions, onRestore }: Props<T>) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section aria-label={t("text-versions")} className="flex flex-col gap-1 text-sm">
      <h3 className="font-medium text-ink-3 text-xs">{t("text-versions")}</h3>
      <ul className="flex flex-col divide-y divide-line border-line border-y">
        {versions.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              aria-expanded={open === version.id}
              onClick={() => setOpen(open === version.id ? null : version.id)}
              data-testid="template-version"
              className="focus-inset flex w-full gap-3 px-2 py-1.5 text-left hover:bg-surface"
            >
              <span className="tnum w-24 font-medium">
                {version.version === 0 ? t("text-house") : t("text-version", { version: version.version })}
              </span>
              <span className="min-w-0 flex-1 truncate">{version.name}</span>
              <span className="text-ink-2">
                {version.recordedAt > 0 &&
                  [version.by, spokenMoment(version.recordedAt, now, language, t)].filter(Boolean).join(" · ")}
              </span>
            </button>
            {open === version.id && (
              <div className="flex flex-col items-start gap-2 bg-surface px-4 py-3">
                <p lang={version.language} className="readable whitespace-pre-line">
                  {version.body}
                </p>
                <Button onPress={() => onRestore(version)} data-testid="template-restore">
                  {t("text-restore")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
