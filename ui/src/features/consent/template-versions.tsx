import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../components/error-notice";
import { spokenMoment } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

/** What a template said before: each version whole, readable for as long as the clinic lasts. */
export function TemplateVersions({ template }: { template: string }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const [open, setOpen] = useState<string | null>(null);
  const { data, error } = useQuery({
    queryKey: keys.consentVersions(template),
    queryFn: () => ipc.commands.consentTemplateVersions(template),
  });
  if (error) return <ErrorNotice error={error} />;
  return (
    <section aria-label={t("consent-template-versions")} className="flex flex-col gap-1 text-sm">
      <h3 className="font-medium text-ink-3 text-xs">{t("consent-template-versions")}</h3>
      <ul className="flex flex-col divide-y divide-line border-line border-y">
        {(data ?? []).map((version) => (
          <li key={version.id}>
            <button
              type="button"
              aria-expanded={open === version.id}
              onClick={() => setOpen(open === version.id ? null : version.id)}
              data-testid="template-version"
              className="focus-inset flex w-full gap-3 px-2 py-1.5 text-left hover:bg-surface"
            >
              <span className="tnum w-24 font-medium">
                {version.version === 0
                  ? t("consent-template-house")
                  : t("consent-template-version", { version: version.version })}
              </span>
              <span className="min-w-0 flex-1 truncate">{version.name}</span>
              <span className="text-ink-2">
                {version.recordedAt > 0 &&
                  [version.by, spokenMoment(version.recordedAt, now, language, t)].filter(Boolean).join(" · ")}
              </span>
            </button>
            {open === version.id && (
              <p lang={version.language} className="readable whitespace-pre-line bg-surface px-4 py-3">
                {version.body}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
