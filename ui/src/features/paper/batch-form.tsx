import { Files, Square } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { Notice } from "../../components/notice";
import { Segmented } from "../../components/segmented";
import { TextField } from "../../components/text-field";
import type { BatchDone, PaperKind } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { useBatch } from "./use-batch";

const KINDS = [
  "odontogram",
  "perio",
  "plan",
  "recall_letter",
  "certificate",
  "carnet",
] as const satisfies readonly PaperKind[];

/** The same document for many patients, while people go on working. */
export function BatchForm() {
  const t = useText();
  const [{ language }] = usePreferences();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("odontogram");
  const [text, setText] = useState("");
  const [into, setInto] = useState<"folder" | "file">("folder");
  const { make, running, step, error, done } = useBatch();
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <Choice
          label={t("paper-what")}
          value={kind}
          options={KINDS.map((id) => ({ id, text: t(`paper-kind-${id}`) }))}
          onChange={setKind}
          className="w-60"
          isDisabled={running}
        />
        <TextField
          label={t("batch-whose")}
          placeholder={t("batch-everybody")}
          value={text}
          onChange={setText}
          isDisabled={running}
          className="w-72"
          data-testid="batch-text"
        />
        <Segmented
          label={t("batch-into")}
          value={into}
          segments={[
            { id: "folder", text: t("batch-folder") },
            { id: "file", text: t("batch-file") },
          ]}
          onChange={setInto}
        />
        {running ? (
          <Button
            icon={<Square size={16} strokeWidth={1.75} aria-hidden />}
            onPress={() => void ipc.commands.batchCancel()}
            data-testid="batch-cancel"
          >
            {t("batch-cancel")}
          </Button>
        ) : (
          <Button
            look="primary"
            icon={<Files size={16} strokeWidth={1.75} aria-hidden />}
            onPress={() => make({ kind, whose: { of: "found", text }, language, colour: true }, into === "file")}
            data-testid="batch-make"
          >
            {t("batch-make")}
          </Button>
        )}
      </div>
      {running && step.total > 0 && (
        <label className="flex items-center gap-3 text-ink-2 text-sm">
          <progress value={step.done} max={step.total} className="w-72" />
          <span className="tnum" role="status">
            {t("batch-progress", { done: step.done, total: step.total })}
          </span>
        </label>
      )}
      {error && !running && <ErrorNotice error={error} />}
      {done && !running && <Done done={done} />}
    </div>
  );
}

function Done({ done }: { done: BatchDone }) {
  const t = useText();
  return (
    <div data-testid="batch-done">
      <Notice
        tone={done.cancelled || done.skipped.length > 0 ? "warn" : "good"}
        title={t(done.cancelled ? "batch-cancelled" : "batch-done", { n: done.made })}
      >
        {done.made > 0 && <p>{t("batch-place", { pages: done.pages, place: done.place })}</p>}
        {done.skipped.length > 0 && (
          <details className="mt-1">
            <summary>{t("batch-skipped", { n: done.skipped.length })}</summary>
            <ul className="mt-1 flex max-h-60 flex-col gap-0.5 overflow-auto">
              {done.skipped.map((one) => (
                <li key={one.patient}>
                  {one.name || t("paper-hidden-patient")}: {t(`batch-skip-${one.reason}`)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Notice>
    </div>
  );
}
