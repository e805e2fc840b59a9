import { FileSignature, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import type { ConsentTemplateView } from "../../lib/bindings";
import { useText } from "../../lib/text";
import { TemplateForm } from "./template-form";
import { useTemplates } from "./use-consents";

/** Every template the clinic offers or offered; one is written anew under its own line. */
export function TemplateList() {
  const t = useText();
  const { data, error } = useTemplates();
  const [open, setOpen] = useState<string | null>(null);
  if (error) return <ErrorNotice error={error} />;
  const close = () => setOpen(null);
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col divide-y divide-line">
        {(data ?? []).map((template) => (
          <li key={template.template} className="py-1.5">
            <TemplateLine template={template} onEdit={() => setOpen(template.template)} />
            {open === template.template && <TemplateForm key={template.id} template={template} onDone={close} />}
          </li>
        ))}
      </ul>
      {open !== "new" ? (
        <Button
          className="self-start"
          icon={<Plus size={16} strokeWidth={1.75} aria-hidden />}
          onPress={() => setOpen("new")}
          data-testid="template-new"
        >
          {t("consent-template-new")}
        </Button>
      ) : (
        <TemplateForm template={null} onDone={close} />
      )}
    </div>
  );
}

function TemplateLine({ template, onEdit }: { template: ConsentTemplateView; onEdit: () => void }) {
  const t = useText();
  const version = template.version === 0 ? t("text-house") : t("text-version", { version: template.version });
  return (
    <div className={`flex min-h-11 items-center gap-3 text-sm ${template.retired ? "text-ink-3" : ""}`}>
      <FileSignature size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" aria-hidden />
      <span className="min-w-0 flex-1 truncate font-medium" lang={template.language}>
        {template.name}
      </span>
      {template.retired && <span>{t("text-retired")}</span>}
      <span className="w-40 truncate text-ink-2">{t(`consent-purpose-${template.purpose}`)}</span>
      <span className="w-16 text-ink-3 text-xs">{t(`language-${template.language}`)}</span>
      <span className="tnum w-24 text-ink-3 text-xs">{version}</span>
      <IconButton
        label={t("consent-template-edit", { name: template.name })}
        icon={<Pencil size={16} strokeWidth={1.75} aria-hidden />}
        onPress={onEdit}
        data-testid="template-edit"
      />
    </div>
  );
}
