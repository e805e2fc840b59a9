import type { ReactNode } from "react";
import { asCommandError } from "../lib/ipc";
import { useText } from "../lib/text";
import { Notice } from "./notice";

/** What happened, what was kept, what to do, and the number to read out on the phone. */
export function ErrorNotice({ error, actions }: { error: unknown; actions?: ReactNode }) {
  const t = useText();
  const { code, incident } = asCommandError(error);
  return (
    <Notice tone="alert" title={t(`error-${code}`)} actions={actions}>
      <p>{t(`error-${code}-kept`)}</p>
      <p>{t(`error-${code}-do`)}</p>
      {incident && <p className="tnum mt-1 text-ink-3 text-xs">{t("error-incident", { incident })}</p>}
    </Notice>
  );
}
