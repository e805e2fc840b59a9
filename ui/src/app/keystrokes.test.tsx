import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { openChart, renderApp } from "../testing/render-app";

type User = ReturnType<typeof renderApp>["user"];

/** Presses one key after the other and says how many they were; a chord is one. No test here touches a mouse. */
async function strokes(user: User, keys: readonly string[]): Promise<number> {
  for (const key of keys) await user.keyboard(key);
  return keys.length;
}

const control = (key: string) => `{Control>}${key}{/Control}`;

describe("the budget of keystrokes", () => {
  it("finds and opens a patient from anywhere in five", async () => {
    const { user } = renderApp();
    await screen.findByTestId("nav-patients");
    let pressed = await strokes(user, [control("k"), "ñ", "a", "l"]);
    await waitFor(() => expect(screen.getAllByRole("option")[0]?.textContent).toContain("Peñalver"));
    pressed += await strokes(user, ["{Enter}"]);
    expect((await screen.findByTestId("patient-name")).textContent).toContain("Peñalver");
    expect(pressed).toBeLessThanOrEqual(5);
  });

  it("finds and opens a patient in the list in five", async () => {
    const { user } = renderApp();
    await screen.findByTestId("nav-patients");
    let pressed = await strokes(user, [control("2")]);
    await screen.findAllByTestId("patient-row");
    pressed += await strokes(user, ["ñ", "a", "l"]);
    await waitFor(() => expect(screen.getAllByTestId("patient-row")[0]?.textContent).toContain("Peñalver"));
    pressed += await strokes(user, ["{Enter}"]);
    expect((await screen.findByTestId("patient-name")).textContent).toContain("Peñalver");
    expect(pressed).toBeLessThanOrEqual(5);
  });

  it("charts caries on 36 occlusal and mesial in six", async () => {
    const { user, backend } = await openChart();
    const record = vi.spyOn(backend.commands, "findingRecord");
    const pressed = await strokes(user, ["3", "6", "c", "o", "m", "{Enter}"]);
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(record.mock.lastCall?.[1]).toMatchObject({ rule: "caries", teeth: [36], surfaces: ["O", "M"] });
    expect(pressed).toBeLessThanOrEqual(6);
  });

  it("goes from one tab of a patient to any other in one", async () => {
    const { user } = await openChart();
    const tabs = screen.getByRole("navigation", { name: "Pestañas del paciente" });
    const links = [...tabs.querySelectorAll("a")];
    expect(links).toHaveLength(10);
    for (const [at, link] of links.entries()) {
      const key = String((at + 1) % 10);
      expect(link.getAttribute("aria-keyshortcuts")).toBe(`Alt+${key}`);
      expect(link.textContent).toContain(key);
      await strokes(user, [`{Alt>}${key}{/Alt}`]);
      await waitFor(() => expect(link.getAttribute("aria-current")).toBe("page"));
    }
  });
});
