import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Choice } from "../../components/choice";
import { TextField } from "../../components/text-field";
import type { DocumentKind, PatientForm as Form, Sex } from "../../lib/bindings";
import { readBirthDate, writeBirthDate } from "../../lib/birth-date";
import { ipc } from "../../lib/ipc";
import { useWindowKeys } from "../../lib/keyboard";
import { keys } from "../../lib/query-keys";
import { useText } from "../../lib/text";

export const EMPTY_PATIENT: Form = {
  givenName: "",
  familyName: "",
  familyName2: "",
  birthDate: null,
  sex: "unknown",
  documentKind: null,
  documentNumber: "",
  phone: "",
  phone2: "",
  email: "",
  address: "",
  postcode: "",
  city: "",
  notes: "",
};

const SEXES: Sex[] = ["unknown", "female", "male", "other"];
const DOCUMENTS: (DocumentKind | "none")[] = ["none", "dni", "nie", "passport", "other"];

type Props = {
  initial: Form;
  errors: Record<string, string>;
  onChange: (form: Form) => void;
  onSave: (form: Form) => void;
  actions: ReactNode;
};

export function PatientForm({ initial, errors, onChange, onSave, actions }: Props) {
  const t = useText();
  const [form, setForm] = useState(initial);
  const [born, setBorn] = useState(() => writeBirthDate(initial.birthDate));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Form>) => {
    const next = { ...form, ...change };
    setForm(next);
    onChange(next);
  };
  const setBirthDate = (typed: string) => {
    setBorn(typed);
    set({ birthDate: readBirthDate(typed, new Date().getFullYear()) });
  };
  const unreadDate = born.trim() !== "" && form.birthDate === null;
  const save = () => {
    setTried(true);
    if (!unreadDate) onSave(form);
  };
  useWindowKeys((event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    save();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const field = (name: keyof Form & string, label: string, rest?: object) => (
    <TextField
      label={t(label)}
      value={String(form[name] ?? "")}
      onChange={(value) => set({ [name]: value })}
      error={errors[name]}
      data-testid={label}
      {...rest}
    />
  );
  return (
    <form onSubmit={submit} className="flex flex-col gap-6">
      <Group title={t("patient-identity")}>
        <div className="grid grid-cols-3 gap-4">
          {field("givenName", "given-name", { autoFocus: true })}
          {field("familyName", "family-name")}
          {field("familyName2", "family-name-2")}
        </div>
        <div className="grid grid-cols-3 gap-4">
          <TextField
            label={t("birth-date")}
            value={born}
            onChange={setBirthDate}
            error={errors.birthDate ?? (tried && unreadDate ? t("invalid-malformed") : null)}
            hint={t("birth-date-hint")}
            inputClassName="tnum"
            data-testid="birth-date"
          />
          <Choice
            label={t("sex")}
            value={form.sex}
            options={SEXES.map((id) => ({ id, text: t(`sex-${id}`) }))}
            onChange={(sex) => set({ sex })}
            error={errors.sex}
          />
          <div className="grid grid-cols-[7rem_1fr] gap-2">
            <Choice
              label={t("document-kind")}
              value={form.documentKind ?? "none"}
              options={DOCUMENTS.map((id) => ({ id, text: t(`document-${id}`) }))}
              onChange={(kind) =>
                set(kind === "none" ? { documentKind: null, documentNumber: "" } : { documentKind: kind })
              }
              error={errors.documentKind}
            />
            <DocumentNumber
              form={form}
              error={errors.documentNumber}
              onChange={(documentNumber) => set({ documentNumber })}
            />
          </div>
        </div>
      </Group>
      <Group title={t("patient-contact")}>
        <div className="grid grid-cols-3 gap-4">
          {field("phone", "phone", { type: "tel", inputClassName: "tnum" })}
          {field("phone2", "phone2", { type: "tel", inputClassName: "tnum" })}
          {field("email", "email", { type: "text" })}
        </div>
        <div className="grid grid-cols-3 gap-4">
          {field("address", "address")}
          {field("postcode", "postcode", { inputClassName: "tnum" })}
          {field("city", "city")}
        </div>
      </Group>
      {field("notes", "notes", { rows: 3, hint: t("notes-hint") })}
      <div className="sticky bottom-0 -mx-5 -mb-5 flex items-center justify-end gap-2 rounded-b-lg border-line border-t bg-surface px-5 py-3.5">
        {actions}
      </div>
    </form>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="float-left mb-0 w-full border-line border-b pb-2 font-bold text-lg">{title}</legend>
      {children}
    </fieldset>
  );
}

/** Checked by Rust at each letter: it is kinder to say so now than after saving. */
function DocumentNumber({
  form,
  error,
  onChange,
}: {
  form: Form;
  error: string | undefined;
  onChange: (number: string) => void;
}) {
  const t = useText();
  const { documentKind: kind, documentNumber: number } = form;
  const checked = kind === "dni" || kind === "nie";
  const { data: fault } = useQuery({
    queryKey: keys.document(kind ?? "", number),
    queryFn: () => ipc.commands.documentCheck(kind ?? "other", number),
    enabled: checked && number.length >= 9,
    gcTime: 10_000,
  });
  const fine = checked && number.length >= 9 && fault === null;
  return (
    <div className="relative">
      <TextField
        label={t("document-number")}
        value={number}
        onChange={onChange}
        isDisabled={kind === null}
        error={error ?? (checked && number.length >= 9 && fault ? t(`invalid-${fault}`) : null)}
        hint={fine ? t("document-fine") : undefined}
        inputClassName="tnum uppercase"
        data-testid="document-number"
      />
      {fine && <Check size={16} strokeWidth={2.25} className="absolute top-8.5 right-2.5 text-good" aria-hidden />}
    </div>
  );
}
