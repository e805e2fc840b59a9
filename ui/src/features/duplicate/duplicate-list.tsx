import { useMutation, useQuery } from "@tanstack/react-query";
import { Check, Link2, Split, UsersRound } from "lucide-react";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { ErrorNotice } from "../../components/error-notice";
import { useToast } from "../../components/toasts";
import type { DuplicatePair, PatientRow } from "../../lib/bindings";
import { ageText, numericDate, spokenDay } from "../../lib/dates";
import { grouped, groupedPhone } from "../../lib/format";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

const MOST = 50;

/** Records that may be of one person, side by side. Linking moves nothing, and can be taken back. */
export function DuplicateList({ onOpen }: { onOpen: (patient: string) => void }) {
  const t = useText();
  const { data, error } = useQuery({
    queryKey: keys.duplicates(),
    queryFn: () => ipc.commands.duplicateList(MOST),
  });
  if (error)
    return (
      <div className="p-8">
        <ErrorNotice error={error} />
      </div>
    );
  if (!data) return null;
  if (data.total === 0) {
    return (
      <Empty icon={<UsersRound size={22} strokeWidth={1.75} aria-hidden />} title={t("duplicate-none-title")}>
        {t("duplicate-none-text")}
      </Empty>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto flex max-w-5xl flex-col gap-4 px-8 py-6">
        <p className="max-w-2xl text-ink-2 text-sm">{t("duplicate-hint")}</p>
        {data.pairs.map((pair) => (
          <Pair key={`${pair.first.id} ${pair.second.id}`} pair={pair} onOpen={onOpen} />
        ))}
        {data.total > data.pairs.length && (
          <p className="text-ink-2 text-sm">{t("conflict-more", { n: data.total - data.pairs.length })}</p>
        )}
      </div>
    </div>
  );
}

function Pair({ pair, onOpen }: { pair: DuplicatePair; onOpen: (patient: string) => void }) {
  const t = useText();
  const toast = useToast();
  const mayEdit = useMay("edit_patients");
  const { first, second, reasons } = pair;
  const undo = useMutation({ mutationFn: () => ipc.commands.duplicateUnlink(first.id, second.id) });
  const say = useMutation({
    mutationFn: (same: boolean) =>
      same ? ipc.commands.duplicateLink(first.id, second.id) : ipc.commands.duplicateDismiss(first.id, second.id),
    onSuccess: (_, same) =>
      toast({ text: t(same ? "duplicate-linked" : "duplicate-dismissed"), undo: () => undo.mutate() }),
  });
  return (
    <section
      data-testid="duplicate-pair"
      aria-label={t("duplicate-pair", { first: first.name, second: second.name })}
      className="rounded-lg border border-line bg-surface"
    >
      <div className="grid grid-cols-2 divide-x divide-line">
        <Side row={first} other={second} onOpen={onOpen} />
        <Side row={second} other={first} onOpen={onOpen} />
      </div>
      <footer className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t px-5 py-3">
        <p className="flex flex-1 flex-wrap gap-x-4 gap-y-1 text-ink-2 text-sm">
          {reasons.map((reason) => (
            <span key={reason} className="flex items-center gap-1.5">
              <Check size={15} strokeWidth={1.9} className="text-accent-strong" aria-hidden />
              {t(`duplicate-reason-${reason}`)}
            </span>
          ))}
        </p>
        {mayEdit && (
          <>
            <Button
              icon={<Split size={16} strokeWidth={1.75} aria-hidden />}
              isDisabled={say.isPending}
              onPress={() => say.mutate(false)}
              data-testid="duplicate-dismiss"
            >
              {t("duplicate-dismiss")}
            </Button>
            <Button
              look="primary"
              icon={<Link2 size={16} strokeWidth={1.75} aria-hidden />}
              isDisabled={say.isPending}
              onPress={() => say.mutate(true)}
              data-testid="duplicate-link"
            >
              {t("duplicate-link")}
            </Button>
          </>
        )}
      </footer>
      {(say.error ?? undo.error) && <ErrorNotice error={say.error ?? undo.error} />}
    </section>
  );
}

/** One of the two; what differs from the other stands out by weight. */
function Side({ row, other, onOpen }: { row: PatientRow; other: PatientRow; onOpen: (patient: string) => void }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const born = (of: PatientRow) =>
    of.birthDate ? `${numericDate(of.birthDate, language)} · ${ageText(of.age, t)}` : t("conflict-empty");
  const visit = (of: PatientRow) =>
    of.lastVisit ? spokenDay(of.lastVisit, Date.now(), language, t) : t("patients-never");
  const lines: [string, string, string][] = [
    [t("birth-date"), born(row), born(other)],
    [t("phone"), groupedPhone(row.phone), groupedPhone(other.phone)],
    [t("document-kind"), row.document, other.document],
    [t("patients-col-visit"), visit(row), visit(other)],
  ];
  return (
    <div className="flex min-w-0 flex-col gap-3 p-5">
      <header className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="truncate font-bold text-lg leading-snug">{row.name}</p>
          <p className="tnum text-ink-2 text-sm">{t("patient-number", { number: grouped(row.number, language) })}</p>
        </div>
        <Button look="quiet" onPress={() => onOpen(row.id)} aria-label={t("duplicate-open", { name: row.name })}>
          {t("linked-open")}
        </Button>
      </header>
      <dl className="grid grid-cols-[9rem_1fr] gap-x-4 gap-y-1.5 text-sm">
        {lines.map(([name, says, others]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className={`tnum readable min-w-0 break-words ${says === others ? "text-ink-2" : "font-medium"}`}>
              {says || t("conflict-empty")}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
