import { useText } from "../lib/text";
import { SvgDocument } from "./svg-document";

/** Pages as they will be printed, one under the other. */
export function PagePictures({ pages }: { pages: readonly string[] }) {
  const t = useText();
  return pages.map((page, i) => (
    <figure
      // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number
      key={i}
      className="flex flex-col gap-2"
    >
      <SvgDocument
        source={page}
        label={t("preview-page", { n: i + 1, total: pages.length })}
        className="aspect-[210/297] w-full overflow-hidden rounded bg-paper shadow-float"
      />
      <figcaption className="tnum text-center text-ink-3 text-xs">
        {t("preview-page", { n: i + 1, total: pages.length })}
      </figcaption>
    </figure>
  ));
}
