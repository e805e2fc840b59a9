import { ErrorNotice } from "../../components/error-notice";
import { PickList } from "../../components/pick-list";
import type { LetterTemplateView } from "../../lib/bindings";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";
import { useLetterTemplates } from "./use-letters";

type Props = { onChoose: (template: LetterTemplateView) => void; onBack: () => void };

/** Which letter: those of the reader's language first, and only those that this person may write. */
export function LetterChoice({ onChoose, onBack }: Props) {
  const t = useText();
  const [{ language }] = usePreferences();
  const refers = useMay("refer");
  const { data, error } = useLetterTemplates();
  const offered = (data ?? []).filter(
    ({ retired, letter }) => !retired && letter !== "prescription_foot" && (refers || letter !== "referral"),
  );
  const own = (template: LetterTemplateView) => Number(template.language !== language);
  const sorted = [...offered].sort((a, b) => own(a) - own(b));
  if (error) return <ErrorNotice error={error} />;
  return (
    <PickList
      title={t("letter-choose")}
      hint={t("letter-choose-keys")}
      back={t("letter-back")}
      rows={sorted.map((template) => ({
        id: template.id,
        text: template.name,
        lang: template.language,
        asides: [t(`letter-kind-${template.letter}`), t(`language-${template.language}`)],
      }))}
      onChoose={(id) => {
        const chosen = sorted.find((template) => template.id === id);
        if (chosen) onChoose(chosen);
      }}
      onBack={onBack}
      data-testid="letter-template"
    />
  );
}
