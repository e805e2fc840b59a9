import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import { PagePictures } from "../../components/page-pictures";
import type { LetterBegin, LetterDraft, LetterTemplateView } from "../../lib/bindings";
import { fieldErrors } from "../../lib/field-errors";
import { isTyping, useWindowKeys } from "../../lib/keyboard";
import { useText } from "../../lib/text";
import { AnswerField } from "./answer-field";
import { DetailBoxes } from "./detail-boxes";
import { useBegin, useIssue, useWording } from "./use-letters";

type Props = {
  patient: string;
  template: LetterTemplateView;
  onIssued: (id: string) => void;
  onBack: () => void;
};

/** Begins with what the record proposes. */
export function LetterForm(props: Props) {
  const { data, error } = useBegin(props.patient, props.template.id);
  if (error) return <ErrorNotice error={error} />;
  return data ? <Filled {...props} begin={data} /> : null;
}

const camel = (field: string) => field.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Filled in at the left; at the right the page as it will be printed. */
function Filled({ patient, template, onIssued, onBack, begin }: Props & { begin: LetterBegin }) {
  const t = useText();
  const [answers, setAnswers] = useState<Record<string, string>>(() =>
    Object.fromEntries(begin.asks.map((ask) => [ask.field, ask.proposed])),
  );
  const [details, setDetails] = useState(() => begin.details.filter((one) => one.proposed).map((one) => one.id));
  const [signer, setSigner] = useState(begin.signers[0]?.id ?? "");
  const draft: LetterDraft = { template: template.id, signer, answers, details };
  const { data: made, error, isPlaceholderData } = useWording(patient, draft);
  const issue = useIssue(patient);
  const errors = fieldErrors(issue.error, t);
  const shown = new Set(["signer", ...begin.asks.map((ask) => camel(ask.field))]);
  const elsewhere = Object.keys(errors).some((field) => !shown.has(field));
  const ready = made !== undefined && !isPlaceholderData && !issue.isPending;
  const submit = () => ready && issue.mutate({ draft, read: made.wording.digest }, { onSuccess: (id) => onIssued(id) });
  useWindowKeys((event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") submit();
    else if (event.key === "Escape" && !isTyping(event.target)) onBack();
    else return;
    event.preventDefault();
  });
  const missing = (made?.wording.empty ?? []).filter((field) => !begin.asks.some((ask) => ask.field === field));
  return (
    <div className="flex min-h-0 flex-1" data-testid="letter-form">
      <div className="flex w-96 shrink-0 flex-col gap-4 overflow-auto border-line border-r bg-surface px-5 py-4">
        <Button
          look="quiet"
          onPress={onBack}
          icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />}
          className="self-start"
        >
          {t("letter-back")}
        </Button>
        <h2 className="font-bold text-lg" lang={template.language}>
          {template.name}
        </h2>
        {begin.asks.map((ask, i) => (
          <AnswerField
            key={ask.field}
            ask={ask}
            value={answers[ask.field] ?? ""}
            onChange={(value) => setAnswers((old) => ({ ...old, [ask.field]: value }))}
            error={errors[camel(ask.field)]}
            autoFocus={i === 0}
          />
        ))}
        <Choice
          label={t("letter-signer")}
          value={signer}
          options={begin.signers.map(({ id, name, licence }) => ({
            id,
            text: [name, licence].filter(Boolean).join(" · "),
          }))}
          onChange={setSigner}
          error={errors.signer}
        />
        {template.letter === "referral" && (
          <DetailBoxes details={begin.details} chosen={details} onChange={setDetails} />
        )}
        {missing.length > 0 && (
          <Notice
            tone="alert"
            title={t("letter-missing", { fields: missing.map((field) => t(`letter-field-${field}`)).join(", ") })}
          />
        )}
        {error && <ErrorNotice error={error} />}
        {issue.error && elsewhere && <ErrorNotice error={issue.error} />}
        <Button look="primary" onPress={submit} isDisabled={!ready} className="self-start" data-testid="letter-issue">
          {t("letter-issue")} <KeyCap>Ctrl S</KeyCap>
        </Button>
      </div>
      <section
        aria-label={t("letter-preview")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must be able to scroll it
        tabIndex={0}
        className="focus-inset min-w-0 flex-1 overflow-auto bg-sunken px-8 py-6"
      >
        <div className="mx-auto flex max-w-3xl flex-col gap-6" data-testid="letter-pages">
          <PagePictures pages={made?.pages ?? []} />
        </div>
        <p className="sr-only" data-testid="letter-wording">
          {made?.wording.text}
        </p>
      </section>
    </div>
  );
}
