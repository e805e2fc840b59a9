import { useMutation, useQuery } from "@tanstack/react-query";
import { Download, ExternalLink, Printer } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { Choice } from "../../components/choice";
import { ErrorNotice } from "../../components/error-notice";
import { Segmented } from "../../components/segmented";
import { SvgDocument } from "../../components/svg-document";
import { useToast } from "../../components/toasts";
import type { OdontogramRequest } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { keys } from "../../lib/query-keys";
import { usePreferences } from "../../lib/session";
import { useText } from "../../lib/text";

type View = "today" | "initial" | "planned";
const VIEWS: View[] = ["today", "initial", "planned"];

/** The report as it will be printed: the pages are drawn from the same scene as the PDF. */
export function ReportPreview({ patient }: { patient: string }) {
  const t = useText();
  const [{ language: own }] = usePreferences();
  const [view, setView] = useState<View>("today");
  const [language, setLanguage] = useState(own);
  const [colour, setColour] = useState<"on" | "off">("on");
  const input: OdontogramRequest = { patient, view: { kind: view }, language, colour: colour === "on" };
  const { data, error, isFetching } = useQuery({
    queryKey: keys.report(input),
    queryFn: () => ipc.commands.reportOdontogram(input),
    placeholderData: (old) => old,
    gcTime: 0,
  });
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex w-72 shrink-0 flex-col gap-5 overflow-auto border-line border-r bg-surface px-5 py-5">
        <h2 className="font-bold text-lg">{t("preview-what")}</h2>
        <Choice
          label={t("preview-view")}
          value={view}
          options={VIEWS.map((id) => ({ id, text: t(`chart-view-${id}`) }))}
          onChange={setView}
        />
        <div className="flex flex-col gap-1">
          <span className="font-medium text-ink-2 text-sm">{t("preview-language")}</span>
          <Segmented
            label={t("preview-language")}
            value={language}
            segments={[
              { id: "es", text: t("language-es") },
              { id: "en", text: t("language-en") },
            ]}
            onChange={setLanguage}
            className="self-start"
          />
        </div>
        <div className="flex flex-col gap-1">
          <span className="font-medium text-ink-2 text-sm">{t("preview-colour")}</span>
          <Segmented
            label={t("preview-colour")}
            value={colour}
            segments={[
              { id: "on", text: t("preview-colour-on") },
              { id: "off", text: t("preview-colour-off") },
            ]}
            onChange={setColour}
            className="self-start"
          />
        </div>
        {data && <Actions report={data.report} fileName={data.fileName} bytes={data.bytes} />}
      </div>
      <section
        aria-label={t("preview-pages")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must be able to scroll it
        tabIndex={0}
        className="focus-inset min-w-0 flex-1 overflow-auto bg-sunken px-8 py-6"
      >
        {error && <ErrorNotice error={error} />}
        {!data && isFetching && <p className="text-ink-2">{t("preview-working")}</p>}
        <div className="mx-auto flex max-w-3xl flex-col gap-6">
          {data?.pages.map((page, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number
            <figure key={`${data.report}-${i + 1}`} className="flex flex-col gap-2">
              <SvgDocument
                source={page}
                label={t("preview-page", { n: i + 1, total: data.pages.length })}
                className="aspect-[210/297] w-full overflow-hidden rounded bg-paper shadow-float"
              />
              <figcaption className="tnum text-center text-ink-3 text-xs">
                {t("preview-page", { n: i + 1, total: data.pages.length })}
              </figcaption>
            </figure>
          ))}
        </div>
      </section>
    </div>
  );
}

function Actions({ report, fileName, bytes }: { report: string; fileName: string; bytes: number }) {
  const t = useText();
  const toast = useToast();
  const save = useMutation({
    mutationFn: () => ipc.commands.reportSave(report),
    onSuccess: (path) => path !== null && toast({ text: t("preview-saved", { path }) }),
  });
  const open = useMutation({ mutationFn: () => ipc.commands.reportOpen(report) });
  const print = useMutation({ mutationFn: () => ipc.commands.reportPrint(report) });
  const failed = save.error ?? open.error ?? print.error;
  const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-5">
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
