import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Empty } from "../../components/empty";
import { ErrorNotice } from "../../components/error-notice";
import { KeyHint } from "../../components/key-cap";
import { useToast } from "../../components/toasts";
import type { Choice, ConflictView } from "../../lib/bindings";
import { readBirthDate } from "../../lib/birth-date";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError, ipc } from "../../lib/ipc";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { useText } from "../../lib/text";
import { ConflictDecision, usePick } from "./conflict-decision";
import { ConflictList } from "./conflict-list";
import { fieldText } from "./conflict-text";
import type { Pick } from "./conflict-values";
import { useConflicts } from "./use-conflicts";

type Props = { patient: string | undefined; onBack: () => void; onOpenPatient: (patient: string) => void };

/** What several workstations wrote without knowing of each other: a list, and one question at a time. */
export function ConflictInbox({ patient, onBack, onOpenPatient }: Props) {
  const t = useText();
  const { data, error } = useConflicts();
  if (error)
    return (
      <div className="p-8">
        <ErrorNotice error={error} />
      </div>
    );
  if (!data) return null;
  if (data.conflicts.length === 0) {
    return (
      <Empty icon={<CircleCheck size={22} strokeWidth={1.75} aria-hidden />} title={t("conflict-none-title")}>
        {data.hidden > 0 ? t("conflict-hidden", { n: data.hidden }) : t("conflict-none-text")}
      </Empty>
    );
  }
  const rest = data.safety + data.ordinary - data.conflicts.length;
  return (
    <Questions
      conflicts={data.conflicts}
      rest={rest}
      hidden={data.hidden}
      patient={patient}
      onBack={onBack}
      onOpenPatient={onOpenPatient}
    />
  );
}

function choiceOf(conflict: ConflictView, pick: Pick): Choice | null {
  if (pick === null) return null;
  if ("typed" in pick) {
    const date = conflict.entry === "date" ? readBirthDate(pick.typed, new Date().getFullYear()) : null;
    return { write: date ?? pick.typed };
  }
  const version = conflict.values[pick.at]?.version;
  return version ? { keep: version } : null;
}

function Questions({
  conflicts,
  rest,
  hidden,
  patient,
  onBack,
  onOpenPatient,
}: Props & { conflicts: ConflictView[]; rest: number; hidden: number }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const [wanted, setWanted] = useState(() =>
    Math.max(
      0,
      conflicts.findIndex((c) => patient && c.patient === patient),
    ),
  );
  const [history, setHistory] = useState(false);
  const at = Math.min(wanted, conflicts.length - 1);
  const conflict = conflicts[at];
  const [pick, setPick] = usePick(conflict);
  const frame = useRef<HTMLDivElement>(null);
  const focusList = () => frame.current?.querySelector<HTMLElement>("[role=listbox]")?.focus();
  useEffect(focusList, []);
  useEffect(() => {
    document.getElementById(`conflict-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const decide = useMutation({
    mutationFn: ({ of, choice }: { of: ConflictView; choice: Choice | null }) => {
      const { kind, record, field, clocks } = of;
      return choice === null
        ? ipc.commands.conflictAcknowledge({ kind, record, clocks })
        : ipc.commands.conflictDecide({ kind, record, field, clocks, choice });
    },
    onSuccess: (_, { of, choice }) => {
      const done = choice === null ? "conflict-acknowledged" : "conflict-decided";
      toast({ text: t(done, { field: fieldText(of, t), about: of.about }) });
      setHistory(false);
      focusList();
    },
    onError: (thrown) => {
      if (asCommandError(thrown).code !== "not_found") return;
      toast({ text: t("conflict-stale") });
      void client.invalidateQueries({ queryKey: ["conflict"] });
    },
  });
  const { reset } = decide;
  const select = (index: number) => {
    reset();
    setWanted(Math.max(0, Math.min(conflicts.length - 1, index)));
  };
  const choose = (next: Pick) => {
    reset();
    setPick(next);
  };
  const answer = () => {
    if (!conflict?.mayDecide || decide.isPending) return;
    const choice = choiceOf(conflict, pick);
    if (choice || conflict.field === "*") decide.mutate({ of: conflict, choice });
  };
  const pickDigit = (digit: number) => {
    if (!conflict?.mayDecide || conflict.field === "*" || !(digit >= 1 && digit <= conflict.values.length + 1))
      return false;
    if (digit <= conflict.values.length) choose({ at: digit - 1 });
    else if (conflict.entry) frame.current?.querySelector<HTMLInputElement>("[data-testid=conflict-typed]")?.focus();
    return true;
  };
  // The window listens, so that the keys work wherever on this screen the focus stands.
  useWindowKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = isTyping(event.target);
    if (event.key === "Escape") {
      if (typing || pick !== null) {
        choose(null);
        focusList();
      } else onBack();
    } else if (event.key === "Enter") {
      const pressed = event.target instanceof HTMLButtonElement && event.target.getAttribute("role") !== "radio";
      if (pressed) return;
      answer();
    } else if (typing) return;
    else if (event.key === "ArrowDown") select(at + 1);
    else if (event.key === "ArrowUp") select(at - 1);
    else if (event.key === "Home") select(0);
    else if (event.key === "End") select(conflicts.length - 1);
    else if (event.key.toLowerCase() === "h") setHistory(!history);
    else if (!pickDigit(Number(event.key))) return;
    event.preventDefault();
  });
  if (!conflict) return null;
  const refused = decide.error ? fieldErrors(decide.error, t) : {};
  const stale = decide.error !== null && asCommandError(decide.error).code === "not_found";
  return (
    <div ref={frame} className="flex min-h-0 flex-1">
      <div className="flex min-h-0 flex-col border-line border-r bg-surface">
        <ConflictList conflicts={conflicts} at={at} onSelect={select} />
        {hidden > 0 && (
          <p className="w-88 shrink-0 border-line border-t px-4 py-2 text-ink-2 text-xs" data-testid="conflict-hidden">
            {t("conflict-hidden", { n: hidden })}
          </p>
        )}
        <div className="flex h-9 shrink-0 items-center gap-4 border-line border-t px-4">
          <KeyHint keys={["↑", "↓"]}>{t("keys-list-move")}</KeyHint>
          <KeyHint keys={["Esc"]}>{t("conflict-keys-back")}</KeyHint>
          {rest > 0 && <span className="text-ink-2 text-xs">{t("conflict-more", { n: rest })}</span>}
        </div>
      </div>
      <ConflictDecision
        conflict={conflict}
        pick={pick}
        onPick={choose}
        onDecide={answer}
        onOpenPatient={onOpenPatient}
        busy={decide.isPending}
        fault={refused.value ?? null}
        error={refused.value || stale ? null : decide.error}
        history={history}
        onHistory={() => setHistory(!history)}
      />
    </div>
  );
}
