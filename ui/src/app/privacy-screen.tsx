import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { ErrorNotice } from "../components/error-notice";
import { Notice } from "../components/notice";
import { Page } from "../components/page";
import { Panel } from "../components/panel";
import { useToast } from "../components/toasts";
import { BackupList } from "../features/privacy/backup-list";
import { EraseForm } from "../features/privacy/erase-form";
import { ErasedResult } from "../features/privacy/erased-result";
import { HoldFacts } from "../features/privacy/hold-facts";
import { ReasonForm } from "../features/privacy/reason-form";
import type { ErasureView } from "../lib/bindings";
import { grouped } from "../lib/format";
import { ipc } from "../lib/ipc";
import { kindCount } from "../lib/kind";
import { keys } from "../lib/query-keys";
import { forgetPatient } from "../lib/recent";
import { usePreferences } from "../lib/session";
import { useText } from "../lib/text";

/** A person asks to be erased: what the law makes of it, and the two ways it can go. */
export function PrivacyScreen() {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [{ language }] = usePreferences();
  const { patient } = useParams({ from: "/privacy/$patient" });
  const [erased, setErased] = useState<ErasureView | null>(null);
  const { data, error } = useQuery({
    queryKey: keys.outlook(patient),
    queryFn: () => ipc.commands.erasureOutlook(patient),
    // After the erasure there is nobody left to ask about; what was seen before is what the result page tells.
    enabled: erased === null,
    retry: false,
  });
  if (!data)
    return error ? (
      <div className="p-8">
        <ErrorNotice error={error} />
      </div>
    ) : null;
  const number = grouped(data.number, language);
  if (erased) {
    return (
      <Page title={t("erased-page")}>
        <ErasedResult outlook={data} erasure={erased} />
      </Page>
    );
  }
  const blocked = () => {
    forgetPatient(patient);
    toast({ text: t("block-done", { number }) });
    void navigate({ to: "/settings/$section", params: { section: "privacy" } });
  };
  return (
    <Page title={t("privacy-of", { number })} hint={t("privacy-hint")}>
      <Panel title={t("hold-title")}>
        <HoldFacts hold={data.hold} />
      </Panel>
      {data.blocked ? (
        <Notice tone="info" title={t("privacy-blocked")}>
          {t("privacy-blocked-text")}
        </Notice>
      ) : (
        <Panel title={t("block-title")} hint={t("block-hint")}>
          <p className="mb-4 text-ink-2 text-sm">{t("block-text")}</p>
          <ReasonForm
            label={t("block-reason")}
            hint={t("block-reason-hint")}
            action={t("block")}
            run={(reason) => ipc.commands.patientBlock(patient, reason)}
            onDone={blocked}
            data-testid="block-reason"
          />
        </Panel>
      )}
      <Panel title={t("erase-title")} hint={t("erase-hint")}>
        <ul className="mb-4 flex list-disc flex-col gap-1 pl-5 text-ink-2 text-sm">
          <li>
            {t("erase-what", {
              what: data.records.map(({ kind, count }) => kindCount(kind, count, t)).join(", "),
            })}
          </li>
          <li>{t("erase-where")}</li>
          <li>{t("erase-stays")}</li>
        </ul>
        <EraseForm
          patient={patient}
          outlook={data}
          onErased={(erasure) => {
            forgetPatient(patient);
            setErased(erasure);
          }}
        />
      </Panel>
      {data.backups.length > 0 && (
        <Panel title={t("backups-title")} hint={t("backups-before")}>
          <BackupList backups={data.backups} />
        </Panel>
      )}
    </Page>
  );
}
