import { lazy, Suspense, useEffect, useState } from "react";
import { ErrorNotice } from "../components/error-notice";
import { ToastProvider } from "../components/toasts";
import { FailedScreen } from "../features/start/failed-screen";
import { FirstRun } from "../features/start/first-run";
import { LockedScreen } from "../features/start/locked-screen";
import { RecoveryCode } from "../features/start/recovery-code";
import { SignInScreen } from "../features/start/sign-in-screen";
import { useAppearance } from "../lib/appearance";
import type { StartState } from "../lib/bindings";
import { useAppState, usePreferences, useReload } from "../lib/session";
import { TextProvider } from "../lib/text";

const workplace = async () => ({ default: (await import("./workplace")).Workplace });
const Workplace = lazy(workplace);

/** Which part of the program a person is in: starting, locked, signing in, or at work. */
export function Phases() {
  const { data, error } = useAppState();
  const [preferences] = usePreferences();
  useAppearance(preferences);
  // The screens of the work are the greater part of the program: they are fetched while somebody types a password, so
  // that the first screen is there at once.
  useEffect(() => void workplace(), []);
  return (
    <TextProvider language={preferences.language}>
      <ToastProvider>
        {error ? (
          <main className="p-10">
            <ErrorNotice error={error} />
          </main>
        ) : (
          data && <Phase state={data} />
        )}
      </ToastProvider>
    </TextProvider>
  );
}

function Phase({ state }: { state: StartState }) {
  // The code is shown once: it stays on the screen whatever the phase becomes, until the person says it is kept.
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null);
  const reload = useReload();
  if (recoveryCode) {
    return (
      <RecoveryCode
        code={recoveryCode}
        onSaved={() => {
          setRecoveryCode(null);
          void reload();
        }}
      />
    );
  }
  switch (state.phase) {
    case "first_run":
      return <FirstRun onCreated={setRecoveryCode} />;
    case "failed":
      return <FailedScreen failure={state.failure} />;
    case "locked":
      return <LockedScreen clinic={state.clinic} />;
    case "sign_in":
      return <SignInScreen state={state} />;
    case "ready":
      return (
        <Suspense>
          <Workplace />
        </Suspense>
      );
  }
}
