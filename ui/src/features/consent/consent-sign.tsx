import { PenLine } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { KeyCap } from "../../components/key-cap";
import { Notice } from "../../components/notice";
import { Segmented } from "../../components/segmented";
import { TextField } from "../../components/text-field";
import type { ConsentDecision, ConsentSignature } from "../../lib/bindings";
import { useWindowKeys } from "../../lib/keyboard";
import { useText } from "../../lib/text";
import { SignaturePad } from "./signature-pad";
import { FIELD, type Strokes } from "./strokes";

type Props = {
  signer: string;
  /** The text on the screen is the one that was filled in last. */
  ready: boolean;
  isPending: boolean;
  error: unknown;
  errors: Record<string, string>;
  onSign: (decision: ConsentDecision, signature: ConsentSignature) => void;
};

type Method = ConsentSignature["method"];

/** Agrees or not, and signs: drawn, or typed where a hand cannot draw; who declines may leave it. */
export function ConsentSign({ signer, ready, isPending, error, errors, onSign }: Props) {
  const t = useText();
  const [decision, setDecision] = useState<ConsentDecision>("given");
  const [chosen, setChosen] = useState<Method>("drawn");
  const [strokes, setStrokes] = useState<Strokes>([]);
  const [name, setName] = useState("");
  const methods: Method[] = decision === "declined" ? ["drawn", "typed", "unsigned"] : ["drawn", "typed"];
  const method = methods.includes(chosen) ? chosen : "drawn";
  const signature = (): ConsentSignature => {
    if (method === "typed") return { method, name };
    if (method === "unsigned") return { method };
    return { method, width: FIELD.width, height: FIELD.height, strokes: strokes.map((stroke) => [...stroke]) };
  };
  // Asked for while the last letter was still on its way into the text: signed once it is there.
  const wanted = useRef(false);
  const submit = () => {
    wanted.current = !ready && !isPending;
    if (ready && !isPending) onSign(decision, signature());
  };
  useEffect(() => {
    if (ready && wanted.current) submit();
  });
  useWindowKeys((event) => {
    if (!event.ctrlKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    submit();
  });
  const missing = Object.keys(errors).some((field) => !["body", "text"].includes(field));
  const said = errors.body ?? errors.text;
  return (
    <aside
      aria-label={t("consent-signature")}
      className="flex w-96 shrink-0 flex-col gap-4 overflow-auto border-line border-l bg-surface px-5 py-4"
    >
      <h2 className="font-bold text-lg">{t("consent-decision")}</h2>
      <Segmented
        label={t("consent-decision")}
        value={decision}
        segments={[
          { id: "given", text: t("consent-given") },
          { id: "declined", text: t("consent-declined") },
        ]}
        onChange={setDecision}
        className="self-start"
      />
      <div className="flex flex-col gap-1">
        <span className="font-medium text-ink-2 text-sm">{t("consent-signature")}</span>
        <Segmented
          label={t("consent-signature")}
          value={method}
          segments={methods.map((id) => ({ id, text: t(`consent-sign-${id}`) }))}
          onChange={setChosen}
          className="self-start"
        />
      </div>
      {method === "drawn" && <SignaturePad strokes={strokes} error={errors.signature} onChange={setStrokes} />}
      {method === "typed" && (
        <TextField
          label={t("consent-typed-name")}
          hint={t("consent-typed-hint", { name: signer || "—" })}
          value={name}
          onChange={setName}
          error={errors.signature}
          data-testid="consent-typed"
        />
      )}
      {method === "unsigned" && <p className="text-ink-2 text-sm">{t("consent-unsigned-hint")}</p>}
      <div className="mt-auto flex flex-col gap-3">
        {Boolean(error) &&
          (said || missing ? (
            <Notice tone="alert" title={said ?? t("error-invalid-do")} />
          ) : (
            <ErrorNotice error={error} />
          ))}
        <Button
          look="primary"
          onPress={submit}
          isDisabled={isPending}
          icon={<PenLine size={16} strokeWidth={1.75} aria-hidden />}
          data-testid="consent-sign"
        >
          {t(decision === "given" ? "consent-sign" : "consent-sign-no")} <KeyCap>{t("keycap-ctrl")}</KeyCap>
          <KeyCap>S</KeyCap>
        </Button>
      </div>
    </aside>
  );
}
