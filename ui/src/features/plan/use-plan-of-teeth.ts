import { ipc } from "../../lib/ipc";
import { teethText } from "../../lib/teeth";
import { useText } from "../../lib/text";
import { itemsOf, procedureText } from "./plan-text";

/** Takes what was found on teeth into the plan at once, each with its usual treatment, and says what came of it. */
export function usePlanOfTeeth(patient: string) {
  const t = useText();
  return async (teeth: readonly number[]): Promise<{ text: string; tone: "plain" | "done" }> => {
    const proposals = await ipc.commands.planPropose(patient, [...teeth]);
    const open = proposals.filter((one) => !one.planned);
    const items = open.flatMap((one) => itemsOf(one, one.ways[0] ?? []));
    const [first] = items;
    if (!first) return { text: t(proposals.length > 0 ? "plan-said-already" : "plan-said-nothing"), tone: "plain" };
    const { name } = await ipc.commands.planAdd(patient, null, items);
    const what = `${procedureText(first.form.procedure, t)} ${teethText(first.form.teeth)}`;
    return { text: t("plan-said-added", { plan: name, n: items.length, what }), tone: "done" };
  };
}
