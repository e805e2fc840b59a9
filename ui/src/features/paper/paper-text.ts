import type { PaperCopyView, PaperView } from "../../lib/bindings";
import type { Text } from "../../lib/text";

/** Into whose hands: "paciente", "tutor: Elena Roca", or nothing where nobody said so. */
export function handsText({ recipient, recipientName }: PaperView | PaperCopyView, t: Text): string {
  if (!recipient) return "";
  const hands = t(`given-to-${recipient}`);
  return recipientName ? t("paper-hands", { hands, name: recipientName }) : hands;
}

/** How it left, by whose hand. */
export function wayText({ way, by }: PaperView | PaperCopyView, t: Text): string {
  return t(`paper-way-${way}`, { by });
}
