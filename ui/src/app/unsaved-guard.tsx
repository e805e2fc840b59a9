import { useBlocker } from "@tanstack/react-router";
import type { RefObject } from "react";
import { Button } from "../components/button";
import { Dialog } from "../components/dialog";
import { useText } from "../lib/text";

/** Asks before leaving a form with something unsaved. A ref, so that saving can clear it in the turn in which it leaves. */
export function UnsavedGuard({ dirty }: { dirty: RefObject<boolean> }) {
  const t = useText();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => dirty.current,
    enableBeforeUnload: false,
    withResolver: true,
  });
  return (
    <Dialog
      title={t("leave-title")}
      role="alertdialog"
      isOpen={status === "blocked"}
      onClose={() => reset?.()}
      actions={
        <>
          <Button look="danger" onPress={() => proceed?.()}>
            {t("leave-discard")}
          </Button>
          <Button look="primary" autoFocus onPress={() => reset?.()}>
            {t("leave-stay")}
          </Button>
        </>
      }
    >
      <p className="text-ink-2">{t("leave-text")}</p>
    </Dialog>
  );
}
