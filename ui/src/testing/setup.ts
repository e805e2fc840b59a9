import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// jsdom has neither; the screens only ask for sizes and preferences.
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => {};
window.scrollTo = () => {};
Element.prototype.scrollTo = () => {};
globalThis.CSS ??= { escape: (text: string) => text.replaceAll(/[^\w-]/g, (c) => `\\${c}`) } as typeof CSS;
// Machines are shared: what is awaited may take its time, what is wrong fails all the same.
configure({ asyncUtilTimeout: 8000 });

afterEach(cleanup);

// The virtual list draws only what fits; without layout nothing would.
for (const [side, size] of Object.entries({
  offsetHeight: 600,
  clientHeight: 600,
  offsetWidth: 1000,
  clientWidth: 1000,
})) {
  Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => size });
}
