import { FileSearch } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { Notice, type Tone } from "../../components/notice";
import type { PaperCheck as Check, CommandError, PaperView, Verdict } from "../../lib/bindings";
import { exactDate, isoDay, timeOf } from "../../lib/dates";
import { ipc } from "../../lib/ipc";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

const TONES: Record<Verdict, Tone> = {
  unchanged: "good",
  annulled: "alert",
  changed: "alert",
  unknown: "warn",
  foreign: "warn",
  not_pdf: "info",
  too_large: "info",
};

/** Whether a PDF is ours: a file is picked, or dropped anywhere on the window while this is open. */
export function PaperCheck() {
  const t = useText();
  const [told, setTold] = useState<{ check: Check | null; refused: CommandError | null }>();
  const [working, setWorking] = useState(false);
  useEffect(() => {
    const stop = ipc.events.paperDropped(setTold);
    return () => void stop.then((end) => end());
  }, []);
  const pick = async () => {
    setWorking(true);
    try {
      const check = await ipc.commands.paperCheck();
      if (check) setTold({ check, refused: null });
    } catch (fault) {
      setTold({ check: null, refused: fault as CommandError });
    } finally {
      setWorking(false);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-4 rounded-lg border-2 border-line-2 border-dashed px-5 py-5">
        <Button
          look="primary"
          icon={<FileSearch size={16} strokeWidth={1.75} aria-hidden />}
          onPress={() => void pick()}
          isDisabled={working}
          data-testid="paper-check"
        >
          {t("paper-check-pick")}
        </Button>
        <p className="text-ink-2 text-sm">{t("paper-check-drop")}</p>
      </div>
      {told?.refused && <ErrorNotice error={told.refused} />}
      {told?.check && <Said check={told.check} />}
    </div>
  );
}

function Said({ check }: { check: Check }) {
  const t = useText();
  return (
    <div data-testid="paper-verdict">
      <Notice tone={TONES[check.verdict]} title={t(`paper-verdict-${check.verdict}`)}>
        <p>
          {check.fileName}. {t(`paper-verdict-${check.verdict}-do`)} {check.cut && t("paper-cut")}
        </p>
        <ul className="mt-2 flex flex-col gap-1">
          {check.papers.map((paper) => (
            <li key={paper.id}>
              <PaperSaid paper={paper} />
            </li>
          ))}
        </ul>
        {check.total > check.papers.length && <p>{t("paper-more", { n: check.total - check.papers.length })}</p>}
      </Notice>
    </div>
  );
}

function PaperSaid({ paper }: { paper: PaperView }) {
  const t = useText();
  const [{ language }] = usePreferences();
  const when = `${exactDate(isoDay(new Date(paper.at)), language)}, ${timeOf(paper.at, language)}`;
  const whose = paper.hidden ? t("paper-hidden-patient") : paper.patientName;
  const said = t("paper-said", { title: t(`paper-kind-${paper.kind}`), whose, by: paper.by, when });
  return (
    <>
      {said}
      {paper.annulled && ` ${t("paper-said-annulled", { reason: paper.annulled.reason })}`}
    </>
  );
}
