import { useMutation } from "@tanstack/react-query";
import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { Button } from "../components/button";
import { ErrorNotice } from "../components/error-notice";
import { Page } from "../components/page";
import { Panel } from "../components/panel";
import { useToast } from "../components/toasts";
import { EMPTY_PATIENT, PatientForm } from "../features/patient/patient-form";
import type { PatientForm as Form } from "../lib/bindings";
import { fieldErrors } from "../lib/field-errors";
import { ipc } from "../lib/ipc";
import { useText } from "../lib/text";
import { UnsavedGuard } from "./unsaved-guard";

/** What was searched and not found becomes the name: "ana güell" → Ana, Güell; a number becomes the phone. */
function begin(name: string | undefined): Form {
  if (!name) return EMPTY_PATIENT;
  if (/^[\d\s+]+$/.test(name)) return { ...EMPTY_PATIENT, phone: name };
  const [givenName = "", familyName = "", ...rest] = name
    .split(/\s+/)
    .map((w) => w.charAt(0).toUpperCase() + w.slice(1));
  return { ...EMPTY_PATIENT, givenName, familyName, familyName2: rest.join(" ") };
}

export function PatientNewScreen() {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const router = useRouter();
  const { name } = useSearch({ from: "/patients/new" });
  const dirty = useRef(false);
  const create = useMutation({
    mutationFn: (form: Form) => ipc.commands.patientCreate(form),
    onSuccess: (patient) => {
      dirty.current = false;
      toast({ text: t("patient-created") });
      void navigate({ to: "/patients/$patient", params: { patient }, replace: true });
    },
  });
  const errors = fieldErrors(create.error, t);
  return (
    <Page title={t("patient-new-title")}>
      <Panel>
        {create.error && Object.keys(errors).length === 0 && <ErrorNotice error={create.error} />}
        <PatientForm
          initial={begin(name)}
          errors={errors}
          onChange={() => {
            dirty.current = true;
          }}
          onSave={(form) => create.mutate(form)}
          actions={
            <>
              <Button look="quiet" onPress={() => router.history.back()}>
                {t("cancel")}
              </Button>
              <Button look="primary" type="submit" isDisabled={create.isPending} data-testid="patient-save">
                {t("patient-save")}
              </Button>
            </>
          }
        />
      </Panel>
      <UnsavedGuard dirty={dirty} />
    </Page>
  );
}
