import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyHint } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import { TextField } from "../../components/text-field";
import type { Sections, TemplateView } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { useText } from "../../lib/text";
import { questionKey, useFilled, useTemplates } from "./use-templates";

type Props = { patient: string; onInsert: (sections: Sections) => void; onClose: () => void };

/** Type to find a template, answer what it asks, Enter puts it into the note. */
export function TemplatePicker({ patient, onInsert, onClose }: Props) {
  const t = useText();
  const [chosen, setChosen] = useState<TemplateView | null>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves from whichever field has the focus
    <div
      className="flex flex-col gap-3"
      data-testid="template-picker"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        if (chosen) setChosen(null);
        else onClose();
      }}
    >
      {chosen ? (
        <Questions template={chosen} patient={patient} onInsert={onInsert} onBack={() => setChosen(null)} />
      ) : (
        <Finder onChoose={setChosen} />
      )}
      <div className="flex gap-3">
        <KeyHint keys={["↑", "↓", t("keycap-enter")]}>{t("template-insert")}</KeyHint>
        <KeyHint keys={["Esc"]}>{t("back")}</KeyHint>
      </div>
    </div>
  );
}

function Finder({ onChoose }: { onChoose: (template: TemplateView) => void }) {
  const t = useText();
  const list = useId();
  const { data, error } = useTemplates();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  if (error) return <ErrorNotice error={error} />;
  const found = (data ?? []).filter((template) => folded(template.name).includes(folded(text.trim())));
  const active = Math.min(at, Math.max(0, found.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const template = found[active];
    if (step) setAt(Math.max(0, Math.min(found.length - 1, active + step)));
    else if (event.key === "Enter" && template) onChoose(template);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the key that opens the list means to type in it
        autoFocus
        role="combobox"
        aria-label={t("template-find")}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={found.length > 0 ? `${list}-${active}` : undefined}
        value={text}
        placeholder={t("template-find")}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        data-testid="template-find"
        className="h-control w-full rounded border border-line-3/70 bg-surface px-2.5"
      />
      <div id={list} role="listbox" aria-label={t("templates")} className="flex flex-col">
        {found.map((template, i) => (
          <div
            key={template.id}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(template);
            }}
            className={`flex h-row cursor-default items-center rounded px-2.5 text-sm ${i === active ? "bg-wash-2" : "hover:bg-sunken"}`}
          >
            {template.name}
          </div>
        ))}
      </div>
      {data && found.length === 0 && <p className="text-ink-3 text-sm">{t("template-none")}</p>}
    </>
  );
}

type QuestionsProps = {
  template: TemplateView;
  patient: string;
  onInsert: (sections: Sections) => void;
  onBack: () => void;
};

/** What nobody answers stays in the note as the template has it, and keeps it from being signed. */
function Questions({ template, patient, onInsert, onBack }: QuestionsProps) {
  const t = useText();
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const { data, error } = useFilled({ sections: template.sections, patient, answers: {} });
  const insert = useMutation({
    mutationFn: () => ipc.commands.templateFill({ sections: template.sections, patient, answers }),
    onSuccess: (filled) => onInsert(filled.sections),
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    insert.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3" data-testid="template-questions">
      <h3 className="font-bold">{template.name}</h3>
      {data.questions.map((question, i) => {
        const key = questionKey(question);
        return (
          <TextField
            key={key}
            label={question.is === "worded" ? capital(question.text) : t(`template-ask-${question.is}`)}
            value={answers[key] ?? ""}
            onChange={(said) => setAnswers((old) => ({ ...old, [key]: said }))}
            autoFocus={i === 0}
          />
        );
      })}
      {data.unknown.length > 0 && (
        <Notice tone="warn" title={t("template-unknown", { fields: data.unknown.join(", ") })} />
      )}
      {insert.error && <ErrorNotice error={insert.error} />}
      <div className="flex gap-2">
        <Button look="primary" type="submit" autoFocus={data.questions.length === 0} data-testid="template-insert">
          {t("template-insert")}
        </Button>
        <Button onPress={onBack}>{t("back")}</Button>
      </div>
    </form>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
