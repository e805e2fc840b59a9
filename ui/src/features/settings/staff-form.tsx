import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import { useToast } from "../../components/toasts";
import type { Role, StaffView } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { ipc } from "../../lib/ipc";
import { useText } from "../../lib/text";

const ROLES: Role[] = ["dentist", "hygienist", "reception", "admin"];

type Person = { name: string; role: Role; licence: string };

export function NewStaff({ onDone }: { onDone: () => void }) {
  const t = useText();
  const toast = useToast();
  const [person, setPerson] = useState<Person>({ name: "", role: "dentist", licence: "" });
  const [password, setPassword] = useState("");
  const create = useMutation({
    mutationFn: () => ipc.commands.staffCreate({ ...person, password }),
    onSuccess: () => {
      toast({ text: t("staff-added", { name: person.name }) });
      onDone();
    },
  });
  const errors = fieldErrors(create.error, t);
  return (
    <Box
      title={t("staff-new")}
      error={create.error}
      explained={Object.keys(errors).length > 0}
      busy={create.isPending}
      onSubmit={() => create.mutate()}
      onDone={onDone}
    >
      <Fields person={person} errors={errors} onChange={setPerson} />
      <TextField
        label={t("staff-password")}
        type="password"
        value={password}
        onChange={setPassword}
        error={errors.password}
        hint={t("staff-password-hint")}
        autoComplete="new-password"
        className="max-w-sm"
      />
    </Box>
  );
}

export function EditStaff({ person: before, onDone }: { person: StaffView; onDone: () => void }) {
  const t = useText();
  const toast = useToast();
  const [person, setPerson] = useState<Person>({ name: before.name, role: before.role, licence: before.licence });
  const [password, setPassword] = useState("");
  const save = useMutation({
    mutationFn: async () => {
      const { name, role, licence } = before;
      if (person.name !== name || person.role !== role || person.licence !== licence) {
        await ipc.commands.staffUpdate(before.id, { ...person, retired: before.retired, clocks: before.clocks });
      }
      if (password) await ipc.commands.staffSetPassword(before.id, password);
    },
    onSuccess: () => {
      toast({ text: t(password ? "staff-password-saved" : "staff-saved", { name: person.name }) });
      onDone();
    },
  });
  const errors = fieldErrors(save.error, t);
  return (
    <Box
      title={t("staff-edit-title")}
      error={save.error}
      explained={Object.keys(errors).length > 0}
      busy={save.isPending}
      onSubmit={() => save.mutate()}
      onDone={onDone}
    >
      <Fields person={person} errors={errors} onChange={setPerson} />
      <TextField
        label={t("staff-password-new")}
        type="password"
        value={password}
        onChange={setPassword}
        error={errors.password}
        autoComplete="new-password"
        className="max-w-sm"
      />
    </Box>
  );
}

function Fields({
  person,
  errors,
  onChange,
}: {
  person: Person;
  errors: Record<string, string>;
  onChange: (person: Person) => void;
}) {
  const t = useText();
  return (
    <div className="grid grid-cols-[2fr_1fr_1fr] gap-3">
      <TextField
        label={t("staff-name")}
        value={person.name}
        onChange={(name) => onChange({ ...person, name })}
        error={errors.name}
        autoFocus
      />
      <Choice
        label={t("staff-role")}
        value={person.role}
        options={ROLES.map((id) => ({ id, text: t(`role-${id}`) }))}
        onChange={(role) => onChange({ ...person, role })}
        error={errors.role}
      />
      <TextField
        label={t("staff-licence")}
        value={person.licence}
        onChange={(licence) => onChange({ ...person, licence })}
        error={errors.licence}
      />
    </div>
  );
}

type BoxProps = {
  title: string;
  error: unknown;
  explained: boolean;
  busy: boolean;
  onSubmit: () => void;
  onDone: () => void;
  children: ReactNode;
};

function Box({ title, error, explained, busy, onSubmit, onDone, children }: BoxProps) {
  const t = useText();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit} aria-label={title} className="my-2 flex flex-col gap-4 rounded-lg bg-sunken p-4">
      {children}
      {error && !explained ? <ErrorNotice error={error} /> : null}
      <div className="flex gap-2">
        <Button look="primary" type="submit" isDisabled={busy}>
          {t("save")}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
