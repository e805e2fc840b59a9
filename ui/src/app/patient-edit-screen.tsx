import { useMutation } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { Button } from "../components/button";
import { ErrorNotice } from "../components/error-notice";
import { Notice } from "../components/notice";
import { Page } from "../components/page";
import { Panel } from "../components/panel";
import { useToast } from "../components/toasts";
import { PatientForm } from "../features/patient/patient-form";
import { usePatient } from "../features/patient/use-patient";
import type { PatientForm as Form, PatientView } from "../lib/bindings";
import { fieldErrors } from "../lib/field-errors";
import { fullName } from "../lib/format";
import { ipc } from "../lib/ipc";
import { useText } from "../lib/text";
import { UnsavedGuard } from "./unsaved-guard";

export function PatientEditScreen() {
  const { patient: id } = useParams({ from: "/patients/$patient/edit" });
  const { data } = usePatient(id);
  return data ? <Edit key={id} patient={data} /> : null;
}

function formOf({
  id: _id,
  number: _n,
  archived: _a,
  age: _age,
  clocks: _c,
  createdAt: _at,
  ...form
}: PatientView): Form {
  return form;
}

function Edit({ patient }: { patient: PatientView }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const dirty = useRef(false);
  // What the form began from: the store leaves alone every field that still says what was seen then.
  const [began] = useState(() => ({ form: formOf(patient), clocks: patient.clocks }));
  const leave = () => void navigate({ to: "/patients/$patient", params: { patient: patient.id }, replace: true });
  const save = useMutation({
    mutationFn: (form: Form) => ipc.commands.patientUpdate(patient.id, began.clocks, form),
    onSuccess: () => {
      dirty.current = false;
      toast({ text: t("patient-saved") });
      leave();
    },
  });
  const errors = fieldErrors(save.error, t);
  const changedElsewhere = patient.clocks !== began.clocks && !save.isPending && !save.isSuccess;
  return (
    <Page title={t("patient-edit-title", { name: fullName(patient) })}>
      <Panel className="flex flex-col gap-5">
        {changedElsewhere && (
          <Notice tone="warn" title={t("patient-changed-elsewhere")}>
            {t("patient-changed-elsewhere-text")}
          </Notice>
        )}
        {save.error && Object.keys(errors).length === 0 && <ErrorNotice error={save.error} />}
        <PatientForm
          initial={began.form}
          errors={errors}
          onChange={() => {
            dirty.current = true;
          }}
          onSave={(form) => save.mutate(form)}
          actions={
            <>
              <Button look="quiet" onPress={leave}>
                {t("cancel")}
              </Button>
              <Button look="primary" type="submit" isDisabled={save.isPending} data-testid="patient-save">
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
