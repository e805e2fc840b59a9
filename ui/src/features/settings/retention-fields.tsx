import { Choice } from "../../components/choice";
import { TextField } from "../../components/text-field";
import { useText } from "../../lib/text";

/** Codes of `domain::retention::REGIONS`. */
const REGIONS = [
  "ES",
  ..."AN AR AS CB CE CL CM CN CT EX GA IB MC MD ML NC PV RI VC".split(" ").map((code) => `ES-${code}`),
];

type Props = {
  region: string;
  years: number;
  onChange: (change: { region?: string; retentionYears?: number }) => void;
  error?: string | undefined;
  isDisabled: boolean;
};

/** Where the clinic stands, and how long it keeps records of its own will. */
export function RetentionFields({ region, years, onChange, error, isDisabled }: Props) {
  const t = useText();
  return (
    <>
      <Choice
        label={t("clinic-region")}
        value={region}
        options={REGIONS.map((id) => ({ id, text: t(`region-${id}`) }))}
        onChange={(next) => onChange({ region: next })}
        isDisabled={isDisabled}
      />
      <TextField
        label={t("clinic-retention")}
        hint={t("clinic-retention-hint")}
        value={years === 0 ? "" : String(years)}
        onChange={(text) => onChange({ retentionYears: Math.min(255, Number(text.replaceAll(/\D/g, ""))) })}
        error={error}
        isDisabled={isDisabled}
        inputClassName="tnum"
        data-testid="clinic-retention"
      />
    </>
  );
}
