import { CircleAlert, CircleCheck, X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { useText } from "../lib/text";
import { Button, IconButton } from "./button";

export type Toast = { text: string; tone?: "good" | "alert"; undo?: () => void };
type Shown = Toast & { id: number };

const ToastContext = createContext<(toast: Toast) => void>(() => {});

export function useToast() {
  return useContext(ToastContext);
}

/** Small messages at the foot of the window; where a person can slip they carry the way back. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useText();
  const [shown, setShown] = useState<Shown[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => setShown((old) => old.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (toast: Toast) => {
      const id = next.current++;
      // One at a time: an undo always means the thing just done.
      setShown([{ ...toast, id }]);
      setTimeout(() => drop(id), toast.tone === "alert" ? 9000 : 6000);
    },
    [drop],
  );
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext.Provider value={value}>
      {children}
      <section
        aria-live="polite"
        aria-label={t("toasts")}
        className="pointer-events-none fixed inset-x-0 bottom-10 z-40 flex flex-col items-center gap-2"
      >
        {shown.map((toast) => (
          <div
            key={toast.id}
            className="pointer-events-auto flex animate-rise items-center gap-2 rounded-lg bg-raised py-1 pr-1 pl-4 text-sm shadow-float"
            data-testid="toast"
          >
            {toast.tone === "alert" ? (
              <CircleAlert size={16} strokeWidth={1.75} className="text-alert" aria-hidden />
            ) : (
              <CircleCheck size={16} strokeWidth={1.75} className="text-good" aria-hidden />
            )}
            <span className="max-w-xl truncate py-1.5 pr-2">{toast.text}</span>
            {toast.undo && (
              <Button
                look="quiet"
                className="text-accent-strong"
                onPress={() => {
                  toast.undo?.();
                  drop(toast.id);
                }}
              >
                {t("undo")}
              </Button>
            )}
            <IconButton
              label={t("close")}
              icon={<X size={15} strokeWidth={1.75} aria-hidden />}
              onPress={() => drop(toast.id)}
            />
          </div>
        ))}
      </section>
    </ToastContext.Provider>
  );
}
