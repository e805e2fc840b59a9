import { FileStack } from "lucide-react";
import { useState } from "react";
import { Choice } from "../../components/choice";
import { Empty } from "../../components/empty";
import { ErrorNotice } from "../../components/error-notice";
import { Segmented } from "../../components/segmented";
import type { PaperKind, PaperView } from "../../lib/bindings";
import { useText } from "../../lib/text";
import { PaperDesk } from "./paper-desk";
import { PAPER_KINDS, usePapers } from "./use-papers";

type Standing = "all" | "valid" | "annulled";

/** What left the clinic about one patient. */
export function PaperList({ patient, onAgain }: { patient: string; onAgain: (paper: PaperView) => void }) {
  const t = useText();
  const { data, error } = usePapers(patient);
  const [kind, setKind] = useState<PaperKind | "all">("all");
  const [standing, setStanding] = useState<Standing>("all");
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  if (data.length === 0)
    return (
      <Empty icon={<FileStack size={22} strokeWidth={1.75} aria-hidden />} title={t("paper-none")}>
        {t("paper-none-text")}
      </Empty>
    );
  const there = PAPER_KINDS.filter((id) => data.some((paper) => paper.kind === id));
  const wanted = (paper: PaperView) =>
    (kind === "all" || paper.kind === kind) &&
    (standing === "all" || (standing === "annulled") === (paper.annulled !== null));
  const papers = data.filter(wanted);
  return (
    <PaperDesk papers={papers} onAgain={onAgain}>
      <div className="flex flex-wrap items-center gap-3">
        <Choice
          label={t("paper-what")}
          hideLabel
          value={kind}
          options={[
            { id: "all" as const, text: t("paper-kind-all") },
            ...there.map((id) => ({ id, text: t(`paper-kind-${id}`) })),
          ]}
          onChange={setKind}
          className="w-64"
        />
        <Segmented
          label={t("paper-standing")}
          value={standing}
          segments={(["all", "valid", "annulled"] as const).map((id) => ({ id, text: t(`paper-standing-${id}`) }))}
          onChange={setStanding}
        />
        <p className="tnum ml-auto text-ink-3 text-sm" role="status" data-testid="paper-count">
          {t("paper-count", { n: papers.length })}
        </p>
      </div>
    </PaperDesk>
  );
}
