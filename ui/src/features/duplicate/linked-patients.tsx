import { useMutation, useQuery } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { useToast } from "../../components/toasts";
import type { LinkedPatient } from "../../lib/bindings";
import { isoDay, shortDate } from "../../lib/dates";
import { grouped } from "../../lib/format";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { useMay, usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

/** The same person has another record: it is one click away, and the link can be taken back. */
export function LinkedPatients({ patient, onOpen }: { patient: string; onOpen: (patient: string) => void }) {
  const t = useText();
  const toast = useToast();
  const mayEdit = useMay("edit_patients");
  const { data } = useQuery({
    queryKey: keys.linked(patient),
    queryFn: () => ipc.commands.duplicateLinked(patient),
  });
  const link = useMutation({ mutationFn: (other: string) => ipc.commands.duplicateLink(patient, other) });
  const unlink = useMutation({
    mutationFn: (other: LinkedPatient) => ipc.commands.duplicateUnlink(patient, other.patient.id),
    onSuccess: (_, other) =>
      toast({ text: t("linked-parted", { name: other.patient.name }), undo: () => link.mutate(other.patient.id) }),
  });
  const error = unlink.error ?? link.error;
  return (
    <>
      {(data ?? []).map((other) => (
        <Line
          key={other.patient.id}
          other={other}
          onOpen={() => onOpen(other.patient.id)}
          {...(mayEdit ? { onPart: () => unlink.mutate(other) } : {})}
        />
      ))}
      {error && <ErrorNotice error={error} />}
    </>
  );
}

type LineProps = { other: LinkedPatient; onOpen: () => void; onPart?: () => void };

function Line({ other, onOpen, onPart }: LineProps) {
  const t = useText();
  const [{ language }] = usePreferences();
  const { patient, by, at } = other;
  return (
    <div
      data-testid="linked-patient"
      className="flex shrink-0 items-center gap-3 border-line border-b bg-info-wash px-5 py-1.5 text-sm"
    >
      <Link2 size={17} strokeWidth={1.75} className="shrink-0 text-info" aria-hidden />
      <p className="min-w-0 flex-1 truncate">
        <span className="font-medium">
          {t("linked-other", { name: patient.name, number: grouped(patient.number, language) })}
        </span>{" "}
        <span className="text-ink-2">
          {t("linked-by", { by: by || t("conflict-nobody"), day: shortDate(isoDay(new Date(at)), language) })}
        </span>
      </p>
      <Button onPress={onOpen} data-testid="linked-open">
        {t("linked-open")}
      </Button>
      {onPart && (
        <Button look="quiet" onPress={onPart} data-testid="linked-part">
          {t("linked-part")}
        </Button>
      )}
    </div>
  );
}
