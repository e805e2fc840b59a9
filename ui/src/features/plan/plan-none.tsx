import { ClipboardList, ListPlus } from "lucide-react";
import { Button } from "../../components/button";
import { Empty } from "../../components/empty";
import { useText } from "../../lib/text";

/** What will be here, and the first thing to do. */
export function PlanNone({ mayEdit, onFindings }: { mayEdit: boolean; onFindings: () => void }) {
  const t = useText();
  return (
    <Empty
      icon={<ClipboardList size={22} strokeWidth={1.75} aria-hidden />}
      title={t("plan-none-title")}
      actions={
        mayEdit && (
          <Button
            look="primary"
            icon={<ListPlus size={16} strokeWidth={1.75} aria-hidden />}
            onPress={onFindings}
            data-testid="plan-none-findings"
          >
            {t("plan-from-findings")}
          </Button>
        )
      }
    >
      {t(mayEdit ? "plan-none-text" : "plan-none-read")}
    </Empty>
  );
}
