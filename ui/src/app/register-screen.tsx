import { useNavigate } from "@tanstack/react-router";
import { ArrowLeft, Lock } from "lucide-react";
import { Button } from "../components/button";
import { Empty } from "../components/empty";
import { PaperRegister } from "../features/paper/paper-register";
import { useMay } from "../lib/session";
import { useText } from "../lib/text";
import { useAgain } from "./papers-screen";

/** Everything that left the clinic, for whoever answers for it. */
export function RegisterScreen() {
  const t = useText();
  const navigate = useNavigate();
  const again = useAgain();
  const mayManage = useMay("manage_clinic");
  if (!mayManage)
    return <Empty icon={<Lock size={22} strokeWidth={1.75} aria-hidden />} title={t("error-forbidden")} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex shrink-0 items-center gap-3 border-line border-b bg-surface px-5 py-2">
        <Button
          look="quiet"
          icon={<ArrowLeft size={16} strokeWidth={1.75} aria-hidden />}
          onPress={() => void navigate({ to: "/settings/$section", params: { section: "papers" } })}
        >
          {t("settings")}
        </Button>
        <h1 className="font-bold text-lg">{t("paper-register-title")}</h1>
      </header>
      <PaperRegister onAgain={again} />
    </div>
  );
}
