import { History } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyHint } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import type { ConflictView } from "../../lib/bindings";
import { kindTitle } from "../../lib/kind";
import { useText } from "../../lib/text";
import { ConflictHistory } from "./conflict-history";
import { fieldText } from "./conflict-text";
import { ConflictValues, type Pick } from "./conflict-values";

type Props = {
  conflict: ConflictView;
  pick: Pick;
  onPick: (pick: Pick) => void;
  onDecide: () => void;
  onOpenPatient: ((patient: string) => void) | undefined;
  busy: boolean;
  fault: string | null;
  error: unknown;
  history: boolean;
  onHistory: () => void;
};

/** One question: what is known, what each workstation says, and which of it shall count. */
export function ConflictDecision(props: Props) {
  const { conflict, pick, onPick, onDecide, onOpenPatient, busy, fault, error, history, onHistory } = props;
  const t = useText();
  const whole = conflict.field === "*";
  const devices = new Set(conflict.values.map((value) => value.written?.device ?? "")).size;
  const patient = conflict.patient;
  return (
    <section
      aria-label={fieldText(conflict, t)}
      className="flex min-w-0 max-w-3xl flex-1 flex-col gap-5 overflow-auto px-8 py-6"
    >
      <header className="flex items-start justify-between gap-4">
        <div>
          <p className="text-ink-2">{conflict.about || kindTitle(conflict.kind, t)}</p>
          <h2 className="font-bold text-xl leading-tight tracking-tight" data-testid="conflict-field">
            {fieldText(conflict, t)}
          </h2>
        </div>
        {patient && onOpenPatient && (
          <Button look="quiet" onPress={() => onOpenPatient(patient)}>
            {t("conflict-open-patient")}
          </Button>
        )}
      </header>
      <p className="max-w-xl text-ink-2 text-sm">{t(whole ? "conflict-why-entry" : "conflict-why", { n: devices })}</p>
      {!conflict.mayDecide && <Notice tone="info" title={t("conflict-may-not")} />}
      <ConflictValues conflict={conflict} pick={pick} onPick={onPick} fault={fault} />
      {error ? <ErrorNotice error={error} /> : null}
      {whole && conflict.mayDecide && (
        <div className="flex items-center gap-2">
          <Button look="primary" isDisabled={busy} onPress={onDecide} data-testid="conflict-acknowledge">
            {t("conflict-acknowledge")}
          </Button>
          <div className="flex-1" />
          <KeyHint keys={[t("keycap-enter")]}>{t("conflict-keys-acknowledge")}</KeyHint>
        </div>
      )}
      {!whole && (
        <div className="flex items-center gap-2">
          {conflict.mayDecide && (
            <Button look="primary" isDisabled={busy || pick === null} onPress={onDecide} data-testid="conflict-decide">
              {t("conflict-decide")}
            </Button>
          )}
          <Button
            look="quiet"
            icon={<History size={16} strokeWidth={1.75} aria-hidden />}
            aria-expanded={history}
            onPress={onHistory}
            data-testid="conflict-history-toggle"
          >
            {t("conflict-history-toggle")}
          </Button>
          <div className="flex-1" />
          {conflict.mayDecide && <KeyHint keys={["1", "2"]}>{t("conflict-keys-pick")}</KeyHint>}
          {conflict.mayDecide && <KeyHint keys={[t("keycap-enter")]}>{t("conflict-keys-decide")}</KeyHint>}
          <KeyHint keys={["H"]}>{t("conflict-keys-history")}</KeyHint>
        </div>
      )}
      {history && !whole && <ConflictHistory conflict={conflict} />}
    </section>
  );
}

/** A pick belongs to what was on screen: when the values change, nothing is picked any more. */
export function usePick(conflict: ConflictView | undefined): [Pick, (pick: Pick) => void] {
  const [pick, setPick] = useState<Pick>(null);
  const shown = conflict && `${conflict.record} ${conflict.field} ${conflict.clocks}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question is what it starts over for
  useEffect(() => setPick(null), [shown]);
  return [pick, setPick];
}
