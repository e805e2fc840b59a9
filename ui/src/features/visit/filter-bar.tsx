import { FilterX } from "lucide-react";
import { IconButton } from "../../components/button";
import { Choice } from "../../components/choice";
import { useText } from "../../lib/text";
import { NO_FILTER, type VisitFilter } from "./visit-filter";

type Props = {
  filter: VisitFilter;
  authors: readonly string[];
  shown: number;
  onChange: (filter: VisitFilter) => void;
};

/** Whose visits, from when until when, and how many those are. */
export function FilterBar({ filter, authors, shown, onChange }: Props) {
  const t = useText();
  const set = Object.values(filter).some(Boolean);
  const date = (end: "from" | "until") => (
    <label className="flex items-center gap-2 text-ink-2 text-sm">
      {t(`visit-${end}`)}
      <input
        type="date"
        value={filter[end]}
        onChange={(event) => onChange({ ...filter, [end]: event.target.value })}
        data-testid={`visit-${end}`}
        className="h-control rounded border border-line-3/70 bg-surface px-2.5"
      />
    </label>
  );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Choice
        label={t("visit-author")}
        hideLabel
        value={filter.author || "all"}
        options={[{ id: "all", text: t("visit-author-all") }, ...authors.map((name) => ({ id: name, text: name }))]}
        onChange={(author) => onChange({ ...filter, author: author === "all" ? "" : author })}
        className="w-52"
      />
      {date("from")}
      {date("until")}
      {set && (
        <IconButton
          label={t("visit-filter-clear")}
          icon={<FilterX size={16} strokeWidth={1.75} aria-hidden />}
          onPress={() => onChange(NO_FILTER)}
        />
      )}
      <p className="tnum ml-auto text-ink-3 text-sm" role="status" data-testid="visit-count">
        {t("visit-count", { n: shown })}
      </p>
    </div>
  );
}
