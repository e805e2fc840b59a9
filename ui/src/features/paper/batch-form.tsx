import { useMutation } from "@tanstack/react-query";
import { Files, Square } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { Notice } from "../../components/notice";
import { Segmented } from "../../components/segmented";
import { TextField } from "../../components/text-field";
import type { BatchDone, BatchRequest, PaperKind } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

const KINDS = ["odontogram", "perio", "plan"] as const satisfies readonly PaperKind[];

/** The same document for many patients, while people go on working. */
export function BatchForm() {
  const t = useText();
  const [{ language }] = usePreferences();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("odontogram");
  const [text, setText] = useState("");
  const [into, setInto] = useState<"folder" | "file">("folder");
  const [step, setStep] = useState({ done: 0, total: 0 });
  useEffect(() => {
    const stop = ipc.events.progress(({ task, done, total }) => {
      if (task === "batch") setStep({ done, total });
    });
    return () => void stop.then((end) => end());
  }, []);
  const make = useMutation({
    mutationFn: () => {
      const request: BatchRequest = { kind, whose: { of: "found", text }, language, colour: true };
      setStep({ done: 0, total: 0 });
      return ipc.commands.batchMake(request, into === "file");
    },
  });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <Choice
          label={t("paper-what")}
          value={kind}
          options={KINDS.map((id) => ({ id, text: t(`paper-kind-${id}`) }))}
          onChange={setKind}
          className="w-60"
          isDisabled={make.isPending}
        />
        <TextField
          label={t("batch-whose")}
          placeholder={t("batch-everybody")}
          value={text}
          onChange={setText}
          isDisabled={make.isPending}
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
        {make.isPending ? (
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
            onPress={() => make.mutate()}
            data-testid="batch-make"
          >
            {t("batch-make")}
          </Button>
        )}
      </div>
      {make.isPending && step.total > 0 && (
        <label className="flex items-center gap-3 text-ink-2 text-sm">
          <progress value={step.done} max={step.total} className="w-72" />
          <span className="tnum" role="status">
            {t("batch-progress", { done: step.done, total: step.total })}
          </span>
        </label>
      )}
      {make.error && <ErrorNotice error={make.error} />}
      {make.data && !make.isPending && <Done done={make.data} />}
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
