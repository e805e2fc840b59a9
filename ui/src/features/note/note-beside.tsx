import { GitCompareArrows } from "lucide-react";
import type { NoteView } from "../../lib/bindings";
import { spokenMoment } from "../../lib/dates";
import { useNow } from "../../lib/now";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

/** What another workstation wrote without knowing of this text: nothing of it is lost, nothing of it replaces anything. */
export function NoteBeside({ note }: { note: NoteView }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  if (note.beside.length === 0) return null;
  return (
    <section
      aria-label={t(note.signature ? "note-late" : "note-beside")}
      className="rounded border border-warn/40 bg-warn-wash px-3 py-2 text-sm"
      data-testid="note-beside"
    >
      <h3 className="flex items-center gap-2 font-medium">
        <GitCompareArrows size={16} strokeWidth={1.75} className="shrink-0 text-warn" aria-hidden />
        {t(note.signature ? "note-late" : "note-beside")}
      </h3>
      <p className="text-ink-2">{t(note.signature ? "note-late-text" : "note-beside-text")}</p>
      <dl className="mt-1.5 flex flex-col gap-1.5">
        {note.beside.map((other, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice, and nothing here is moved
          <div key={i}>
            <dt className="text-ink-2 text-xs">
              {[
                t(`note-${other.section}`),
                other.written && (other.written.by ?? t("conflict-nobody")),
                other.written ? other.written.device : t(other.signed ? "note-second-signature" : "note-typed-here"),
                other.written && spokenMoment(other.written.at, now, language, t),
              ]
                .filter(Boolean)
                .join(" · ")}
            </dt>
            <dd className="readable whitespace-pre-wrap">{other.says || t("note-emptied")}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
