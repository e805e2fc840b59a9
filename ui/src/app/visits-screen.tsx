import { useNavigate, useParams } from "@tanstack/react-router";
import { CalendarClock, Pencil, Sparkles } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../components/button";
import { Empty } from "../components/empty";
import { ErrorNotice } from "../components/error-notice";
import { KeyCap, KeyHint } from "../components/key-cap";
import { useToast } from "../components/toasts";
import { HygieneForm } from "../features/hygiene/hygiene-form";
import { HygieneSession } from "../features/hygiene/hygiene-session";
import { NoteEditor } from "../features/note/note-editor";
import { NoteText } from "../features/note/note-text";
import { TemplatePicker } from "../features/template/template-picker";
import { FilterBar } from "../features/visit/filter-bar";
import { StartVisit } from "../features/visit/start-visit";
import { useVisitChanges, useVisitHistory } from "../features/visit/use-visits";
import { Charted, VisitCard, VisitHead } from "../features/visit/visit-card";
import { authorsOf, filtered, NO_FILTER } from "../features/visit/visit-filter";
import { VisitForm, VisitRefusal } from "../features/visit/visit-form";
import { VisitRows } from "../features/visit/visit-rows";
import type { Sections, VisitView } from "../lib/bindings";
import { isTyping, useWindowKeys } from "../lib/keyboard";
import { usePrintKey } from "../lib/print-key";
import { useMay } from "../lib/session";
import { useText } from "../lib/text";

export function VisitsScreen() {
  const { patient } = useParams({ from: "/patients/$patient" });
  const mayRead = useMay("read_notes");
  if (mayRead) return <Visits key={patient} patient={patient} />;
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto flex max-w-5xl flex-col px-6 py-4">
        <VisitRows patient={patient} />
      </div>
    </div>
  );
}

type Aside = "hygiene" | "template" | null;

/** So many are there at once; twenty years are not drawn to read the last month. */
const FIRST = 15;

function Visits({ patient }: { patient: string }) {
  const t = useText();
  const mayWrite = useMay("write_notes");
  const { data, error } = useVisitHistory(patient);
  const [filter, setFilter] = useState(NO_FILTER);
  const [aside, setAside] = useState<Aside>(null);
  const [most, setMost] = useState(FIRST);
  const [chosen, setChosen] = useState<string | null>(null);
  const [insert, setInsert] = useState<{ sections: Sections } | null>(null);
  useWindowKeys((event) => {
    if (!mayWrite || !written || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") setAside("template");
    else if (event.key.toLowerCase() === "h") setAside("hygiene");
    else return;
    event.preventDefault();
  });
  const sessions = data?.flatMap((visit) => visit.sessions) ?? [];
  const print = usePrintSession(patient);
  usePrintKey(sessions[0] && (() => print(sessions[0]?.id ?? "")));
  if (error)
    return (
      <div className="p-6">
        <ErrorNotice error={error} />
      </div>
    );
  if (!data) return null;
  const open = data.find((visit) => visit.openNow);
  const written = data.find((visit) => visit.id === chosen) ?? open;
  const shown = filtered(data, filter);
  const past = shown.filter((visit) => !mayWrite || visit.id !== written?.id);
  const authors = [...new Set(data.flatMap(authorsOf))].sort((a, b) => a.localeCompare(b));
  return (
    <div className="flex min-h-0 flex-1">
      <div className="min-w-0 flex-1 overflow-auto">
        <div className="mx-auto flex max-w-5xl flex-col gap-4 px-6 py-4">
          {mayWrite && !open && (
            <div className="flex">
              <StartVisit patient={patient} />
            </div>
          )}
          {mayWrite && written && (
            <Written
              key={written.id}
              visit={written}
              patient={patient}
              insert={insert}
              onAside={setAside}
              onDone={() => setChosen(null)}
            />
          )}
          {data.length === 0 ? (
            <Empty icon={<CalendarClock size={22} strokeWidth={1.75} aria-hidden />} title={t("visit-none")}>
              {t("visit-none-text")}
            </Empty>
          ) : (
            <>
              <FilterBar filter={filter} authors={authors} shown={shown.length} onChange={setFilter} />
              <ul className="flex flex-col gap-3" aria-label={t("visits")}>
                {past.slice(0, most).map((visit) => (
                  <Past
                    key={visit.id}
                    visit={visit}
                    patient={patient}
                    onWrite={mayWrite ? () => setChosen(visit.id) : undefined}
                  />
                ))}
              </ul>
              {past.length > most && (
                <Button className="self-start" onPress={() => setMost(past.length)} data-testid="visits-earlier">
                  {t("visits-earlier", { n: past.length - most })}
                </Button>
              )}
            </>
          )}
          {mayWrite && (
            <div className="flex flex-wrap gap-x-4 gap-y-1 pt-1">
              <KeyHint keys={["N"]}>{t("visit-start")}</KeyHint>
              <KeyHint keys={["/"]}>{t("note-template")}</KeyHint>
              <KeyHint keys={["H"]}>{t("hygiene-session")}</KeyHint>
              <KeyHint keys={[t("keycap-ctrl"), t("keycap-enter")]}>{t("note-sign")}</KeyHint>
            </div>
          )}
        </div>
      </div>
      {aside && written && (
        <aside
          aria-label={t(aside === "hygiene" ? "hygiene-session" : "templates")}
          className="w-80 shrink-0 overflow-auto border-line border-l bg-surface p-5"
        >
          <h2 className="mb-3 font-bold text-lg">{t(aside === "hygiene" ? "hygiene-session" : "templates")}</h2>
          {aside === "hygiene" ? (
            <HygieneForm visit={written.id} onDone={() => setAside(null)} />
          ) : (
            <TemplatePicker
              patient={patient}
              onInsert={(sections) => {
                setInsert({ sections });
                setAside(null);
              }}
              onClose={() => setAside(null)}
            />
          )}
        </aside>
      )}
    </div>
  );
}

/** Puts a hygiene session on paper. */
function usePrintSession(patient: string) {
  const navigate = useNavigate();
  return (id: string) =>
    void navigate({ to: "/patients/$patient/paper", params: { patient }, search: { kind: "hygiene", id } });
}

type WrittenProps = {
  visit: VisitView;
  patient: string;
  insert: { sections: Sections } | null;
  onAside: (aside: Aside) => void;
  onDone: () => void;
};

/** The visit one is writing in: the patient is here, or a note of an earlier day waits to be signed. */
function Written({ visit, patient, insert, onAside, onDone }: WrittenProps) {
  const t = useText();
  const onPrint = usePrintSession(patient);
  const toast = useToast();
  const navigate = useNavigate();
  const { close, discard, edit, reopen } = useVisitChanges(patient);
  const [editing, setEditing] = useState(false);
  const mine = visit.notes.find((note) => note.mine);
  const empty = visit.notes.length + visit.sessions.length + visit.findings.length === 0 && !visit.sessionBegun;
  const leave = () =>
    close.mutate(visit.id, {
      onSuccess: () => toast({ text: t("visit-closed-toast"), undo: () => reopen.mutate(visit.id) }),
    });
  return (
    <section
      aria-label={t(visit.openNow ? "visit-open" : "visit-writing")}
      className="rounded-lg border border-accent/50 bg-surface"
      data-testid="open-visit"
    >
      <VisitHead
        visit={visit}
        reason={visit.reason}
        actions={
          <span className="flex gap-2">
            <IconButton
              label={t("visit-edit")}
              icon={<Pencil size={15} strokeWidth={1.75} aria-hidden />}
              onPress={() => setEditing(!editing)}
              data-testid="visit-edit"
            />
            {visit.openNow && empty && (
              <Button look="quiet" onPress={() => discard.mutate(visit.id)} data-testid="visit-discard">
                {t("visit-discard")}
              </Button>
            )}
            {visit.closedAt === null ? (
              <Button onPress={leave} data-testid="visit-close">
                {t("visit-close")}
              </Button>
            ) : (
              <Button look="quiet" onPress={onDone}>
                {t("close")}
              </Button>
            )}
          </span>
        }
      />
      <div className="flex flex-col gap-3 px-4 py-3">
        {editing && (
          <VisitForm
            label={t("visit-edit")}
            begun={{ reason: visit.reason, chair: visit.chair }}
            error={edit.error}
            onSave={(form) => edit.mutate({ visit, form }, { onSuccess: () => setEditing(false) })}
            onClose={() => setEditing(false)}
            action={t("save")}
          />
        )}
        <VisitRefusal error={close.error ?? discard.error ?? reopen.error} />
        <Charted visit={visit} />
        {visit.notes
          .filter((note) => !note.mine || note.signature)
          .map((note) => (
            <NoteText key={note.id} note={note} />
          ))}
        {visit.sessions.map((session) => (
          <HygieneSession key={session.id} session={session} onPrint={onPrint} />
        ))}
        {mine?.signature ? (
          <HygieneButton begun={visit.sessionBegun} onPress={() => onAside("hygiene")} />
        ) : (
          <NoteEditor
            visit={visit.id}
            reason={visit.reason}
            note={mine}
            insert={insert}
            onTemplate={() => onAside("template")}
          >
            <HygieneButton begun={visit.sessionBegun} onPress={() => onAside("hygiene")} />
          </NoteEditor>
        )}
        {visit.openNow && (
          <p className="text-ink-3 text-sm">
            {t("visit-chart-hint")}{" "}
            <button
              type="button"
              className="text-accent-strong underline underline-offset-2"
              onClick={() => void navigate({ to: "/patients/$patient/odontogram", params: { patient } })}
            >
              {t("tab-odontogram")}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

function HygieneButton({ begun, onPress }: { begun: boolean; onPress: () => void }) {
  const t = useText();
  return (
    <Button
      onPress={onPress}
      icon={<Sparkles size={16} strokeWidth={1.75} aria-hidden />}
      className="self-start"
      data-testid="hygiene-new"
    >
      {t(begun ? "hygiene-continue" : "hygiene-session")} <KeyCap>H</KeyCap>
    </Button>
  );
}

function Past({ visit, patient, onWrite }: { visit: VisitView; patient: string; onWrite: (() => void) | undefined }) {
  const t = useText();
  const onPrint = usePrintSession(patient);
  const written = visit.notes.some((note) => note.mine);
  return (
    <VisitCard
      visit={visit}
      actions={
        onWrite &&
        (!written || visit.sessionBegun) && (
          <Button look="quiet" onPress={onWrite} data-testid="visit-write">
            {t(visit.sessionBegun ? "hygiene-continue" : "visit-write")}
          </Button>
        )
      }
    >
      {visit.notes.map((note) => (
        <NoteText
          key={note.id}
          note={note}
          {...(note.mine && !note.signature && onWrite ? { onContinue: onWrite } : {})}
        />
      ))}
      {visit.sessions.map((session) => (
        <HygieneSession key={session.id} session={session} onPrint={onPrint} />
      ))}
    </VisitCard>
  );
}
