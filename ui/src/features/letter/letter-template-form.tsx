import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { FieldButtons } from "../../components/field-buttons";
import { Notice } from "../../components/notice";
import { PagePictures } from "../../components/page-pictures";
import { TextField } from "../../components/text-field";
import { TextVersions } from "../../components/text-versions";
import { useToast } from "../../components/toasts";
import type { LetterTemplateForm as Form, LetterKind, LetterTemplateView } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { ipc } from "../../lib/ipc";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { useTemplatePreview, useTemplateVersions } from "./use-letters";

const KINDS: LetterKind[] = ["certificate", "referral", "recall", "prescription_foot"];

type Props = { template: LetterTemplateView | null; onDone: () => void };

/** A letter's text being written: the text at the left, at the right the page it makes. */
export function LetterTemplateForm({ template, onDone }: Props) {
  const t = useText();
  const toast = useToast();
  const [{ language: own }] = usePreferences();
  const [form, setForm] = useState<Form>(() => ({
    template: template?.template ?? null,
    name: template?.name ?? "",
    letter: template?.letter ?? "certificate",
    language: template?.language ?? own,
    body: template?.body ?? "",
    retired: template?.retired ?? false,
  }));
  const { data: preview } = useTemplatePreview(form);
  const { data: versions } = useTemplateVersions(template?.template ?? null);
  const save = useMutation({
    mutationFn: (input: Form) => ipc.commands.letterTemplateSave(input),
    onSuccess: () => {
      toast({ text: t("letter-template-saved", { name: form.name }) });
      onDone();
    },
  });
  const errors = fieldErrors(save.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(form);
  };
  const fields = (preview?.fields ?? []).map((name) => ({ name, text: t(`letter-field-${name}`) }));
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 rounded-lg bg-sunken p-4" data-testid="letter-template-form">
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)] items-start gap-3">
        <TextField
          label={t("letter-template-name")}
          value={form.name}
          onChange={(name) => setForm({ ...form, name })}
          error={errors.name}
          autoFocus
          data-testid="letter-template-name"
        />
        <Choice
          label={t("letter-template-kind")}
          value={form.letter}
          options={KINDS.map((id) => ({ id, text: t(`letter-kind-${id}`) }))}
          onChange={(letter) => setForm({ ...form, letter })}
          isDisabled={template !== null}
        />
        <Choice
          label={t("text-language")}
          value={form.language}
          options={["es", "en"].map((id) => ({ id, text: t(`language-${id}`) }))}
          onChange={(language) => setForm({ ...form, language })}
        />
      </div>
      <FieldButtons
        label={t("text-insert")}
        fields={fields}
        onInsert={(field) => setForm((old) => ({ ...old, body: old.body + field }))}
      />
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField
          label={t("letter-template-body")}
          value={form.body}
          onChange={(body) => setForm({ ...form, body })}
          error={errors.body}
          rows={22}
          data-testid="letter-template-body"
        />
        <section aria-label={t("letter-preview")} className="flex min-w-0 flex-col gap-1" data-testid="letter-preview">
          <span className="font-medium text-ink-2 text-sm" aria-hidden>
            {t("letter-preview")}
          </span>
          {preview && preview.unknown.length > 0 && (
            <Notice tone="alert" title={t("letter-unknown", { fields: preview.unknown.join(", ") })} />
          )}
          <PagePictures pages={preview?.pages ?? []} />
        </section>
      </div>
      {save.error && Object.keys(errors).length === 0 && <ErrorNotice error={save.error} />}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" isDisabled={save.isPending} data-testid="letter-template-save">
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
          onRestore={({ name, body, language }) => setForm({ ...form, name, body, language })}
        />
      )}
    </form>
  );
}
