import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import type { AppState } from "../../lib/bindings";
import { initials } from "../../lib/format";
import { ipc } from "../../lib/ipc";
import { useReload } from "../../lib/session";
import { useText } from "../../lib/text";
import { StartFrame } from "./start-frame";

type Person = AppState["staff"][number];

export function SignInScreen({ state }: { state: AppState }) {
  const t = useText();
  const only = state.staff.length === 1 ? state.staff[0] : undefined;
  const [chosen, setChosen] = useState<Person | null>(only ?? null);
  if (chosen) {
    return <Password person={chosen} clinic={state.clinic} {...(only ? {} : { onOther: () => setChosen(null) })} />;
  }
  return (
    <StartFrame title={t("sign-in-title")} {...(state.clinic ? { text: state.clinic } : {})}>
      <ul className="flex flex-col gap-2">
        {state.staff.map((person) => (
          <li key={person.id}>
            <AriaButton
              onPress={() => setChosen(person)}
              data-testid={`staff-${person.id}`}
              className="flex w-full items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-left transition-colors duration-150 hover:border-accent hover:bg-wash"
            >
              <Face name={person.name} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{person.name}</span>
                <span className="block text-ink-3 text-sm">{t(`role-${person.role}`)}</span>
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {state.staff.length === 0 && <p className="text-ink-2">{t("sign-in-none")}</p>}
    </StartFrame>
  );
}

function Face({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="flex size-9 shrink-0 items-center justify-center rounded-full bg-wash-2 font-bold text-accent-strong text-sm"
    >
      {initials(name)}
    </span>
  );
}

function Password({ person, clinic, onOther }: { person: Person; clinic: string | null; onOther?: () => void }) {
  const t = useText();
  const [password, setPassword] = useState("");
  const reload = useReload();
  const signIn = useMutation({ mutationFn: () => ipc.commands.signIn(person.id, password), onSuccess: reload });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <StartFrame title={person.name} {...(clinic ? { text: clinic } : {})}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t("sign-in-password", { name: person.name })}
          type="password"
          value={password}
          onChange={setPassword}
          autoFocus
          autoComplete="current-password"
          data-testid="sign-in-password"
        />
        {signIn.error && <ErrorNotice error={signIn.error} />}
        <div className="flex justify-between">
          <Button look="primary" type="submit" isDisabled={signIn.isPending || !password} data-testid="sign-in">
            {t("sign-in")}
          </Button>
          {onOther && (
            <Button look="quiet" onPress={onOther}>
              {t("sign-in-other")}
            </Button>
          )}
        </div>
      </form>
    </StartFrame>
  );
}
