import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Button } from "../../components/button";
import { KeyHint } from "../../components/key-cap";
import type { PlanItemForm, Procedure } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { parseTeeth } from "../../lib/teeth";
import { useText } from "../../lib/text";
import { emptyForm, folded, OTHER, parseFaces, procedureText } from "./plan-text";

type Props = {
  procedures: readonly Procedure[];
  error: unknown;
  onAdd: (form: PlanItemForm) => void;
  onClose: () => void;
};

const BOX = "h-control rounded border border-line-3/70 bg-surface px-2.5 aria-invalid:border-alert";

/** A new item: type to find the procedure, then its teeth, then its faces; Enter goes on and adds. */
export function PlanEntry({ procedures, error, onAdd, onClose }: Props) {
  const t = useText();
  const list = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<Procedure | null>(null);
  const [teeth, setTeeth] = useState("");
  const [faces, setFaces] = useState("");
  const teethField = useRef<HTMLInputElement>(null);
  const facesField = useRef<HTMLInputElement>(null);
  const name = (procedure: Procedure) => procedureText(procedure.code, t);
  const words = folded(text.trim());
  const rank = (procedure: Procedure) => (folded(name(procedure)).startsWith(words) ? 0 : 1);
  const found = procedures
    .filter((procedure) => procedure.code === OTHER || folded(name(procedure)).includes(words))
    .sort((a, b) => Number(a.code === OTHER) - Number(b.code === OTHER) || rank(a) - rank(b))
    .slice(0, 8);
  const active = Math.min(at, found.length - 1);
  const parsed = parseTeeth(teeth);
  const errors = fieldErrors(error, t);
  const choose = (procedure: Procedure | undefined) => {
    if (!procedure) return;
    setChosen(procedure);
    if (procedure.code !== OTHER) setText(name(procedure));
    setTimeout(() => teethField.current?.focus());
  };
  const add = () => {
    if (!chosen || !parsed) return;
    const own = chosen.code === OTHER ? text.trim() : "";
    onAdd({ ...emptyForm(chosen.code), name: own, teeth: parsed, surfaces: parseFaces(faces) });
  };
  const inProcedure = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt(Math.max(0, Math.min(found.length - 1, active + step)));
    else if (event.key === "Enter") choose(found[active]);
    else return;
    event.preventDefault();
  };
  const inTeeth = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (chosen?.reach === "faces") facesField.current?.focus();
    else add();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the line from any of its fields
    <div
      data-plan-form
      className="relative rounded-lg border border-accent bg-surface p-3"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
        event.stopPropagation();
      }}
    >
      <div className="flex flex-wrap items-start gap-2">
        <input
          // biome-ignore lint/a11y/noAutofocus: the key that opens the line means to type in it
          autoFocus
          role="combobox"
          aria-label={t("plan-procedure")}
          aria-expanded={!chosen}
          aria-controls={list}
          aria-activedescendant={chosen ? undefined : `${list}-${active}`}
          value={text}
          placeholder={t("plan-procedure-filter")}
          onChange={(event) => {
            setText(event.target.value);
            if (chosen?.code !== OTHER) setChosen(null);
            setAt(0);
          }}
          onKeyDown={inProcedure}
          data-testid="plan-entry"
          className={`${BOX} min-w-60 flex-1`}
        />
        <input
          ref={teethField}
          aria-label={t("plan-teeth")}
          aria-invalid={!parsed}
          value={teeth}
          placeholder={t("plan-teeth-hint")}
          onChange={(event) => setTeeth(event.target.value)}
          onKeyDown={inTeeth}
          data-testid="plan-entry-teeth"
          className={`${BOX} tnum w-64`}
        />
        {chosen?.reach === "faces" && (
          <input
            ref={facesField}
            aria-label={t("plan-surfaces")}
            value={faces}
            placeholder="M O D V L"
            onChange={(event) => setFaces(event.target.value.toUpperCase())}
            onKeyDown={(event) => event.key === "Enter" && add()}
            data-testid="plan-entry-faces"
            className={`${BOX} w-28`}
          />
        )}
        <Button look="primary" onPress={add} isDisabled={!chosen || !parsed} data-testid="plan-entry-add">
          {t("plan-new")}
        </Button>
        <Button look="quiet" onPress={onClose}>
          <KeyHint keys={["Esc"]}>{t("entry-key-back")}</KeyHint>
        </Button>
      </div>
      {Object.values(errors).map((said) => (
        <p key={said} role="alert" className="pt-1 text-alert text-sm">
          {said}
        </p>
      ))}
      <div
        id={list}
        role="listbox"
        aria-label={t("plan-procedure")}
        hidden={chosen !== null}
        className="absolute inset-x-3 top-full z-20 mt-1 rounded-lg bg-raised p-1 shadow-float"
      >
        {found.map((procedure, i) => (
          <div
            key={procedure.code}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(procedure);
            }}
            className={`flex h-row cursor-default items-center justify-between rounded px-2.5 text-sm ${i === active ? "bg-wash-2" : "hover:bg-sunken"}`}
          >
            {name(procedure)}
            <span className="text-ink-2 text-xs">{t(`phase-${procedure.phase}`)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
