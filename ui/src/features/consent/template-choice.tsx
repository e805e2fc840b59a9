import { ErrorNotice } from "../../components/error-notice";
import { PickList } from "../../components/pick-list";
import type { ConsentTemplateView } from "../../lib/bindings";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { useTemplates } from "./use-consents";

type Props = { onChoose: (template: ConsentTemplateView) => void; onBack: () => void };

/** Which paper: those of the reader's language first, and only those that this person may take. */
export function TemplateChoice({ onChoose, onBack }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const clinical = useMay("take_clinical_consent");
  const { data, error } = useTemplates();
  const offered = (data ?? []).filter((template) => !template.retired && (clinical || !template.clinical));
  const own = (template: ConsentTemplateView) => Number(template.language !== language);
  const sorted = [...offered].sort((a, b) => own(a) - own(b));
  if (error) return <ErrorNotice error={error} />;
  return (
    <PickList
      title={t("consent-choose")}
      hint={t("consent-choose-keys")}
      back={t("consent-back")}
      rows={sorted.map((template) => ({
        id: template.id,
        text: template.name,
        lang: template.language,
        asides: [t(`consent-purpose-${template.purpose}`), t(`language-${template.language}`)],
      }))}
      onChoose={(id) => {
        const chosen = sorted.find((template) => template.id === id);
        if (chosen) onChoose(chosen);
      }}
      onBack={onBack}
      data-testid="consent-template"
    >
      {!clinical && <p className="text-ink-2 text-sm">{t("consent-only-data")}</p>}
    </PickList>
  );
}
