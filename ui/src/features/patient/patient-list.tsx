import { useQueries } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Archive, Search, UserPlus, UserSearch, UsersRound } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { ToggleButton } from "react-aria-components";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { ErrorNotice } from "../../components/error-notice";
import { KeyHint } from "../../components/key-cap";
import type { PatientRow as Row } from "../../lib/bindings";
import { grouped } from "../../lib/format";
import { ipc } from "../../lib/ipc";
import { useWindowKeys } from "../../lib/keyboard";
import { keys } from "../../lib/query-keys";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { COLUMNS, PatientRow } from "./patient-row";

const PAGE = 100;

type Props = { onOpen: (patient: string) => void; onNew: (name?: string) => void };

/** Search, chips, table, count, keys. The focus stays in the search box; arrows move in the table below it. */
export function PatientList({ onOpen, onNew }: Props) {
  const t = useText();
  const [{ language, density }] = usePreferences();
  const mayEdit = useMay("edit_patients");
  const [text, setText] = useState("");
  const [archived, setArchived] = useState(false);
  const [active, setActive] = useState(0);
  const scroll = useRef<HTMLDivElement>(null);
  const rowHeight = density === "desk" ? 36 : 48;

  const { total, rowAt, error, settled, wanted } = usePatients(text, archived);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  wanted(shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another density means other heights, which only measuring again takes up
  useEffect(() => virtual.measure(), [virtual, rowHeight]);

  const show = (next: { text?: string; archived?: boolean }) => {
    if (next.text !== undefined) setText(next.text);
    if (next.archived !== undefined) setArchived(next.archived);
    setActive(0);
    scroll.current?.scrollTo({ top: 0 });
  };
  const move = (to: number) => {
    const index = Math.max(0, Math.min(total - 1, to));
    setActive(index);
    virtual.scrollToIndex(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 1);
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const step = steps[event.key];
    if (step !== undefined) move(active + step);
    else if (event.key === "Enter") {
      const row = rowAt(active);
      // Enter may come faster than the answer to the last letter: then it waits for that answer.
      if (!settled) pendingEnter.current = true;
      else if (row) onOpen(row.id);
      else if (text.trim() && mayEdit) onNew(text.trim());
    } else if (event.key === "Escape" && text) show({ text: "" });
    else return;
    event.preventDefault();
  };
  const pendingEnter = useRef(false);
  useEffect(() => {
    if (!settled || !pendingEnter.current) return;
    pendingEnter.current = false;
    const row = rowAt(0);
    if (row) onOpen(row.id);
  }, [settled, rowAt, onOpen]);
  useWindowKeys((event) => {
    if (!mayEdit || event.key.toLowerCase() !== "n" || event.ctrlKey) return;
    if (!event.altKey && event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    onNew();
  });

  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 px-6 pt-5 pb-3">
      <div className="flex items-center gap-3">
        <h1 className="mr-2 font-bold text-xl tracking-tight">{t("patients")}</h1>
        <label className="relative flex w-120 items-center">
          <Search size={17} strokeWidth={1.75} className="absolute left-3 text-ink-3" aria-hidden />
          <input
            // biome-ignore lint/a11y/noAutofocus: the screen exists to search; budget of five keys
            autoFocus
            type="text"
            role="combobox"
            aria-expanded={total > 0}
            aria-controls="patient-list"
            aria-activedescendant={total > 0 ? `patient-row-${active}` : undefined}
            aria-label={t("patients-search")}
            placeholder={t("patients-search-placeholder")}
            value={text}
            onChange={(event) => show({ text: event.target.value })}
            onKeyDown={onKeyDown}
            spellCheck={false}
            autoComplete="off"
            data-testid="patient-search"
            className="readable h-control w-full rounded border border-line-3/70 bg-surface pr-3 pl-9 hover:border-line-3 focus:border-accent"
          />
        </label>
        <ToggleButton
          isSelected={archived}
          onChange={(next) => show({ archived: next })}
          className="flex h-control items-center gap-2 rounded-full border border-line-2 bg-surface px-3.5 font-medium text-ink-2 text-sm hover:bg-sunken data-[selected]:border-accent data-[selected]:bg-wash-2 data-[selected]:text-accent-strong"
        >
          <Archive size={15} strokeWidth={1.75} aria-hidden />
          {t("patients-archived")}
        </ToggleButton>
        <div className="flex-1" />
        {mayEdit && (
          <Button
            look="primary"
            icon={<UserPlus size={17} strokeWidth={1.75} aria-hidden />}
            onPress={() => onNew()}
            data-testid="patient-new"
          >
            {t("patients-new")}
          </Button>
        )}
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border border-line bg-surface">
        {total > 0 && <Head />}
        <div ref={scroll} className="min-h-0 flex-1 overflow-auto" tabIndex={-1}>
          {total === 0 && settled ? (
            <Nobody text={text} archived={archived} {...(mayEdit ? { onNew } : {})} />
          ) : (
            <div
              id="patient-list"
              role="listbox"
              aria-label={t("patients")}
              className="relative"
              style={{ height: virtual.getTotalSize() }}
            >
              {shown.map((item) => (
                <PatientRow
                  key={item.key}
                  index={item.index}
                  row={rowAt(item.index)}
                  top={item.start}
                  height={rowHeight}
                  total={total}
                  active={item.index === active}
                  language={language}
                  onOpen={onOpen}
                />
              ))}
            </div>
          )}
        </div>
      </div>
      <div className="flex h-5 items-center gap-5">
        <span className="tnum text-ink-2 text-xs" role="status" data-testid="patient-count">
          {t("patients-count", { n: total, shown: grouped(total, language) })}
        </span>
        <div className="flex-1" />
        <KeyHint keys={["↑", "↓"]}>{t("keys-list-move")}</KeyHint>
        <KeyHint keys={[t("keycap-enter")]}>{t("keys-list-open")}</KeyHint>
        {mayEdit && <KeyHint keys={["Alt", "N"]}>{t("keys-list-new")}</KeyHint>}
      </div>
    </div>
  );
}

/** The first page always, and whichever pages are in view. What was shown stays until the new answer is there. */
function usePatients(text: string, archived: boolean) {
  const [view, setView] = useState<readonly [number, number]>([0, 0]);
  const offsets = [...new Set([0, ...view])];
  const pages = useQueries({
    queries: offsets.map((page) => ({
      queryKey: keys.patientPage(text, archived, page * PAGE),
      queryFn: () => ipc.commands.patientSearch({ text, archived, offset: page * PAGE, limit: PAGE }),
      gcTime: 60_000,
    })),
  });
  const last = useRef<Map<number, Row[]>>(new Map());
  const lastTotal = useRef(0);
  const first = pages[0];
  if (first?.data) {
    last.current = new Map(pages.flatMap((page, i) => (page.data ? [[offsets[i] ?? 0, page.data.rows]] : [])));
    lastTotal.current = first.data.total;
  }
  const rows = last.current;
  return {
    total: lastTotal.current,
    error: first?.error ?? null,
    settled: Boolean(first?.data) || Boolean(first?.error),
    rowAt: (index: number): Row | undefined => rows.get(Math.floor(index / PAGE))?.[index % PAGE],
    wanted: (from: number, to: number) => {
      const next = [Math.floor(from / PAGE), Math.floor(to / PAGE)] as const;
      if (next[0] !== view[0] || next[1] !== view[1]) setView(next);
    },
  };
}

function Head() {
  const t = useText();
  const names = [
    "patients-col-name",
    "patients-col-number",
    "patients-col-age",
    "patients-col-phone",
    "patients-col-document",
    "patients-col-visit",
  ];
  return (
    <div
      aria-hidden
      className={`${COLUMNS} h-9 shrink-0 items-center border-line border-b bg-sunken font-medium text-ink-3 text-xs`}
    >
      {names.map((name, i) => (
        <span key={name} className={i === 1 ? "text-right" : ""}>
          {t(name)}
        </span>
      ))}
    </div>
  );
}

function Nobody({ text, archived, onNew }: { text: string; archived: boolean; onNew?: (name?: string) => void }) {
  const t = useText();
  const icon = { size: 22, strokeWidth: 1.75, "aria-hidden": true } as const;
  if (text.trim()) {
    return (
      <Empty
        icon={<UserSearch {...icon} />}
        title={t("patients-none-title", { text: text.trim() })}
        actions={
          onNew &&
          !archived && (
            <Button onPress={() => onNew(text.trim())}>{t("patients-none-create", { text: text.trim() })}</Button>
          )
        }
      >
        {t("patients-none-text")}
      </Empty>
    );
  }
  if (archived) {
    return (
      <Empty icon={<Archive {...icon} />} title={t("patients-archived")}>
        {t("patients-archived-none")}
      </Empty>
    );
  }
  return (
    <Empty
      icon={<UsersRound {...icon} />}
      title={t("patients-empty-title")}
      actions={onNew && <Button onPress={() => onNew()}>{t("patients-new")}</Button>}
    >
      {t("patients-empty-text")}
    </Empty>
  );
}
