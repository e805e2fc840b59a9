import { useState } from "react";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { TextField } from "../../components/text-field";
import type { PaperKind, PaperView } from "../../lib/bindings";
import { useText } from "../../lib/text";
import { PaperDesk } from "./paper-desk";
import { PAPER_KINDS, usePaperRegister } from "./use-papers";

const PAGE = 100;

/** What left the clinic, whoever it is about: by day, kind and the letters that are printed on it. */
export function PaperRegister({ onAgain }: { onAgain: (paper: PaperView) => void }) {
  const t = useText();
  const [kind, setKind] = useState<PaperKind | "all">("all");
  const [days, setDays] = useState({ from: "", to: "" });
  const [id, setId] = useState("");
  const { data, error } = usePaperRegister({
    from: days.from || null,
    to: days.to || null,
    kind: kind === "all" ? null : kind,
    id,
    offset: 0,
    limit: PAGE,
  });
  const day = (end: "from" | "to") => (
    <label className="flex flex-col gap-1 font-medium text-ink-2 text-sm">
      {t(end === "to" ? "paper-to-day" : "paper-from")}
      <input
        type="date"
        value={days[end]}
        onChange={(event) => setDays({ ...days, [end]: event.target.value })}
        data-testid={`paper-day-${end}`}
        className="h-control rounded border border-line-3/70 bg-surface px-2.5 font-normal"
      />
    </label>
  );
  if (error) return <ErrorNotice error={error} />;
  return (
    <PaperDesk papers={data?.papers ?? []} named onAgain={onAgain}>
      <div className="flex flex-wrap items-end gap-3">
        {day("from")}
        {day("to")}
        <Choice
          label={t("paper-what")}
          value={kind}
          options={[
            { id: "all" as const, text: t("paper-kind-all") },
            ...PAPER_KINDS.map((one) => ({ id: one, text: t(`paper-kind-${one}`) })),
          ]}
          onChange={setKind}
          className="w-52"
        />
        <TextField label={t("paper-id-letters")} value={id} onChange={setId} data-testid="paper-id" className="w-44" />
        <p className="tnum ml-auto pb-2 text-ink-3 text-sm" role="status" data-testid="paper-count">
          {t("paper-count", { n: data?.total ?? 0 })}
        </p>
      </div>
    </PaperDesk>
  );
}
