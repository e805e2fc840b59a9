import { RotateCw } from "lucide-react";
import { Button } from "../../components/button";
import type { CommandError } from "../../lib/bindings";
import { useReload } from "../../lib/session";
import { useText } from "../../lib/text";
import { StartFrame } from "./start-frame";

/** The store could not be opened. Says first what was kept: that is the question everybody has. */
export function FailedScreen({ failure }: { failure: CommandError | null }) {
  const t = useText();
  const reload = useReload();
  const code = failure?.code ?? "internal";
  return (
    <StartFrame title={t(`error-${code}`)} text={t("failed-title")}>
      <dl className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">
        <div>
          <dt className="font-medium text-good text-sm">{t("failed-kept")}</dt>
          <dd className="mt-1">{t(`error-${code}-kept`)}</dd>
        </div>
        <div className="border-line border-t pt-4">
          <dt className="font-medium text-accent-strong text-sm">{t("failed-do")}</dt>
          <dd className="mt-1">{t(`error-${code}-do`)}</dd>
        </div>
      </dl>
      <div className="flex items-center justify-between gap-4">
        <Button
          look="primary"
          icon={<RotateCw size={16} strokeWidth={1.75} aria-hidden />}
          onPress={() => void reload()}
        >
          {t("retry")}
        </Button>
        {failure?.incident && (
          <span className="tnum readable text-ink-3 text-sm">
            {t("error-incident", { incident: failure.incident })}
          </span>
        )}
      </div>
    </StartFrame>
  );
}
