import { useMutation, useQuery } from "@tanstack/react-query";
import { Pencil, UserPlus } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { useToast } from "../../components/toasts";
import type { StaffView } from "../../lib/bindings";
import { initials } from "../../lib/format";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { useAppState, useMay } from "../../lib/session";
import { useText } from "../../lib/text";
import { EditStaff, NewStaff } from "./staff-form";

export function StaffList() {
  const t = useText();
  const may = useMay("manage_staff");
  const { data: app } = useAppState();
  const { data, error } = useQuery({ queryKey: keys.staff(), queryFn: () => ipc.commands.staffList() });
  const [open, setOpen] = useState<string | null>(null);
  if (error) return <ErrorNotice error={error} />;
  const close = () => setOpen(null);
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col divide-y divide-line">
        {(data ?? []).map((person) => (
          <li key={person.id} className="py-1.5">
            <Person
              person={person}
              you={person.id === app?.session?.staff}
              {...(may ? { onEdit: () => setOpen(person.id) } : {})}
            />
            {open === person.id && <EditStaff person={person} onDone={close} />}
          </li>
        ))}
      </ul>
      {!may && <p className="text-ink-3 text-sm">{t("staff-only-admin")}</p>}
      {may && open !== "new" && (
        <Button
          className="self-start"
          icon={<UserPlus size={16} strokeWidth={1.75} aria-hidden />}
          onPress={() => setOpen("new")}
        >
          {t("staff-new")}
        </Button>
      )}
      {open === "new" && <NewStaff onDone={close} />}
    </div>
  );
}

function Person({ person, you, onEdit }: { person: StaffView; you: boolean; onEdit?: () => void }) {
  const t = useText();
  const toast = useToast();
  const retire = useMutation({
    mutationFn: (retired: boolean) =>
      ipc.commands.staffUpdate(person.id, {
        name: person.name,
        role: person.role,
        licence: person.licence,
        retired,
        clocks: person.clocks,
      }),
  });
  const change = (retired: boolean) =>
    retire.mutate(retired, {
      onSuccess: () =>
        toast({
          text: t(retired ? "staff-retired-toast" : "staff-restored-toast", { name: person.name }),
          undo: () => change(!retired),
        }),
    });
  return (
    <>
      <div className={`flex h-11 items-center gap-3 ${person.retired ? "text-ink-3" : ""}`}>
        <span
          aria-hidden
          className={`flex size-8 shrink-0 items-center justify-center rounded-full font-bold text-xs ${person.retired ? "bg-sunken" : "bg-wash-2 text-accent-strong"}`}
        >
          {initials(person.name)}
        </span>
        <span className="w-72 truncate font-medium">
          {person.name}
          {you && <span className="ml-2 font-normal text-ink-3 text-sm">({t("staff-you")})</span>}
        </span>
        <span className="w-36 text-ink-2 text-sm">{t(`role-${person.role}`)}</span>
        <span className="tnum flex-1 text-ink-2 text-sm">{person.licence}</span>
        {person.retired && <span className="rounded-sm bg-sunken px-1.5 py-0.5 text-xs">{t("staff-retired")}</span>}
        {onEdit && !you && (
          <Button look="quiet" onPress={() => change(!person.retired)} isDisabled={retire.isPending}>
            {t(person.retired ? "staff-restore" : "staff-retire")}
          </Button>
        )}
        {onEdit && !person.retired && (
          <IconButton
            label={t("staff-edit", { name: person.name })}
            icon={<Pencil size={16} strokeWidth={1.75} aria-hidden />}
            onPress={onEdit}
          />
        )}
      </div>
      {retire.error && <ErrorNotice error={retire.error} />}
    </>
  );
}
