import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPatients } from "../testing/render-app";

async function openPapers() {
  const app = await openPatients();
  await app.user.keyboard("12345678z{Enter}");
  await app.user.click(await screen.findByTestId("tab-documents"));
  await screen.findByTestId("report-save");
  return app;
}

async function openSettings(options = {}) {
  const app = await openPatients(options);
  await app.user.click(screen.getByTestId("nav-settings"));
  await app.user.click(await screen.findByTestId("settings-papers"));
  await screen.findByTestId("paper-check");
  return app;
}

describe("documents given out", () => {
  it("are entered when one leaves, not when it is looked at, and again as a copy", async () => {
    const { user } = await openPapers();
    await user.keyboard("g");
    expect(await screen.findAllByTestId("paper-row")).toHaveLength(4);
    await user.keyboard("{Escape}");
    await user.click(await screen.findByTestId("report-print"));
    await user.click(screen.getByTestId("report-save"));
    await user.keyboard("g");
    expect(await screen.findAllByTestId("paper-row")).toHaveLength(5);
    const card = within(screen.getByTestId("paper-card"));
    expect(card.getByText(/Impreso por/)).toBeTruthy();
    expect(card.getByText("Salió otra vez")).toBeTruthy();
  });

  it("are filtered, and taken back with a reason that stays", async () => {
    const { user } = await openPapers();
    await user.keyboard("g");
    await user.click(await screen.findByRole("radio", { name: "Anulados" }));
    expect(screen.getAllByTestId("paper-row")).toHaveLength(1);
    expect(screen.queryByTestId("paper-annul")).toBeNull();
    await user.click(screen.getByRole("radio", { name: "Vigentes" }));
    expect(screen.getByTestId("paper-count").textContent).toBe("3 documentos");
    screen.getByRole("button", { name: "Plan de tratamiento" }).focus();
    await user.keyboard("x");
    await user.type(await screen.findByTestId("paper-reason"), "Era otro plan{Enter}");
    expect(await screen.findByText("Documento anulado")).toBeTruthy();
    expect(await screen.findByText("2 documentos")).toBeTruthy();
  });

  it("lead back to where they are made", async () => {
    const { user } = await openPapers();
    await user.keyboard("g");
    await screen.findAllByTestId("paper-row");
    await user.keyboard("{ArrowDown}r");
    await screen.findByTestId("report-save");
    expect(screen.queryByTestId("paper-row")).toBeNull();
  });
});

describe("a PDF", () => {
  it("is told to be ours, changed, not known here or foreign", async () => {
    const { user } = await openSettings();
    for (const said of ["sin cambios", "no es el que se entregó", "No consta en este equipo", "No lo emitió"]) {
      await user.click(screen.getByTestId("paper-check"));
      expect((await screen.findByText(new RegExp(said))).textContent).toBeTruthy();
    }
  });
});

describe("a batch", () => {
  it("says how many were made, where, and who got none", async () => {
    const { user } = await openSettings();
    await user.click(screen.getByTestId("batch-make"));
    expect((await screen.findByTestId("batch-done")).textContent).toContain("Se hicieron 300 documentos");
  });

  it("and verifying are for everybody, the register for whoever runs the clinic", async () => {
    await openSettings({ role: "reception" });
    expect(screen.getByTestId("batch-make")).toBeTruthy();
    expect(screen.queryByText("Registro de documentos")).toBeNull();
  });
});
