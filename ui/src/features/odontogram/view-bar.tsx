import { FileText, PanelRightClose, PanelRightOpen, Redo2, Shapes, Table2, Undo2 } from "lucide-react";
import { Button, IconButton } from "../../components/button";
import { Segmented } from "../../components/segmented";
import type { ChartState, ChartView } from "../../lib/bindings";
import { useMay } from "../../lib/session";
import { useText } from "../../lib/text";

type Props = {
  view: ChartView;
  state: ChartState;
  table: boolean;
  inspector: boolean;
  onView: (view: ChartView) => void;
  onTable: () => void;
  onInspector: () => void;
  onUndo: () => void;
  onRedo: () => void;
  onReport: () => void;
};

type Kind = "initial" | "today" | "planned" | "compare";
const KINDS: Kind[] = ["initial", "today", "planned", "compare"];

export function ViewBar(props: Props) {
  const { view, state, table, inspector, onView } = props;
  const t = useText();
  const mayReport = useMay("make_reports");
  const icon = { size: 17, strokeWidth: 1.75, "aria-hidden": true } as const;
  const choose = (kind: Kind) => {
    if (kind === "compare") {
      const [from, to] = [state.dates.at(-2) ?? state.date, state.dates.at(-1) ?? state.date];
      onView({ kind: "compare", from, to });
    } else onView({ kind });
  };
  return (
    <div className="flex shrink-0 items-center gap-2">
      <Segmented
        label={t("chart-view")}
        value={view.kind === "at" ? ("today" as Kind) : view.kind}
        segments={KINDS.map((id) => ({ id, text: t(`chart-view-${id}`) }))}
        onChange={choose}
      />
      <div className="flex-1" />
      <IconButton
        label={t("chart-undo")}
        isDisabled={!state.canUndo}
        icon={<Undo2 {...icon} />}
        onPress={props.onUndo}
      />
      <IconButton
        label={t("chart-redo")}
        isDisabled={!state.canRedo}
        icon={<Redo2 {...icon} />}
        onPress={props.onRedo}
      />
      <IconButton
        label={t(table ? "chart-as-picture" : "chart-as-table")}
        icon={table ? <Shapes {...icon} /> : <Table2 {...icon} />}
        onPress={props.onTable}
      />
      {mayReport && (
        <Button icon={<FileText {...icon} size={16} />} onPress={props.onReport} data-testid="report-make">
          {t("chart-report")}
        </Button>
      )}
      <IconButton
        label={t("chart-inspector")}
        aria-expanded={inspector}
        icon={inspector ? <PanelRightClose {...icon} /> : <PanelRightOpen {...icon} />}
        onPress={props.onInspector}
      />
    </div>
  );
}
