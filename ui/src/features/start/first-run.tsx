import { useMutation } from "@tanstack/react-query";
import { ArrowRight, Compass, Link2, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { ErrorNotice } from "../../components/error-notice";
import { ipc } from "../../lib/ipc";
import { useReload } from "../../lib/session";
import { useText } from "../../lib/text";
import { CreateClinic } from "./create-clinic";
import { JoinClinic } from "./join-clinic";
import { StartFrame } from "./start-frame";

type Props = { onCreated: (recoveryCode: string) => void };

export function FirstRun({ onCreated }: Props) {
  const t = useText();
  const [path, setPath] = useState<"create" | "join" | null>(null);
  const reload = useReload();
  const demo = useMutation({ mutationFn: () => ipc.commands.exploreDemo(), onSuccess: reload });
  if (path === "create") return <CreateClinic onCreated={onCreated} onBack={() => setPath(null)} />;
  if (path === "join") return <JoinClinic onCreated={onCreated} onBack={() => setPath(null)} />;
  const icon = { size: 22, strokeWidth: 1.75, "aria-hidden": true } as const;
  return (
    <StartFrame title={t("welcome-title")} text={t("welcome-text")} width="wide">
      <div className="grid grid-cols-3 gap-4 pt-2">
        <Way
          icon={<Plus {...icon} />}
          title={t("welcome-create")}
          text={t("welcome-create-text")}
          main
          testid="first-run-create"
          onPress={() => setPath("create")}
        />
        <Way
          icon={<Compass {...icon} />}
          title={t("welcome-demo")}
          text={t("welcome-demo-text")}
          testid="first-run-demo"
          onPress={() => demo.mutate()}
        />
        <Way
          icon={<Link2 {...icon} />}
          title={t("welcome-join")}
          text={t("welcome-join-text")}
          testid="first-run-join"
          onPress={() => setPath("join")}
        />
      </div>
      {demo.error && <ErrorNotice error={demo.error} />}
    </StartFrame>
  );
}

type WayProps = { icon: ReactNode; title: string; text: string; main?: boolean; testid: string; onPress: () => void };

function Way({ icon, title, text, main, testid, onPress }: WayProps) {
  const looks = main ? "border-accent bg-wash hover:bg-wash-2" : "border-line bg-surface hover:border-line-3";
  return (
    <AriaButton
      onPress={onPress}
      data-testid={testid}
      className={`group flex min-h-44 flex-col items-start gap-2 rounded-lg border p-5 text-left transition-colors duration-150 ${looks}`}
    >
      <span className={main ? "text-accent-strong" : "text-ink-2"}>{icon}</span>
      <span className="mt-2 font-bold text-lg leading-snug">{title}</span>
      <span className="flex-1 text-ink-2 text-sm">{text}</span>
      <ArrowRight
        size={18}
        strokeWidth={1.75}
        className="self-end text-ink-3 transition-transform duration-150 group-hover:translate-x-0.5"
        aria-hidden
      />
    </AriaButton>
  );
}
