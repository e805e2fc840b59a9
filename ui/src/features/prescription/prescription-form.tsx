import { ArrowLeft, PenLine, Plus } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap, KeyHint } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import type { Medicine } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { useText } from "../../lib/text";
import { HazardList } from "./hazard-list";
import { PrescriptionLine } from "./prescription-line";
import { emptyItem } from "./prescription-text";
import { useDrugs, useHazards, usePrescriptionChanges } from "./use-prescriptions";

type Line = { id: number; item: Medicine };
type Props = { patient: string; start: readonly Medicine[]; onSigned: (id: string) => void; onBack: () => void };

/** A prescription being written. Enter goes from field to field; the warnings of what is written stand beside it. */
export function PrescriptionForm({ patient, start, onSigned, onBack }: Props) {
  const t = useText();
  const form = useRef<HTMLDivElement>(null);
  const next = useRef(0);
  const numbered = (item: Medicine): Line => ({ id: next.current++, item });
  const [lines, setLines] = useState<Line[]>(() => (start.length > 0 ? [...start] : [emptyItem()]).map(numbered));
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const { data: drugs } = useDrugs();
  const items = lines.map((line) => line.item);
  const { data: hazards, error: unread } = useHazards(patient, items);
  const { sign } = usePrescriptionChanges(patient);
  const errors = fieldErrors(sign.error, t);
  const submit = () => {
    if (sign.isPending) return;
    sign.mutate(
      { items, answers: Object.entries(answers).map(([key, why]) => ({ key, why })) },
      { onSuccess: onSigned },
    );
  };
  const fields = () => [...(form.current?.querySelectorAll<HTMLInputElement>("input") ?? [])];
  // A new line waits for its drug.
  const newest = lines.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when a line was added
  useEffect(() => {
    const drugFields = form.current?.querySelectorAll<HTMLInputElement>('[data-testid="rx-drug"]');
    drugFields?.item(drugFields.length - 1)?.focus();
  }, [newest]);
  const forward = () => {
    const all = fields();
    const following = all[all.indexOf(document.activeElement as HTMLInputElement) + 1];
    if (following) {
      following.focus();
      following.select();
    } else form.current?.querySelector<HTMLElement>('[data-testid="rx-sign"]')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    forward();
  };
  useWindowKeys((event) => {
    const key = event.key.toLowerCase();
    if (event.ctrlKey && (key === "s" || key === "enter")) submit();
    else if (event.altKey && key === "m") setLines((old) => [...old, numbered(emptyItem())]);
    else if (key === "escape" && !isTyping(event.target)) onBack();
    else return;
    event.preventDefault();
  });
  const general = errors.items ?? errors.prescriber ?? errors.warnings;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter goes on to the next field
    <div ref={form} onKeyDown={onKeyDown} className="flex min-h-0 flex-1" data-testid="rx-form">
      <div className="min-w-0 flex-1 overflow-auto">
        <div className="mx-auto flex max-w-4xl flex-col gap-3 px-6 py-4">
          <div>
            <Button look="quiet" onPress={onBack} icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />}>
              {t("rx-back")}
            </Button>
          </div>
          {lines.map(({ id, item }, n) => (
            <PrescriptionLine
              key={id}
              n={n}
              item={item}
              drugs={drugs ?? []}
              errors={errors}
              onChange={(changed) =>
                setLines((old) => old.map((line) => (line.id === id ? { id, item: changed } : line)))
              }
              onRemove={lines.length > 1 ? () => setLines((old) => old.filter((line) => line.id !== id)) : undefined}
              onDone={forward}
            />
          ))}
          <div className="flex items-center gap-4">
            <Button
              onPress={() => setLines((old) => [...old, numbered(emptyItem())])}
              icon={<Plus size={16} strokeWidth={1.75} aria-hidden />}
              data-testid="rx-add"
            >
              {t("rx-add")} <KeyCap>Alt</KeyCap>
              <KeyCap>M</KeyCap>
            </Button>
            <KeyHint keys={[t("keycap-enter")]}>{t("rx-keys-field")}</KeyHint>
          </div>
        </div>
      </div>
      <aside
        aria-label={t("rx-hazards")}
        className="flex w-80 shrink-0 flex-col gap-4 overflow-auto border-line border-l bg-surface px-5 py-4"
      >
        <h2 className="font-bold text-lg">{t("rx-hazards")}</h2>
        {unread ? (
          <ErrorNotice error={unread} />
        ) : (
          <HazardList
            hazards={hazards ?? []}
            answers={answers}
            onAnswer={(key, why) => setAnswers((old) => ({ ...old, [key]: why }))}
          />
        )}
        <div className="mt-auto flex flex-col gap-3">
          {sign.error && (general ? <Notice tone="alert" title={general} /> : <ErrorNotice error={sign.error} />)}
          <Button
            look="primary"
            onPress={submit}
            isDisabled={sign.isPending}
            icon={<PenLine size={16} strokeWidth={1.75} aria-hidden />}
            data-testid="rx-sign"
          >
            {t("rx-sign")} <KeyCap>{t("keycap-ctrl")}</KeyCap>
            <KeyCap>S</KeyCap>
          </Button>
        </div>
      </aside>
    </div>
  );
}
