import { useMutation, useQuery } from "@tanstack/react-query";
import { Plus, Save } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap, KeyHint } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import type { QuestionnaireVersion } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError, ipc } from "../../lib/ipc";
import { useWindowKeys } from "../../lib/keyboard";
import { keys } from "../../lib/query-keys";
import { useMay } from "../../lib/session";
import { useText } from "../../lib/text";
import { QuestionRow } from "./question-row";
import { QuestionnaireVersions } from "./questionnaire-versions";
import { addedAfter, changed, moved, questionsOf, type Row, rowsOf } from "./revision";

/** What the clinic asks. Saving makes the next version; what was answered to earlier ones stays as it was asked. */
export function QuestionnaireEditor({ onSaved }: { onSaved: (version: number) => void }) {
  const may = useMay("manage_clinic");
  const [from, setFrom] = useState<QuestionnaireVersion | null>(null);
  const { data, error } = useQuery({
    queryKey: keys.questionnaireVersions(),
    queryFn: () => ipc.commands.questionnaireVersions(),
  });
  if (error) return <ErrorNotice error={error} />;
  const asked = data?.[0];
  if (!data || !asked) return null;
  return (
    <div className="flex flex-col gap-6">
      {may && (
        // A colleague's version does not take away what is being written: it is begun anew by hand, or by saving.
        <Revision
          key={from?.id ?? "asked"}
          asked={asked}
          begun={from ?? asked}
          onSaved={(version) => {
            setFrom(null);
            onSaved(version);
          }}
        />
      )}
      <QuestionnaireVersions versions={data} onBeginWith={may ? setFrom : undefined} />
    </div>
  );
}

type Props = { asked: QuestionnaireVersion; begun: QuestionnaireVersion; onSaved: (version: number) => void };

function Revision({ asked, begun, onSaved }: Props) {
  const t = useText();
  const [read, setRead] = useState(asked);
  const [rows, setRows] = useState(() => rowsOf(begun.questions));
  const [toFocus, setToFocus] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: () => ipc.commands.questionnaireRevise(read.id, questionsOf(rows)),
    onSuccess: () => onSaved(read.version + 1),
  });
  const begin = (version: QuestionnaireVersion) => {
    setRead(version);
    setRows(rowsOf(version.questions));
    save.reset();
  };
  const says = (version: QuestionnaireVersion) =>
    JSON.stringify(questionsOf(rows)) === JSON.stringify(version.questions);
  const pristine = says(read);
  // Nothing was written here, or it was saved: go on with what is asked now.
  if (read.id !== asked.id && (pristine || says(asked))) begin(asked);
  const change = (next: Row[]) => {
    setRows(next);
    if (save.error) save.reset();
  };
  const add = (at: number) => {
    const code = `own-${crypto.randomUUID()}`;
    setToFocus(code);
    change(addedAfter(rows, at, code));
  };
  useWindowKeys((event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    if (!pristine) save.mutate();
  });
  const errors = fieldErrors(save.error, t);
  const overtaken = errors.questionnaire && read.id !== asked.id;
  return (
    <div className="flex flex-col gap-3" data-testid="questionnaire-editor">
      <ol className="flex flex-col divide-y divide-line border-line border-y">
        {rows.map((row, at) => (
          <QuestionRow
            key={row.key}
            row={row}
            at={at}
            of={rows.length}
            autoFocus={row.key === toFocus}
            error={errors[`questions.${at + 1}`]}
            onChange={(part) => change(changed(rows, at, part))}
            onMove={(step) => change(moved(rows, at, step))}
            onAdd={() => add(at)}
            onRemove={() => change(rows.filter((_, i) => i !== at))}
          />
        ))}
      </ol>
      {(errors.questions || errors.questionnaire) && (
        <Notice
          tone="warn"
          title={errors.questions ?? errors.questionnaire ?? ""}
          actions={
            overtaken && (
              <span className="flex gap-2">
                <Button onPress={() => begin(asked)} data-testid="questionnaire-begin-anew">
                  {t("questionnaire-begin-anew", { n: asked.version })}
                </Button>
                <Button
                  onPress={() => {
                    setRead(asked);
                    save.reset();
                  }}
                  data-testid="questionnaire-keep-mine"
                >
                  {t("questionnaire-keep-mine")}
                </Button>
              </span>
            )
          }
        />
      )}
      {save.error && asCommandError(save.error).code !== "invalid" && <ErrorNotice error={save.error} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          icon={<Plus size={16} strokeWidth={1.75} aria-hidden />}
          onPress={() => add(rows.length - 1)}
          data-testid="question-add"
        >
          {t("question-add")}
        </Button>
        <span className="flex flex-1 flex-wrap gap-x-4 gap-y-1">
          <KeyHint keys={[t("keycap-enter")]}>{t("question-add-below")}</KeyHint>
          <KeyHint keys={["Alt", "↑", "↓"]}>{t("question-move")}</KeyHint>
        </span>
        <Button
          look="primary"
          isDisabled={pristine || save.isPending}
          onPress={() => save.mutate()}
          icon={<Save size={16} strokeWidth={1.75} aria-hidden />}
          data-testid="questionnaire-revise"
        >
          {t("questionnaire-revise", { n: read.version + 1 })} <KeyCap>{t("keycap-ctrl")}</KeyCap>
          <KeyCap>S</KeyCap>
        </Button>
      </div>
    </div>
  );
}
