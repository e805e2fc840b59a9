import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import conf from "../../../tauri.conf.json";
import { openPatients } from "../testing/render-app";

const MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>";

describe("bad input", () => {
  it("is shown as text in names and notes, and runs nowhere", async () => {
    const alert = vi.spyOn(window, "alert").mockImplementation(() => {});
    const { user } = await openPatients();
    await user.keyboard("{Alt>}n{/Alt}");
    await screen.findByTestId("given-name");
    await user.click(screen.getByTestId("given-name"));
    await user.paste(MARKUP);
    await user.click(screen.getByTestId("family-name"));
    await user.paste("=HYPERLINK(1)\u202eoirbmoN");
    await user.keyboard("{Enter}");
    expect((await screen.findByTestId("patient-name")).textContent).toContain(MARKUP);
    await user.keyboard("{Alt>}5{/Alt}");
    await user.click(await screen.findByTestId("visit-new"));
    await user.click(screen.getByTestId("visit-reason"));
    await user.paste(MARKUP);
    await user.keyboard("{Enter}");
    await screen.findByTestId("note-editor");
    await waitFor(() => expect(screen.getByTestId("open-visit").textContent).toContain(MARKUP));
    expect(document.querySelectorAll("img, script")).toHaveLength(0);
    expect(alert).not.toHaveBeenCalled();
  });

  it("of a day that no calendar has is named at its field, and what was typed stays", async () => {
    const { user } = await openPatients();
    await user.keyboard("{Alt>}n{/Alt}");
    await user.type(await screen.findByTestId("given-name"), "Bruna");
    await user.type(screen.getByTestId("family-name"), "Sanz");
    for (const [typed, wrong] of [
      ["29/02/2023", true],
      ["31/04/2020", true],
      ["29/02/2024", false],
    ] as const) {
      await user.clear(screen.getByTestId("birth-date"));
      await user.type(screen.getByTestId("birth-date"), `${typed}{Enter}`);
      if (wrong) {
        await waitFor(() => expect(screen.getByTestId("birth-date").getAttribute("aria-invalid")).toBe("true"));
        expect(screen.getByTestId("birth-date")).toHaveProperty("value", typed);
      }
    }
    expect((await screen.findByTestId("patient-name")).textContent).toBe("Bruna Sanz");
  });

  it("could do nothing in the real window: its policy runs only what was built", () => {
    const directives = new Map(
      conf.app.security.csp.split(";").map((directive) => {
        const [name = "", ...sources] = directive.trim().split(" ");
        return [name, sources];
      }),
    );
    expect(directives.get("default-src")).toEqual(["'none'"]);
    for (const name of ["script-src", "style-src"]) expect(directives.get(name)).toEqual(["'self'"]);
    for (const name of ["object-src", "base-uri", "form-action", "frame-ancestors"])
      expect(directives.get(name)).toEqual(["'none'"]);
    expect(directives.get("connect-src")?.every((source) => source.includes("ipc"))).toBe(true);
    expect(conf.app.security.csp).not.toContain("unsafe");
  });
});
