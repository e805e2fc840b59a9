import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { FieldButtons } from "../../components/field-buttons";
import { Notice } from "../../components/notice";
import { TextField } from "../../components/text-field";
import { TextVersions } from "../../components/text-versions";
import { useToast } from "../../components/toasts";
import type { ConsentTemplateView, ConsentTemplateForm as Form, Purpose } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { useTemplateVersions } from "./use-consents";

const PURPOSES: Purpose[] = [
  "treatment",
  "extraction",
  "implant",
  "endodontics",
  "orthodontics",
  "anaesthesia",
  "images",
  "data_sharing",
  "marketing",
];

/** The fields that may stand in braces. */
const FIELDS = [
  "patient",
  "document",
  "birth_date",
  "signer",
  "treatment",
  "tooth",
  "date",
  "clinic",
  "professional",
] as const;

type Props = { template: ConsentTemplateView | null; onDone: () => void };

/** A template being written: the text at the left, at the right as a patient would read it. */
export function TemplateForm({ template, onDone }: Props) {
  const t = useText();
  const toast = useToast();
  const [{ language: own }] = usePreferences();
  const [form, setForm] = useState<Form>(() => ({
    template: template?.template ?? null,
    name: template?.name ?? "",
    purpose: template?.purpose ?? "treatment",
    language: template?.language ?? own,
    body: template?.body ?? "",
    months: template?.months ?? 0,
    retired: template?.retired ?? false,
  }));
  const { data: versions } = useTemplateVersions(template?.template ?? null);
  const save = useMutation({
    mutationFn: (input: Form) => ipc.commands.consentTemplateSave(input),
    onSuccess: () => {
      toast({ text: t("consent-template-saved", { name: form.name }) });
      onDone();
    },
  });
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(form);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 rounded-lg bg-sunken p-4" data-testid="template-form">
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_6rem] items-start gap-3">
        <TextField
          label={t("consent-template-name")}
          value={form.name}
          onChange={(name) => setForm({ ...form, name })}
          error={errors.name}
          autoFocus
          data-testid="template-name"
        />
        <Choice
          label={t("consent-template-purpose")}
          value={form.purpose}
          options={PURPOSES.map((id) => ({ id, text: t(`consent-purpose-${id}`) }))}
          onChange={(purpose) => setForm({ ...form, purpose })}
        />
        <Choice
          label={t("text-language")}
          value={form.language}
          options={["es", "en"].map((id) => ({ id, text: t(`language-${id}`) }))}
          onChange={(language) => setForm({ ...form, language })}
        />
        <TextField
          label={t("consent-template-months")}
          hint={t("consent-template-months-hint")}
          value={String(form.months)}
          onChange={(months) => /^\d{0,3}$/.test(months) && setForm({ ...form, months: Number(months) })}
          error={errors.months}
          inputClassName="tnum"
        />
      </div>
      <FieldButtons
        label={t("text-insert")}
        fields={FIELDS.map((name) => ({ name, text: t(`consent-template-field-${name}`) }))}
        onInsert={(field) => setForm((old) => ({ ...old, body: old.body + field }))}
      />
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField
          label={t("consent-template-body")}
          value={form.body}
          onChange={(body) => setForm({ ...form, body })}
          error={errors.body}
          rows={18}
          data-testid="template-body"
        />
        <Preview body={form.body} language={form.language} />
      </div>
      {save.error && Object.keys(errors).length === 0 && <ErrorNotice error={save.error} />}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" isDisabled={save.isPending} data-testid="template-save">
          {t("text-save-version")}
        </Button>
        {template && (
          <Button onPress={() => save.mutate({ ...form, retired: !form.retired })} isDisabled={save.isPending}>
            {t(form.retired ? "text-offer" : "text-retire")}
          </Button>
        )}
        <Button look="quiet" onPress={onDone}>
          {t("cancel")}
        </Button>
      </div>
      {template && (
        <TextVersions
          versions={versions ?? []}
          onRestore={({ name, body, language, months }) => setForm({ ...form, name, body, language, months })}
        />
      )}
    </form>
  );
}

function Preview({ body, language }: { body: string; language: string }) {
  const t = useText();
  const { data } = useQuery({
    queryKey: keys.consentPreview(body, language),
    queryFn: () => ipc.commands.consentTemplatePreview(body, language),
    placeholderData: (old) => old,
    gcTime: 0,
  });
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="font-medium text-ink-2 text-sm">{t("consent-template-preview")}</span>
      {data && data.unknown.length > 0 && (
        <Notice tone="alert" title={t("consent-unknown", { fields: data.unknown.join(", ") })} />
      )}
      <section
        aria-label={t("consent-template-preview")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must be able to scroll it
        tabIndex={0}
        lang={language}
        data-testid="template-preview"
        className="readable focus-inset max-h-96 overflow-auto whitespace-pre-line rounded border border-line bg-surface px-4 py-3 text-sm"
      >
        {data?.text}
      </section>
    </div>
  );
}
