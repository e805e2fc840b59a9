import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { Notice } from "../../components/notice";
import { SectionFields } from "../../components/section-fields";
import { TextField } from "../../components/text-field";
import type { Sections, TemplateView } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError, ipc } from "../../lib/ipc";
import { useWindowKeys } from "../../lib/keyboard";
import { SECTIONS } from "../../lib/sections";
import { useText } from "../../lib/text";
import { useFilled } from "./use-templates";

type Props = { template: TemplateView; mayEdit: boolean; onSaved: (name: string) => void; onRetire: () => void };

/** One template: what it says, and how it will look in a note. */
export function TemplateForm({ template, mayEdit, onSaved, onRetire }: Props) {
  const t = useText();
  const [name, setName] = useState(template.name);
  const [sections, setSections] = useState(template.sections);
  const save = useMutation({
    mutationFn: () => ipc.commands.templateSave({ id: template.id || null, clocks: template.clocks, name, sections }),
    onSuccess: () => onSaved(name),
  });
  useWindowKeys((event) => {
    if (!mayEdit || event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save.mutate();
  });
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-col gap-4" data-testid="template-form">
      <fieldset disabled={!mayEdit} className="flex flex-col gap-4">
        <TextField
          label={t("template-name")}
          value={name}
          onChange={setName}
          error={errors.name}
          isRequired
          data-testid="template-name"
        />
        <p className="text-ink-2 text-sm">{t("template-fields")}</p>
        <SectionFields sections={sections} onChange={setSections} errors={errors} />
        {errors.sections && <Notice tone="warn" title={t("template-empty")} />}
        {save.error && asCommandError(save.error).code !== "invalid" && <ErrorNotice error={save.error} />}
        {mayEdit && (
          <div className="flex gap-2">
            <Button look="primary" type="submit" data-testid="template-save">
              {t("save")}
            </Button>
            {template.id && (
              <Button look="danger" onPress={onRetire} data-testid="template-retire">
                {t("template-retire")}
              </Button>
            )}
          </div>
        )}
      </fieldset>
      <Preview sections={sections} />
    </form>
  );
}

/** With an invented patient; what is asked stays as it was written, what nobody knows is named. */
function Preview({ sections }: { sections: Sections }) {
  const t = useText();
  const { data } = useFilled({ sections, patient: null, answers: {} });
  if (!data) return null;
  const said = SECTIONS.filter((name) => data.sections[name].trim());
  return (
    <section
      aria-label={t("template-preview")}
      className="rounded border border-line bg-sunken p-4"
      data-testid="template-preview"
    >
      <h3 className="mb-2 font-medium text-ink-2 text-sm">{t("template-preview")}</h3>
      {data.unknown.length > 0 && (
        <Notice tone="warn" title={t("template-unknown", { fields: data.unknown.join(", ") })}>
          {t("template-unknown-text")}
        </Notice>
      )}
      <dl className="mt-2 flex flex-col gap-1.5 text-sm">
        {said.map((name) => (
          <div key={name} className="grid grid-cols-[8rem_1fr] gap-3">
            <dt className="text-ink-2">{t(`note-${name}`)}</dt>
            <dd className="readable whitespace-pre-wrap">{data.sections[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
