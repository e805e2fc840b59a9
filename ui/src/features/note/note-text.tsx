import { useMutation } from "@tanstack/react-query";
import { BadgeCheck, CircleDashed, Plus, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import { useToast } from "../../components/toasts";
import type { AddendumView, NoteView } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError, ipc } from "../../lib/ipc";
import { useNow } from "../../lib/now";
import { SECTIONS } from "../../lib/sections";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { NoteBeside } from "./note-beside";

type Props = { note: NoteView; onContinue?: () => void };

/** A note to be read: its text, who signed it, what came late, what was added. */
export function NoteText({ note, onContinue }: Props) {
  const t = useText();
  const mayWrite = useMay("write_notes");
  return (
    <article aria-label={t("note-of", { by: note.by })} className="flex flex-col gap-2" data-testid="note">
      <dl className="flex flex-col gap-1.5">
        {SECTIONS.filter((name) => note.sections[name]).map((name) => (
          <div key={name} className="grid grid-cols-[8rem_1fr] gap-3">
            <dt className="text-ink-3 text-sm">{t(`note-${name}`)}</dt>
            <dd className="readable whitespace-pre-wrap">{note.sections[name]}</dd>
          </div>
        ))}
      </dl>
      <Signed note={note} />
      <NoteBeside note={note} />
      {note.addenda.map((addendum) => (
        <Addendum key={addendum.id} addendum={addendum} />
      ))}
      {note.signature && mayWrite && <AddendumForm note={note} />}
      {onContinue && (
        <div>
          <Button onPress={onContinue} data-testid="note-continue">
            {t("note-continue")}
          </Button>
        </div>
      )}
    </article>
  );
}

function Signed({ note }: { note: NoteView }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const { signature } = note;
  if (!signature)
    return (
      <p className="flex items-center gap-1.5 text-sm text-warn" data-testid="note-unsigned">
        <CircleDashed size={15} strokeWidth={1.75} aria-hidden />
        {t(note.unsealed ? "note-unsealed" : "note-unsigned", { by: note.by })}
      </p>
    );
  const by = [signature.by, signature.licence].filter(Boolean).join(" · ");
  return (
    <p className="flex items-center gap-1.5 text-ink-2 text-sm" title={signature.hash} data-testid="note-signature">
      <BadgeCheck size={15} strokeWidth={1.75} className="text-good" aria-hidden />
      {t("note-signed", { by, when: spokenMoment(signature.signedAt, now, language, t) })}
      {!signature.intact && (
        <span className="flex items-center gap-1 font-medium text-alert">
          <TriangleAlert size={15} strokeWidth={1.75} aria-hidden />
          {t("note-not-intact")}
        </span>
      )}
    </p>
  );
}

function Addendum({ addendum }: { addendum: AddendumView }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const by = [addendum.by, addendum.licence].filter(Boolean).join(" · ");
  return (
    <div className="border-accent border-l-2 pl-3" data-testid="addendum">
      <p className="text-ink-3 text-xs">
        {t("addendum")} · {by} · {spokenMoment(addendum.recordedAt, now, language, t)}
      </p>
      <p className="readable whitespace-pre-wrap">{addendum.text}</p>
    </div>
  );
}

function AddendumForm({ note }: { note: NoteView }) {
  const t = useText();
  const toast = useToast();
  const [text, setText] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: (said: string) => ipc.commands.noteAdd(note.id, said),
    onSuccess: () => {
      setText(null);
      toast({ text: t("addendum-added") });
    },
  });
  if (text === null)
    return (
      <div>
        <Button
          look="quiet"
          className="-ml-3"
          onPress={() => setText("")}
          icon={<Plus size={15} strokeWidth={1.75} aria-hidden />}
          data-testid="addendum-new"
        >
          {t("addendum-new")}
        </Button>
      </div>
    );
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(text);
      }}
    >
      <TextField
        label={t("addendum-text")}
        value={text}
        onChange={setText}
        rows={3}
        autoFocus
        error={fieldErrors(add.error, t).text}
        data-testid="addendum-text"
      />
      {add.error && asCommandError(add.error).code !== "invalid" && <ErrorNotice error={add.error} />}
      <div className="flex gap-2">
        <Button look="primary" type="submit" data-testid="addendum-save">
          {t("addendum-save")}
        </Button>
        <Button onPress={() => setText(null)}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
