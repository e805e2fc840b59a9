import { Mail, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import type { LetterTemplateView } from "../../lib/bindings";
import { useText } from "../../lib/text";
import { LetterTemplateForm } from "./letter-template-form";
import { useLetterTemplates } from "./use-letters";

/** Every text the clinic has for letters; one is written anew under its own line. */
export function LetterTemplateList() {
  const t = useText();
  const { data, error } = useLetterTemplates();
  const [open, setOpen] = useState<string | null>(null);
  if (error) return <ErrorNotice error={error} />;
  const close = () => setOpen(null);
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col divide-y divide-line">
        {(data ?? []).map((template) => (
          <li key={template.template} className="py-1.5">
            <TemplateLine template={template} onEdit={() => setOpen(template.template)} />
            {open === template.template && <LetterTemplateForm key={template.id} template={template} onDone={close} />}
          </li>
        ))}
      </ul>
      {open !== "new" ? (
        <Button
          className="self-start"
          icon={<Plus size={16} strokeWidth={1.75} aria-hidden />}
          onPress={() => setOpen("new")}
          data-testid="letter-template-new"
        >
          {t("letter-template-new")}
        </Button>
      ) : (
        <LetterTemplateForm template={null} onDone={close} />
      )}
    </div>
  );
}

function TemplateLine({ template, onEdit }: { template: LetterTemplateView; onEdit: () => void }) {
  const t = useText();
  const version = template.version === 0 ? t("text-house") : t("text-version", { version: template.version });
  return (
    <div className={`flex min-h-11 items-center gap-3 text-sm ${template.retired ? "text-ink-3" : ""}`}>
      <Mail size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" aria-hidden />
      <span className="min-w-0 flex-1 truncate font-medium" lang={template.language}>
        {template.name}
      </span>
      {template.retired && <span>{t("text-retired")}</span>}
      <span className="w-40 truncate text-ink-2">{t(`letter-kind-${template.letter}`)}</span>
      <span className="w-16 text-ink-3 text-xs">{t(`language-${template.language}`)}</span>
      <span className="tnum w-24 text-ink-3 text-xs">{version}</span>
      <IconButton
        label={t("letter-template-edit", { name: template.name })}
        icon={<Pencil size={16} strokeWidth={1.75} aria-hidden />}
        onPress={onEdit}
        data-testid="letter-template-edit"
      />
    </div>
  );
}
