import { useMutation } from "@tanstack/react-query";
import { Download, ExternalLink, Printer } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import { PagePictures } from "../../components/page-pictures";
import { Segmented } from "../../components/segmented";
import { useToast } from "../../components/toasts";
import type { Given, ReportPreview } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import type { Language } from "../../lib/text";
import { useText } from "../../lib/text";
import { GivenTo } from "./given-to";

export type Paper = { language: Language; colour: "on" | "off" };

type Props = {
  /** What is chosen of this document, above language and ink. */
  children: ReactNode;
  paper: Paper;
  /** It was written in one language for good. */
  frozen?: boolean;
  onPaper: (paper: Paper) => void;
  made: ReportPreview | undefined;
  working: boolean;
  error: unknown;
};

/** A document as it will be printed: the pages are drawn from the same scene as the PDF. */
export function DocumentPreview({ children, paper, frozen = false, onPaper, made, working, error }: Props) {
  const t = useText();
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex w-72 shrink-0 flex-col gap-5 overflow-auto border-line border-r bg-surface px-5 py-5">
        {children}
        {!frozen && (
          <div className="flex flex-col gap-1">
            <span className="font-medium text-ink-2 text-sm">{t("preview-language")}</span>
            <Segmented
              label={t("preview-language")}
              value={paper.language}
              segments={[
                { id: "es", text: t("language-es") },
                { id: "en", text: t("language-en") },
              ]}
              onChange={(language) => onPaper({ ...paper, language })}
              className="self-start"
            />
          </div>
        )}
        <div className="flex flex-col gap-1">
          <span className="font-medium text-ink-2 text-sm">{t("preview-colour")}</span>
          <Segmented
            label={t("preview-colour")}
            value={paper.colour}
            segments={[
              { id: "on", text: t("preview-colour-on") },
              { id: "off", text: t("preview-colour-off") },
            ]}
            onChange={(colour) => onPaper({ ...paper, colour })}
            className="self-start"
          />
        </div>
        {made && <Actions report={made.report} fileName={made.fileName} bytes={made.bytes} />}
      </div>
      <section
        aria-label={t("preview-pages")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must be able to scroll it
        tabIndex={0}
        className="focus-inset min-w-0 flex-1 overflow-auto bg-sunken px-8 py-6"
      >
        {error ? <ErrorNotice error={error} /> : null}
        {!made && working && <p className="text-ink-2">{t("preview-working")}</p>}
        <div className="mx-auto flex max-w-3xl flex-col gap-6">
          <PagePictures pages={made?.pages ?? []} />
        </div>
      </section>
    </div>
  );
}

function Actions({ report, fileName, bytes }: { report: string; fileName: string; bytes: number }) {
  const t = useText();
  const toast = useToast();
  const [given, setGiven] = useState<Given>({ to: null, name: "" });
  const save = useMutation({
    mutationFn: () => ipc.commands.reportSave(report, given),
    onSuccess: (path) => path !== null && toast({ text: t("preview-saved", { path }) }),
  });
  const open = useMutation({ mutationFn: () => ipc.commands.reportOpen(report, given) });
  const print = useMutation({ mutationFn: () => ipc.commands.reportPrint(report, given) });
  const failed = save.error ?? open.error ?? print.error;
  const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-5">
      <GivenTo given={given} onChange={setGiven} />
      <Button
        look="primary"
        icon={<Download {...icon} />}
        onPress={() => save.mutate()}
        isDisabled={save.isPending}
        data-testid="report-save"
      >
        {t("preview-save")}
      </Button>
      <div className="grid grid-cols-2 gap-2">
        <Button
          icon={<ExternalLink {...icon} />}
          onPress={() => open.mutate()}
          isDisabled={open.isPending}
          data-testid="report-open"
        >
          {t("preview-open")}
        </Button>
        <Button
          icon={<Printer {...icon} />}
          onPress={() => print.mutate()}
          isDisabled={print.isPending}
          data-testid="report-print"
        >
          {t("preview-print")}
        </Button>
      </div>
      <p className="tnum break-all pt-1 text-ink-3 text-xs">
        {fileName} · {t("preview-size", { kb: Math.ceil(bytes / 1024) })}
      </p>
      {failed && <ErrorNotice error={failed} />}
    </div>
  );
}
