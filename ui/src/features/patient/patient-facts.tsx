import { Fact, Panel } from "../../components/panel";
import type { PatientView } from "../../lib/bindings";
import { exactDate, isoDay, shortDate } from "../../lib/dates";
import { groupedPhone } from "../../lib/format";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

export function PatientFacts({ patient }: { patient: PatientView }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const empty = <span className="text-ink-3">{t("summary-empty")}</span>;
  const document =
    patient.documentKind && patient.documentNumber
      ? `${t(`document-${patient.documentKind}`)} ${patient.documentNumber}`
      : "";
  const place = [patient.address, [patient.postcode, patient.city].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
  return (
    <>
      <Panel title={t("summary-data")}>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-4">
          <Fact name={t("birth-date")}>{patient.birthDate ? exactDate(patient.birthDate, language) : empty}</Fact>
          <Fact name={t("sex")}>{t(`sex-${patient.sex}`)}</Fact>
          <Fact name={t("document-kind")}>{document ? <span className="tnum">{document}</span> : empty}</Fact>
          <Fact name={t("summary-since")}>{shortDate(isoDay(new Date(patient.createdAt)), language)}</Fact>
        </dl>
      </Panel>
      <Panel title={t("summary-contact")}>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-4">
          <Fact name={t("phone")}>
            {patient.phone ? (
              <span className="tnum">
                {[patient.phone, patient.phone2].filter(Boolean).map(groupedPhone).join(" · ")}
              </span>
            ) : (
              empty
            )}
          </Fact>
          <Fact wide name={t("email")}>
            {patient.email || empty}
          </Fact>
          <Fact wide name={t("address")}>
            {place || empty}
          </Fact>
          <Fact wide name={t("notes")}>
            {patient.notes ? (
              <span className="whitespace-pre-wrap">{patient.notes}</span>
            ) : (
              <span className="text-ink-3">{t("summary-no-notes")}</span>
            )}
          </Fact>
        </dl>
      </Panel>
    </>
  );
}
