import { ClipboardList } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap } from "../../components/key-cap";
import { Panel } from "../../components/panel";
import { useToast } from "../../components/toasts";
import type { RiskAssessmentView } from "../../lib/bindings";
import { spokenDay } from "../../lib/dates";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { useNow } from "../../lib/now";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { RiskForm } from "./risk-form";
import { rangeText } from "./risk-text";
import { useRisk } from "./use-risk";

type Props = { patient: string; onFilling: (filling: boolean) => void; onDirty: (dirty: boolean) => void };

/** Caries risk: what stands, the forms for this age, and every assessment. */
export function RiskPanel({ patient, onFilling, onDirty }: Props) {
  const t = useText();
  const toast = useToast();
  const may = useMay("read_health");
  const mayEdit = useMay("edit_health");
  const { data, error } = useRisk(patient, may);
  const [form, setForm] = useState<string | null>(null);
  const dirty = useRef(false);
  const tellDirty = useCallback(
    (now: boolean) => {
      dirty.current = now;
      onDirty(now);
    },
    [onDirty],
  );
  const open = (next: string | null) => {
    setForm(next);
    onFilling(next !== null);
    if (next === null) tellDirty(false);
  };
  const forms = data?.forms ?? [];
  useWindowKeys((event) => {
    // What was answered is given up only by its button.
    if (form !== null && event.key === "Escape" && !isTyping(event.target) && !dirty.current) return open(null);
    if (form !== null || !mayEdit || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const asked = forms[Number(event.key) - 1];
    if (!asked) return;
    event.preventDefault();
    open(asked.id);
  });
  if (!may) {
    return (
      <Panel title={t("risk-caries")} className="p-4">
        <p className="text-ink-2 text-sm">{t("risk-not-yours")}</p>
      </Panel>
    );
  }
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const filling = forms.find(({ id }) => id === form);
  if (filling) {
    return (
      <RiskForm
        key={filling.id}
        patient={patient}
        form={filling}
        before={data.assessments.find((one) => one.form === filling.id)}
        onSaved={() => {
          open(null);
          toast({ text: t("risk-saved") });
        }}
        onCancel={() => open(null)}
        onDirty={tellDirty}
      />
    );
  }
  return (
    <Panel
      title={t("risk-caries")}
      className="p-4"
      actions={
        mayEdit && (
          <div className="flex flex-wrap justify-end gap-2">
            {forms.map(({ id }, i) => (
              <Button
                key={id}
                look={i === 0 && data.assessments.length === 0 ? "primary" : "plain"}
                onPress={() => open(id)}
                icon={<ClipboardList size={16} strokeWidth={1.75} aria-hidden />}
                data-testid={`risk-start-${id}`}
              >
                {t(`risk-form-${id}`)} <KeyCap>{i + 1}</KeyCap>
              </Button>
            ))}
          </div>
        )
      }
    >
      {data.assessments.length === 0 ? (
        <p className="text-ink-3 text-sm">{t("risk-none")}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line" data-testid="risk-assessments">
          {data.assessments.map((one) => (
            <Assessment key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Assessment({ one }: { one: RiskAssessmentView }) {
  const t = useText();
  const now = useNow();
  const [{ language }] = usePreferences();
  const yes = Object.keys(one.answers).filter((code) => one.answers[code] === "yes");
  const unknown = Object.values(one.answers).filter((answer) => answer === "unknown").length;
  return (
    <li className="grid grid-cols-[9rem_1fr_auto] items-baseline gap-4 py-2 text-sm" data-testid="risk-assessment">
      <span className="font-bold">{one.level ? t(`risk-level-${one.level}`) : rangeText(one, t)}</span>
      <span className="min-w-0 text-ink-2">
        {yes.length > 0 ? yes.map((code) => t(`risk-question-${code}`)).join(" · ") : t("risk-no-yes")}
        {unknown > 0 && <span className="text-ink-3"> · {t("risk-unknown", { n: unknown })}</span>}
        {one.judged && (
          <span className="block text-xs">
            {t("risk-computed-was", { range: rangeText(one, t) })} {one.note}
          </span>
        )}
        {one.disputed && <span className="block font-bold text-warn text-xs">{t("risk-disputed")}</span>}
      </span>
      <span className="text-right text-ink-3 text-xs">
        {t(`risk-form-${one.form}`)} · v{one.version}
        <span className="block">
          {spokenDay(one.assessedOn, now, language, t)} · {one.by}
        </span>
      </span>
    </li>
  );
}
