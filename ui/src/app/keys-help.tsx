import { useQuery } from "@tanstack/react-query";
import { Dialog } from "../components/dialog";
import { KeyCap } from "../components/key-cap";
import { planKey, withKeys } from "../lib/chart-keys";
import { ipc } from "../lib/ipc";
import { keys as queryKeys } from "../lib/query-keys";
import { usePreferences } from "../lib/session";
import { type TextArgs, useText } from "../lib/text";

type Line = { keys: string[]; text: string; args?: TextArgs };
type Group = { title: string; lines: Line[] };

/** Every key, always. A key that is not shown does not exist. */
const GROUPS: Group[] = [
  {
    title: "keys-chart-teeth",
    lines: [
      { keys: ["3", "6"], text: "keys-chart-two-digits" },
      { keys: ["3", "6", "-", "3", "8"], text: "keys-chart-range" },
      { keys: ["3", "6", ",", "4", "6"], text: "keys-chart-list" },
      { keys: ["keycap-ctrl", "A"], text: "keys-chart-all" },
      { keys: ["←", "→", "↑", "↓"], text: "keys-chart-arrows" },
      { keys: ["keycap-shift", "←", "→"], text: "keys-chart-extend" },
      { keys: ["keycap-home", "keycap-end"], text: "keys-chart-ends" },
    ],
  },
  {
    title: "keys-chart-details",
    lines: [
      { keys: ["O", "M", "D", "V", "L", "P", "I", "C"], text: "keys-chart-surfaces" },
      { keys: ["1", "–", "9"], text: "keys-chart-attribute" },
      { keys: ["/"], text: "keys-chart-note" },
    ],
  },
  {
    title: "keys-chart-finish",
    lines: [
      { keys: ["keycap-enter"], text: "keys-chart-observed" },
      { keys: ["keycap-ctrl", "keycap-enter"], text: "keys-chart-planned" },
      { keys: ["keycap-shift", "keycap-enter"], text: "keys-chart-done" },
      { keys: ["."], text: "keys-chart-repeat" },
      { keys: ["keycap-ctrl", "Z", "Y"], text: "keys-chart-undo" },
      { keys: ["keycap-delete"], text: "keys-chart-withdraw" },
      { keys: ["keycap-space"], text: "keys-chart-table" },
      { keys: ["Esc"], text: "keys-chart-back" },
    ],
  },
  {
    title: "keys-perio",
    lines: [
      { keys: ["0", "–", "9"], text: "keys-perio-depth" },
      { keys: ["+", "2"], text: "keys-perio-ten" },
      { keys: ["B", "S", "P", "K"], text: "keys-perio-signs" },
      { keys: ["keycap-tab"], text: "keys-perio-row" },
      { keys: ["-", "2"], text: "keys-perio-minus" },
      { keys: ["←", "→", "↑", "↓"], text: "keys-perio-move" },
      { keys: ["keycap-backspace"], text: "keys-perio-clear" },
      { keys: ["keycap-ctrl", "3"], text: "keys-perio-fill" },
      { keys: ["T"], text: "keys-perio-triplets" },
      { keys: ["Y"], text: "keys-perio-copy" },
      { keys: ["keycap-enter"], text: "keys-perio-confirm" },
      { keys: ["X"], text: "keys-perio-leave-out" },
      { keys: ["keycap-ctrl", "P"], text: "keys-print" },
      { keys: ["Esc"], text: "keys-perio-leave" },
    ],
  },
  {
    title: "keys-plan",
    lines: [
      { keys: ["↑", "↓"], text: "keys-plan-move" },
      { keys: ["←", "→"], text: "keys-plan-plans" },
      { keys: ["keycap-enter"], text: "keys-plan-edit" },
      { keys: ["keycap-space"], text: "keys-plan-done" },
      { keys: ["Alt", "↑", "↓"], text: "keys-plan-phase" },
      { keys: ["1", "2", "3"], text: "keys-plan-priority" },
      { keys: ["N"], text: "keys-plan-new" },
      { keys: ["F"], text: "keys-plan-findings" },
      { keys: ["B"], text: "keys-plan-begin" },
      { keys: ["X"], text: "keys-plan-drop" },
      { keys: ["U"], text: "keys-plan-restore" },
      { keys: ["C"], text: "keys-plan-compare" },
    ],
  },
  {
    title: "keys-everywhere",
    lines: [
      { keys: ["keycap-ctrl", "K"], text: "keys-palette" },
      { keys: ["keycap-ctrl", "1", "2", "3", "4"], text: "keys-rail" },
      { keys: ["Alt", "1", "–", "9", "0"], text: "keys-tabs" },
      { keys: ["?"], text: "keys-help" },
    ],
  },
  {
    title: "keys-lists",
    lines: [
      { keys: ["↑", "↓"], text: "keys-list-move" },
      { keys: ["keycap-enter"], text: "keys-list-open" },
      { keys: ["Alt", "N"], text: "keys-list-new" },
      { keys: ["keycap-ctrl", "S"], text: "keys-save" },
    ],
  },
  {
    title: "keys-health",
    lines: [
      { keys: ["A"], text: "health-add-allergy" },
      { keys: ["C"], text: "health-add-condition" },
      { keys: ["M"], text: "health-add-medication" },
      { keys: ["E"], text: "health-keys-edit" },
      { keys: ["X"], text: "health-keys-over" },
      { keys: ["R"], text: "health-refute" },
      { keys: ["U"], text: "health-restore" },
      { keys: ["V"], text: "health-review" },
      { keys: ["F"], text: "questionnaire" },
    ],
  },
  {
    title: "keys-visits",
    lines: [
      { keys: ["N"], text: "visit-start" },
      { keys: ["/"], text: "note-template" },
      { keys: ["H"], text: "hygiene-session" },
      { keys: ["keycap-ctrl", "keycap-enter"], text: "note-sign" },
    ],
  },
  {
    title: "tab-risk",
    lines: [
      { keys: ["I", "H", "R"], text: "risk-keys-parts" },
      { keys: ["1", "–", "7"], text: "risk-keys-begin" },
      { keys: ["0", "–", "9"], text: "index-key-code" },
      { keys: ["keycap-ctrl", "0"], text: "index-key-fill" },
      { keys: ["*"], text: "index-key-star" },
      { keys: ["↑", "↓"], text: "index-key-tooth" },
      { keys: ["keycap-backspace"], text: "index-key-clear" },
      { keys: ["S", "J", "N", "keycap-space"], text: "risk-keys-answer" },
    ],
  },
  {
    title: "keys-prescriptions",
    lines: [
      { keys: ["N"], text: "rx-new" },
      { keys: ["keycap-enter"], text: "rx-keys-field" },
      { keys: ["Alt", "M"], text: "rx-add" },
      { keys: ["keycap-ctrl", "S"], text: "rx-sign" },
      { keys: ["R"], text: "rx-repeat" },
      { keys: ["P"], text: "rx-print" },
      { keys: ["X"], text: "rx-annul" },
    ],
  },
  {
    title: "keys-consents",
    lines: [
      { keys: ["N"], text: "consent-new" },
      { keys: ["keycap-ctrl", "S"], text: "consent-sign" },
      { keys: ["P"], text: "consent-print" },
      { keys: ["X"], text: "consent-withdraw" },
    ],
  },
  {
    title: "keys-letters",
    lines: [
      { keys: ["L"], text: "letters" },
      { keys: ["N"], text: "letter-new" },
      { keys: ["keycap-ctrl", "S"], text: "letter-issue" },
      { keys: ["P"], text: "letter-print" },
      { keys: ["Esc"], text: "letter-back" },
    ],
  },
  {
    title: "keys-decide",
    lines: [
      { keys: ["↑", "↓"], text: "keys-list-move" },
      { keys: ["1", "–", "9"], text: "conflict-keys-pick" },
      { keys: ["keycap-enter"], text: "conflict-keys-decide" },
      { keys: ["H"], text: "conflict-keys-history" },
      { keys: ["Esc"], text: "conflict-keys-back" },
    ],
  },
];

export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText();
  const [{ chartKeys }] = usePreferences();
  const { data } = useQuery({
    queryKey: queryKeys.catalogue(),
    queryFn: () => ipc.commands.odontogramCatalogue(),
    enabled: isOpen,
  });
  const key = planKey(chartKeys)?.toUpperCase();
  const plan: Line[] = key
    ? [
        { keys: [key], text: "keys-chart-plan" },
        { keys: ["keycap-shift", key], text: "keys-chart-plan-all" },
      ]
    : [];
  const findings: Group = {
    title: "keys-chart-findings",
    lines: [
      ...withKeys(data?.rules ?? [], chartKeys).flatMap((rule) =>
        rule.key ? [{ keys: [rule.key.toUpperCase()], text: `rule-${rule.id}`, args: { status: "" } }] : [],
      ),
      { keys: ["Q"], text: "keys-chart-other" },
      ...plan,
    ],
  };
  const groups = [...GROUPS.slice(0, 1), findings, ...GROUPS.slice(1)];
  return (
    <Dialog title={t("keys-title")} isOpen={isOpen} onClose={onClose} width="wide">
      <div className="columns-2 gap-10">
        {groups.map((group) => (
          <section key={group.title} className="mb-5 break-inside-avoid">
            <h3 className="mb-2 font-medium text-ink-3 text-xs">{t(group.title)}</h3>
            <dl className="flex flex-col gap-1.5">
              {group.lines.map((line) => (
                <div key={line.text} className="flex items-center justify-between gap-4 text-sm">
                  <dd className="text-ink-2">{t(line.text, line.args)}</dd>
                  <dt className="flex shrink-0 gap-0.5">
                    {line.keys.map((key, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a key may stand twice in one line
                      <KeyCap key={i}>{key.startsWith("keycap-") ? t(key) : key}</KeyCap>
                    ))}
                  </dt>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
