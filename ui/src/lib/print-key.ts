import { useWindowKeys } from "./keyboard";

/** Ctrl+P puts what is looked at on paper. */
export function usePrintKey(print: (() => void) | undefined) {
  useWindowKeys((event) => {
    if (!print || event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    print();
  });
}
