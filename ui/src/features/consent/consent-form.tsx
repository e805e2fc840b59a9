import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { Notice } from "../../components/notice";
import { Segmented } from "../../components/segmented";
import { TextField } from "../../components/text-field";
import type { ConsentDraft, ConsentTemplateView, PatientView, StaffView } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { fullName } from "../../lib/format";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { useText } from "../../lib/text";
import { ConsentSign } from "./consent-sign";
import { useSign, useStaff, useWording } from "./use-consents";

type Props = {
  patient: PatientView;
  template: ConsentTemplateView;
  /** Who is signed in. */
  self: string;
  onSigned: (id: string) => void;
  onBack: () => void;
};

export function ConsentForm(props: Props) {
  const { data } = useStaff();
  return data ? <Filled {...props} staff={data} /> : null;
}

/** Filled in at the left, read in the middle as it will be kept, signed at the right. */
function Filled({ patient, template, self, onSigned, onBack, staff }: Props & { staff: StaffView[] }) {
  const t = useText();
  const informers = staff.filter((person) => !person.retired && (!template.clinical || person.role !== "reception"));
  const minor = !patient.age || patient.age.years < template.ownAge;
  const [treatment, setTreatment] = useState("");
  const [tooth, setTooth] = useState("");
  const [informer, setInformer] = useState(informers.find((p) => p.id === self)?.id ?? informers[0]?.id ?? "");
  const [guardian, setGuardian] = useState(minor);
  const [signer, setSigner] = useState({ name: "", relation: "", document: "" });
  const draft: ConsentDraft = {
    template: template.id,
    treatment,
    tooth,
    informer,
    signer: { guardian, ...(guardian ? signer : { name: "", relation: "", document: "" }) },
  };
  const { data: wording, error, isPlaceholderData } = useWording(patient.id, draft);
  const sign = useSign(patient.id);
  const errors = { ...fieldErrors(error, t), ...fieldErrors(sign.error, t) };
  useWindowKeys((event) => {
    if (event.key !== "Escape" || isTyping(event.target)) return;
    event.preventDefault();
    onBack();
  });
  return (
    <div className="flex min-h-0 flex-1" data-testid="consent-form">
      <div className="flex w-72 shrink-0 flex-col gap-4 overflow-auto border-line border-r bg-surface px-5 py-4">
        <Button
          look="quiet"
          onPress={onBack}
          icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />}
          className="self-start"
        >
          {t("consent-back")}
        </Button>
        <h2 className="font-bold text-lg" lang={template.language}>
          {template.name}
        </h2>
        {template.asks.includes("treatment") && (
          <TextField
            label={t(template.clinical ? "consent-treatment" : "consent-recipient")}
            value={treatment}
            onChange={setTreatment}
            error={errors.treatment}
            autoFocus
            data-testid="consent-treatment"
          />
        )}
        {template.asks.includes("tooth") && (
          <TextField
            label={t("consent-tooth")}
            value={tooth}
            onChange={setTooth}
            error={errors.tooth}
            inputClassName="tnum"
            data-testid="consent-tooth"
          />
        )}
        <Choice
          label={t("consent-informer")}
          value={informer}
          options={informers.map(({ id, name }) => ({ id, text: name }))}
          onChange={setInformer}
          error={errors.informer}
        />
        <div className="flex flex-col gap-1">
          <span className="font-medium text-ink-2 text-sm">{t("consent-signer")}</span>
          <Segmented
            label={t("consent-signer")}
            value={guardian ? "guardian" : "patient"}
            segments={[
              { id: "patient", text: t("consent-signer-patient") },
              { id: "guardian", text: t("consent-signer-guardian") },
            ]}
            onChange={(who) => setGuardian(who === "guardian")}
            className="self-start"
          />
          {errors.signer && (
            <p role="alert" className="text-alert text-xs">
              {errors.signer}
            </p>
          )}
          {minor && <p className="text-ink-2 text-xs">{t("consent-minor", { age: template.ownAge })}</p>}
        </div>
        {guardian && (
          <>
            <TextField
              label={t("consent-guardian-name")}
              value={signer.name}
              onChange={(name) => setSigner({ ...signer, name })}
              error={errors.signerName}
              data-testid="consent-guardian-name"
            />
            <TextField
              label={t("consent-guardian-relation")}
              value={signer.relation}
              onChange={(relation) => setSigner({ ...signer, relation })}
              error={errors.signerRelation}
              data-testid="consent-guardian-relation"
            />
            <TextField
              label={t("consent-guardian-document")}
              value={signer.document}
              onChange={(document) => setSigner({ ...signer, document })}
              error={errors.signerDocument}
              data-testid="consent-guardian-document"
            />
          </>
        )}
      </div>
      <section
        aria-label={t("consent-text")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must be able to scroll it
        tabIndex={0}
        className="focus-inset min-w-0 flex-1 overflow-auto bg-sunken px-6 py-5"
      >
        <div className="mx-auto flex max-w-2xl flex-col gap-4 rounded bg-surface px-8 py-7 shadow-float">
          {wording && wording.unknown.length > 0 && (
            <Notice tone="alert" title={t("consent-unknown", { fields: wording.unknown.join(", ") })} />
          )}
          <p className="readable whitespace-pre-line" lang={template.language} data-testid="consent-wording">
            {wording?.text}
          </p>
        </div>
      </section>
      <ConsentSign
        signer={guardian ? signer.name.trim() : fullName(patient)}
        ready={wording !== undefined && wording !== null && !isPlaceholderData}
        isPending={sign.isPending}
        error={sign.error}
        errors={errors}
        onSign={(decision, signature) =>
          sign.mutate({ draft, read: wording?.digest ?? "", decision, signature }, { onSuccess: onSigned })
        }
      />
    </div>
  );
}
