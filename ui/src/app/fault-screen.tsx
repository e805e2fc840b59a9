import { RotateCw } from "lucide-react";
import { Button } from "../components/button";
import { ErrorNotice } from "../components/error-notice";
import { useText } from "../lib/text";

/** A screen that broke: what was saved is safe, and the rest of the program goes on. */
export function FaultScreen({ error, reset }: { error: unknown; reset: () => void }) {
  const t = useText();
  return (
    <div className="mx-auto w-full max-w-2xl p-10">
      <ErrorNotice
        error={error}
        actions={
          <Button icon={<RotateCw size={16} strokeWidth={1.75} aria-hidden />} onPress={reset}>
            {t("retry")}
          </Button>
        }
      />
    </div>
  );
}
