import { Info, TriangleAlert } from "lucide-react";
import { TextField } from "../../components/text-field";
import type { HazardView } from "../../lib/bindings";
import { useText } from "../../lib/text";
import { hazardText } from "./prescription-text";

type Props = {
  hazards: readonly HazardView[];
  answers: Record<string, string>;
  onAnswer: (key: string, why: string) => void;
};

/** Every warning in words, the grave first; each grave one asks for a reason. */
export function HazardList({ hazards, answers, onAnswer }: Props) {
  const t = useText();
  if (hazards.length === 0) return <p className="text-ink-2 text-sm">{t("rx-hazards-none")}</p>;
  return (
    <ul className="flex flex-col gap-3" data-testid="rx-hazards">
      {hazards.map(({ key, hazard }) => (
        <li
          key={key}
          data-testid="rx-hazard"
          className={`flex flex-col gap-2 rounded-lg px-3 py-2.5 text-sm ${hazard.grave ? "bg-alert-wash" : "bg-warn-wash"}`}
        >
          <p className="flex gap-2">
            {hazard.grave ? (
              <TriangleAlert size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-alert" aria-hidden />
            ) : (
              <Info size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-warn" aria-hidden />
            )}
            <span className="min-w-0">
              <span className={`font-bold ${hazard.grave ? "text-alert" : "text-warn"}`}>
                {t(hazard.grave ? "rx-hazards-grave" : "rx-hazards-light")}
              </span>
              <span className="readable block">{hazardText(hazard, t)}</span>
            </span>
          </p>
          {hazard.grave && (
            <TextField
              label={t("rx-why")}
              hint={t("rx-why-hint")}
              value={answers[key] ?? ""}
              onChange={(why) => onAnswer(key, why)}
              data-testid="rx-why"
            />
          )}
        </li>
      ))}
    </ul>
  );
}
