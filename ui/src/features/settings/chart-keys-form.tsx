import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button";
import { keyFault, PLAN, planKey, withKeys } from "../../lib/chart-keys";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

/** The key of each finding at this workstation. A key that another finding has is refused where it was typed. */
export function ChartKeysForm() {
  const t = useText();
  const [{ chartKeys }, set] = usePreferences();
  const { data } = useQuery({ queryKey: keys.catalogue(), queryFn: () => ipc.commands.odontogramCatalogue() });
  const [refused, setRefused] = useState<{ rule: string; text: string } | null>(null);
  const catalogue = data?.rules ?? [];
  const name = (id: string) => t(`rule-${id}`, { status: "" });
  const choose = (id: string, typed: string) => {
    const key = typed.slice(-1).toLowerCase();
    const fault = keyFault(catalogue, chartKeys, id, key);
    if (fault) {
      setRefused({ rule: id, text: t(`invalid-${fault.fault}`) + (fault.by ? `: ${name(fault.by)}` : "") });
      return;
    }
    setRefused(null);
    set({ chartKeys: { ...chartKeys, [id]: key } });
  };
  const rules: { id: string; key: string | null }[] = [
    ...withKeys(catalogue, chartKeys).filter((rule) => rule.key !== "/"),
    { id: PLAN, key: planKey(chartKeys) },
  ];
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-x-10 gap-y-1">
        {rules.map((rule) => (
          <label key={rule.id} className="flex min-h-control items-center gap-3 text-sm">
            <input
              value={rule.key?.toUpperCase() ?? ""}
              onChange={(event) => choose(rule.id, event.target.value)}
              aria-invalid={refused?.rule === rule.id}
              aria-describedby={refused?.rule === rule.id ? "chart-keys-refused" : undefined}
              data-testid={`chart-key-${rule.id}`}
              className="h-control w-control shrink-0 rounded border border-line-2 bg-transparent text-center font-bold focus:border-accent aria-invalid:border-alert"
            />
            <span className="min-w-0 flex-1">{name(rule.id)}</span>
            {refused?.rule === rule.id && (
              <span id="chart-keys-refused" role="alert" className="text-alert text-xs">
                {refused.text}
              </span>
            )}
          </label>
        ))}
      </div>
      <Button
        className="self-start"
        isDisabled={Object.keys(chartKeys).length === 0}
        onPress={() => {
          set({ chartKeys: {} });
          setRefused(null);
        }}
      >
        {t("chart-keys-reset")}
      </Button>
    </div>
  );
}
