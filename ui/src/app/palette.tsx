import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import {
  CornerDownLeft,
  Keyboard,
  Link2,
  Moon,
  Printer,
  RefreshCw,
  Rows3,
  Scale,
  Search,
  Settings,
  Sun,
  UserPlus,
  UserRound,
  UsersRound,
} from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { ageText } from "../lib/dates";
import { groupedPhone } from "../lib/format";
import { ipc } from "../lib/ipc";
import { keys } from "../lib/query-keys";
import { useMay, usePreferences } from "../lib/session";
import { useText } from "../lib/text";
import { RECORD_PAPERS, type RecordPaper } from "./record-paper-screen";

type Item = { id: string; icon: ReactNode; text: string; aside?: string; run: () => void };
type Props = { isOpen: boolean; onClose: () => void; onKeys: () => void };

export function Palette({ isOpen, onClose, onKeys }: Props) {
  const t = useText();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className="fixed inset-0 z-50 flex justify-center bg-veil px-6 pt-[14vh]"
    >
      <Modal className="h-fit w-[38rem] max-w-full animate-rise overflow-hidden rounded-lg bg-raised shadow-float">
        <Dialog aria-label={t("palette")} className="outline-none">
          <PaletteBody onClose={onClose} onKeys={onKeys} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function PaletteBody({ onClose, onKeys }: Omit<Props, "isOpen">) {
  const t = useText();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const patients = usePatientItems(text);
  const actions = [...useActionItems(onKeys), ...usePaperItems()].filter((item) =>
    folded(item.text).includes(folded(text.trim())),
  );
  const items = text.trim() === "" ? actions : [...patients, ...actions];
  const active = Math.min(at, Math.max(0, items.length - 1));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const run = (item: Item | undefined) => {
    if (!item) return;
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(items.length - 1, active + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, active - 1));
    else if (event.key === "Enter") run(items[active]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="flex items-center gap-3 border-line border-b px-4">
        <Search size={18} strokeWidth={1.75} className="text-ink-3" aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened in order to type
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls="palette-list"
          aria-activedescendant={items.length > 0 ? `palette-${active}` : undefined}
          aria-label={t("palette")}
          placeholder={t("palette-placeholder")}
          spellCheck={false}
          className="readable h-13 flex-1 bg-transparent text-lg outline-none"
        />
      </div>
      <div
        ref={list}
        id="palette-list"
        role="listbox"
        aria-label={t("palette")}
        className="max-h-[52vh] overflow-auto p-1.5"
      >
        {items.map((item, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the search box that owns the list
          <div
            key={item.id}
            id={`palette-${i}`}
            data-index={i}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onMouseMove={() => i !== active && setAt(i)}
            onClick={() => run(item)}
            className={`flex h-10 items-center gap-3 rounded px-3 text-sm ${i === active ? "bg-wash-2" : ""}`}
          >
            <span className={i === active ? "text-accent-strong" : "text-ink-3"}>{item.icon}</span>
            <span className="flex-1 truncate font-medium">{item.text}</span>
            {item.aside && <span className="tnum truncate text-ink-2 text-xs">{item.aside}</span>}
            {i === active && <CornerDownLeft size={14} strokeWidth={1.75} className="text-ink-2" aria-hidden />}
          </div>
        ))}
      </div>
      {items.length === 0 && (
        <p className="px-6 pt-2 pb-8 text-center text-ink-2 text-sm">{t("palette-none", { text })}</p>
      )}
    </>
  );
}

function usePatientItems(text: string): Item[] {
  const t = useText();
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: keys.patientPage(`palette ${text}`, false, 0),
    queryFn: () => ipc.commands.patientSearch({ text, archived: false, offset: 0, limit: 6 }),
    enabled: text.trim().length > 0,
    placeholderData: (old) => old,
  });
  return (text.trim() ? (data?.rows ?? []) : []).map((row) => ({
    id: row.id,
    icon: <UserRound size={17} strokeWidth={1.75} aria-hidden />,
    text: row.name,
    aside: [ageText(row.age, t), groupedPhone(row.phone)].filter(Boolean).join(" · "),
    run: () => void navigate({ to: "/patients/$patient", params: { patient: row.id } }),
  }));
}

/** What of the patient on the screen can be put on paper. */
function usePaperItems(): Item[] {
  const t = useText();
  const navigate = useNavigate();
  const { patient } = useParams({ strict: false });
  if (!patient) return [];
  return (Object.keys(RECORD_PAPERS) as RecordPaper[]).map((kind) => ({
    id: `paper-${kind}`,
    icon: <Printer size={17} strokeWidth={1.75} aria-hidden />,
    text: t("palette-print", { what: t(RECORD_PAPERS[kind].text) }),
    run: () => void navigate({ to: "/patients/$patient/paper", params: { patient }, search: { kind } }),
  }));
}

function useActionItems(onKeys: () => void): Item[] {
  const t = useText();
  const navigate = useNavigate();
  const [{ theme, density }, set] = usePreferences();
  const mayEdit = useMay("edit_patients");
  const nextTheme = theme === "dark" ? "light" : "dark";
  const nextDensity = density === "desk" ? "chairside" : "desk";
  const look = { size: 17, strokeWidth: 1.75, "aria-hidden": true } as const;
  return [
    ...(mayEdit
      ? [
          {
            id: "new",
            icon: <UserPlus {...look} />,
            text: t("palette-new-patient"),
            aside: "Alt N",
            run: () => void navigate({ to: "/patients/new" }),
          },
        ]
      : []),
    {
      id: "today",
      icon: <Sun {...look} />,
      text: t("palette-go-today"),
      aside: "Ctrl 1",
      run: () => void navigate({ to: "/" }),
    },
    {
      id: "patients",
      icon: <UsersRound {...look} />,
      text: t("palette-go-patients"),
      aside: "Ctrl 2",
      run: () => void navigate({ to: "/patients" }),
    },
    {
      id: "settings",
      icon: <Settings {...look} />,
      text: t("palette-go-settings"),
      aside: "Ctrl 3",
      run: () => void navigate({ to: "/settings" }),
    },
    {
      id: "sync",
      icon: <RefreshCw {...look} />,
      text: t("sync-open"),
      run: () => void navigate({ to: "/settings/$section", params: { section: "sync" } }),
    },
    {
      id: "decide",
      icon: <Scale {...look} />,
      text: t("palette-go-decide"),
      aside: "Ctrl 4",
      run: () => void navigate({ to: "/decide/$section", params: { section: "values" } }),
    },
    {
      id: "duplicates",
      icon: <Link2 {...look} />,
      text: t("palette-go-duplicates"),
      run: () => void navigate({ to: "/decide/$section", params: { section: "patients" } }),
    },
    {
      id: "theme",
      icon: <Moon {...look} />,
      text: t("palette-theme", { theme: t(`theme-${nextTheme}`).toLowerCase() }),
      run: () => set({ theme: nextTheme }),
    },
    {
      id: "density",
      icon: <Rows3 {...look} />,
      text: t("palette-density", { density: t(`density-${nextDensity}`).toLowerCase() }),
      run: () => set({ density: nextDensity }),
    },
    { id: "keys", icon: <Keyboard {...look} />, text: t("palette-keys"), aside: "?", run: onKeys },
  ];
}
