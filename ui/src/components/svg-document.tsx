import { useEffect, useRef } from "react";

const FORBIDDEN = "script, foreignObject, iframe, style";

/** Shows an SVG document made by Rust as part of the page, so that it has the bundled fonts; scripts and links out are dropped. */
export function SvgDocument({ source, label, className = "" }: { source: string; label: string; className?: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
    if (!host.current || parsed.localName !== "svg") return;
    for (const node of parsed.querySelectorAll(FORBIDDEN)) node.remove();
    for (const node of parsed.querySelectorAll("*")) {
      for (const { name, value } of [...node.attributes]) {
        if (name.startsWith("on") || (name.endsWith("href") && !value.startsWith("#"))) node.removeAttribute(name);
      }
    }
    parsed.setAttribute("width", "100%");
    parsed.setAttribute("height", "100%");
    parsed.setAttribute("aria-hidden", "true");
    host.current.replaceChildren(document.importNode(parsed, true));
  }, [source]);
  return <div ref={host} role="img" aria-label={label} className={className} />;
}
