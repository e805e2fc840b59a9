import { useMutation } from "@tanstack/react-query";
import { PenLine, TextQuote } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../../components/button";
import { Dialog } from "../../components/dialog";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import { SectionFields } from "../../components/section-fields";
import { useToast } from "../../components/toasts";
import type { NoteView, Sections } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { asCommandError } from "../../lib/ipc";
import { useWindowKeys } from "../../lib/keyboard";
import { joined, NO_SECTIONS, openFields } from "../../lib/sections";
import { useText } from "../../lib/text";
import { NoteBeside } from "./note-beside";
import { type Kept, newTypist } from "./typist";

type Props = {
  visit: string;
  /** Why the patient came, as it was said when the visit was opened: what a new note begins with. */
  reason: string;
  note: NoteView | undefined;
  /** A template's text, to be put behind what stands there; another object puts it again. */
  insert: { sections: Sections } | null;
  onTemplate: () => void;
  children?: ReactNode;
};

/** One's own note while it is a draft: kept with every pause, signed with Ctrl+Enter. */
export function NoteEditor({ visit, reason, note, insert, onTemplate, children }: Props) {
  const t = useText();
  const toast = useToast();
  const [sections, setSections] = useState(note?.sections ?? { ...NO_SECTIONS, reason });
  const [kept, setKept] = useState<Kept | null>(note?.unsealed ? "kept" : null);
  const [asking, setAsking] = useState(false);
  const [typist] = useState(() => newTypist(visit, note?.clocks ?? "", setKept));
  const found = useRef(note?.unsealed ?? false);
  useEffect(() => {
    if (found.current) typist.found();
    // Whoever leaves the page, or the window, has finished a thought.
    const leave = () => void typist.seal();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [typist]);
  const write = (next: Sections) => {
    setSections(next);
    typist.type(next);
  };
  const inserted = useRef(insert);
  useEffect(() => {
    if (!insert || inserted.current === insert) return;
    inserted.current = insert;
    const next = joined(sections, insert.sections);
    setSections(next);
    typist.type(next);
  }, [insert, sections, typist]);
  const sign = useMutation({
    mutationFn: () => typist.sign(sections),
    onSuccess: () => toast({ text: t("note-signed-toast") }),
    onSettled: () => setAsking(false),
  });
  useWindowKeys((event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || asking) return;
    event.preventDefault();
    sign.reset();
    setAsking(true);
  });
  const errors = fieldErrors(sign.error, t);
  const open = openFields(sections);
  return (
    // Signing out begins with leaving the field: by then the last word is on its way.
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that a field was left
    <div className="flex flex-col gap-3" onBlur={() => void typist.keep()} data-testid="note-editor">
      <SectionFields sections={sections} onChange={write} errors={errors} onSlash={onTemplate} />
      {note && <NoteBeside note={note} />}
      {sign.error && asCommandError(sign.error).code !== "invalid" && <ErrorNotice error={sign.error} />}
      {errors.note && <Notice tone="alert" title={errors.note} />}
      {typeof kept === "object" && kept && (
        <Notice tone="alert" title={fieldErrors(kept.error, t).note ?? t("note-keep-failed")}>
          {t("note-keep-failed-text")}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          onPress={onTemplate}
          icon={<TextQuote size={16} strokeWidth={1.75} aria-hidden />}
          data-testid="note-template"
        >
          {t("note-template")} <KeyCap>/</KeyCap>
        </Button>
        {children}
        <p role="status" className="min-w-0 flex-1 truncate text-ink-3 text-sm" data-testid="note-kept">
          {typeof kept === "string" ? t(`note-kept-${kept}`) : ""}
        </p>
        <Button
          look="primary"
          onPress={() => {
            sign.reset();
            setAsking(true);
          }}
          icon={<PenLine size={16} strokeWidth={1.75} aria-hidden />}
          data-testid="note-sign"
        >
          {t("note-sign")}
        </Button>
        <span className="flex gap-0.5" aria-hidden>
          <KeyCap>{t("keycap-ctrl")}</KeyCap>
          <KeyCap>{t("keycap-enter")}</KeyCap>
        </span>
      </div>
      <Dialog
        title={t("note-sign-title")}
        isOpen={asking}
        onClose={() => setAsking(false)}
        role="alertdialog"
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t("cancel")}</Button>
            <Button look="primary" autoFocus onPress={() => sign.mutate()} data-testid="note-sign-confirm">
              {t("note-sign")}
            </Button>
          </>
        }
      >
        <p className="text-ink-2">{t("note-sign-text")}</p>
        {open.length > 0 && <Notice tone="warn" title={t("note-fields-open", { fields: open.join(" ") })} />}
      </Dialog>
    </div>
  );
}
