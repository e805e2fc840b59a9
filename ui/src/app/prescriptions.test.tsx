import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPatients, renderApp } from "../testing/render-app";
import { App } from "./app";

async function openPrescriptions(words = "12345678z") {
  const app = await openPatients();
  await app.user.keyboard(`${words}{Enter}`);
  await app.user.click(await screen.findByTestId("tab-prescriptions"));
  return app;
}

async function write(words = "12345678z") {
  const app = await openPrescriptions(words);
  await screen.findByTestId("rx-new");
  await app.user.keyboard("n");
  await screen.findByTestId("rx-form");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("rx-drug")));
  return app;
}

const value = (id: string) => (screen.getByTestId(id) as HTMLInputElement).value;

describe("prescriptions", () => {
  it("fills what is usual from a few letters, and Enter goes on through the fields", async () => {
    const { user } = await write("leo roca etxe");
    await user.keyboard("clinda{Enter}");
    expect([value("rx-drug"), value("rx-dose"), value("rx-everyHours"), value("rx-days"), value("rx-units")]).toEqual([
      "Clindamicina",
      "1 cápsula",
      "8",
      "7",
      "21",
    ]);
    await user.keyboard("{Enter}{Enter}");
    expect(document.activeElement).toBe(screen.getByTestId("rx-dose"));
    // The count follows the course until somebody counts otherwise.
    await user.keyboard("{Enter}{Enter}10");
    expect(value("rx-units")).toBe("30");
    await user.keyboard("{Enter}24");
    expect(value("rx-units")).toBe("24");
    await user.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText("Receta firmada")).toBeTruthy();
    await screen.findByTestId("report-print");
    await user.keyboard("{Escape}");
    const rows = await screen.findAllByTestId("rx-row");
    expect(rows).toHaveLength(1);
    expect(rows[0]?.textContent).toContain("Clindamicina 300 mg, cápsulas");
  });

  it("warns while it is written, and a grave warning is answered or nothing is signed", async () => {
    const { user } = await write();
    await user.keyboard("amoxi{Enter}");
    const told = await screen.findAllByTestId("rx-hazard");
    expect(told[0]?.textContent).toContain("Alergia a Penicilinas: Amoxicilina es del mismo grupo");
    expect(told[1]?.textContent).toContain("INR");
    expect(screen.getAllByTestId("rx-why")).toHaveLength(1);
    await user.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText(/Hay avisos graves/)).toBeTruthy();
    expect(value("rx-drug")).toBe("Amoxicilina");
    await user.type(screen.getByTestId("rx-why"), "Provocación negativa en 2025");
    await user.keyboard("{Control>}s{/Control}");
    await screen.findByTestId("report-print");
    await user.keyboard("{Escape}");
    const paper = within(await screen.findByTestId("rx-paper"));
    expect(paper.getByText("Se recetó igualmente: Provocación negativa en 2025")).toBeTruthy();
  });

  it("takes what is in no list, names what is missing, and keeps what was typed", async () => {
    const { user } = await write("leo roca etxe");
    await user.keyboard("Fórmula propia{Enter}");
    await user.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText("Hace falta")).toBeTruthy();
    expect(value("rx-drug")).toBe("Fórmula propia");
    await user.type(screen.getByTestId("rx-dose"), "1 aplicación");
    await user.keyboard("{Alt>}m{/Alt}");
    await waitFor(() => expect(screen.getAllByTestId("rx-line")).toHaveLength(2));
    expect(document.activeElement).toBe(screen.getAllByTestId("rx-drug")[1]);
  });

  it("repeats the marked one and annuls it with a reason that stays", async () => {
    const { user } = await openPrescriptions();
    await screen.findAllByTestId("rx-row");
    await user.keyboard("r");
    await waitFor(() => expect(screen.getAllByTestId("rx-line")).toHaveLength(2));
    await user.click(screen.getByRole("button", { name: "Volver a las recetas" }));
    await screen.findAllByTestId("rx-row");
    await user.keyboard("x");
    await user.type(await screen.findByTestId("rx-annul-reason"), "Dosis equivocada{Enter}");
    expect((await screen.findByTestId("rx-annulled")).textContent).toContain("Dosis equivocada");
    expect(screen.queryByTestId("rx-annul")).toBeNull();
    expect(screen.getAllByTestId("rx-row")[0]?.textContent).toContain("Anulada");
  });

  it("is read by hygienists and written by dentists; reception sees neither", async () => {
    for (const role of ["hygienist", "reception"]) {
      const { user, backend } = renderApp();
      const { staff } = await backend.commands.appState();
      await backend.commands.signIn(staff.find((person) => person.role === role)?.id ?? "", "1234");
      // Drawn anew, as it stands after a sign-in.
      cleanup();
      render(<App />);
      await user.click(await screen.findByTestId("nav-patients"));
      await user.type(await screen.findByTestId("patient-search"), "12345678z{Enter}");
      await user.click(await screen.findByTestId("tab-prescriptions"));
      if (role === "reception") expect(await screen.findByText("Recetas solo para personal clínico")).toBeTruthy();
      else expect(await screen.findAllByTestId("rx-row")).toHaveLength(2);
      expect(screen.queryByTestId("rx-new")).toBeNull();
      expect(screen.queryByTestId("rx-annul")).toBeNull();
      cleanup();
    }
  });
});
