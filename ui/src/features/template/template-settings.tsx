import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button";
import { ErrorNotice } from "../../components/error-notice";
import type { TemplateView } from "../../lib/bindings";
import { ipc } from "../../lib/ipc";
import { NO_SECTIONS } from "../../lib/sections";
import { useMay } from "../../lib/session";
import { useText } from "../../lib/text";
import { TemplateForm } from "./template-form";
import { useTemplates } from "./use-templates";

const NEW: TemplateView = { id: "", name: "", sections: NO_SECTIONS, clocks: "" };

/** The clinic's templates: chosen on the left, written and looked at on the right. */
export function TemplateSettings({ onToast }: { onToast: (text: string, undo?: () => void) => void }) {
  const t = useText();
  const may = useMay("manage_clinic");
  const { data, error } = useTemplates();
  const [open, setOpen] = useState<TemplateView | null>(null);
  const retire = useMutation({
    mutationFn: ({ id, retired }: { id: string; retired: boolean }) =>
      retired ? ipc.commands.templateRetire(id) : ipc.commands.templateRestore(id),
  });
  if (error) return <ErrorNotice error={error} />;
  return (
    <div className="grid grid-cols-[12rem_1fr] items-start gap-5">
      <div className="flex flex-col gap-1">
        <ul aria-label={t("templates")} className="flex flex-col gap-0.5">
          {(data ?? []).map((template) => (
            <li key={template.id}>
              <button
                type="button"
                aria-current={template.id === open?.id}
                onClick={() => setOpen(template)}
                data-testid="template"
                className={`flex min-h-row w-full items-center rounded px-2.5 text-left text-sm focus-inset ${template.id === open?.id ? "bg-wash-2 font-medium" : "hover:bg-sunken"}`}
              >
                {template.name}
              </button>
            </li>
          ))}
        </ul>
        {may && (
          <Button
            look="quiet"
            className="justify-start"
            icon={<Plus size={15} strokeWidth={1.75} aria-hidden />}
            onPress={() => setOpen(NEW)}
            data-testid="template-new"
          >
            {t("template-new")}
          </Button>
        )}
        {retire.error && <ErrorNotice error={retire.error} />}
      </div>
      {open ? (
        <TemplateForm
          key={`${open.id} ${open.clocks}`}
          template={open}
          mayEdit={may}
          onSaved={(name) => {
            setOpen(null);
            onToast(t("template-saved", { name }));
          }}
          onRetire={() =>
            retire.mutate(
              { id: open.id, retired: true },
              {
                onSuccess: () => {
                  setOpen(null);
                  onToast(t("template-retired", { name: open.name }), () =>
                    retire.mutate({ id: open.id, retired: false }),
                  );
                },
              },
            )
          }
        />
      ) : (
        <p className="pt-1 text-ink-3 text-sm">{t(may ? "template-choose" : "template-only-admin")}</p>
      )}
    </div>
  );
}
