import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPatients, renderApp } from "../testing/render-app";

describe("finding a patient", () => {
  it("finds and opens a patient with five keys, without a mouse", async () => {
    const { user, search } = await openPatients();
    expect(document.activeElement).toBe(search);
    // Three letters and Enter: four keys.
    await user.keyboard("ell");
    await user.keyboard("{Enter}");
    expect(await screen.findByTestId("patient-name")).toBeTruthy();
  });

  it("finds without accents, by phone, by document and by history number", async () => {
    const { user, search } = await openPatients();
    for (const words of ["guell penalver", "612345678", "12345678z", "3104"]) {
      await user.clear(search);
      await user.type(search, words);
      await waitFor(() =>
        expect(screen.getAllByTestId("patient-row")[0]?.textContent).toContain("Güell Peñalver, Ana María"),
      );
    }
  });

  it("moves with the arrows and opens the row it stands on", async () => {
    const { user, search } = await openPatients();
    await user.keyboard("{ArrowDown}{ArrowDown}");
    const third = screen.getAllByTestId("patient-row")[2];
    expect(search.getAttribute("aria-activedescendant")).toBe(third?.id);
    expect(third?.getAttribute("aria-selected")).toBe("true");
    const name = within(third as HTMLElement).getByText(/,/).textContent ?? "";
    await user.keyboard("{Enter}");
    const [family = "", given = ""] = name.split(", ");
    expect((await screen.findByTestId("patient-name")).textContent).toBe(`${given} ${family}`);
  });

  it("waits for the answer to the last letter when Enter comes first", async () => {
    const { user } = await openPatients();
    await user.keyboard("güell peñalver{Enter}");
    expect((await screen.findByTestId("patient-name")).textContent).toBe("Ana María Güell Peñalver");
  });

  it("draws only the rows in view of many", async () => {
    await openPatients();
    expect(screen.getByTestId("patient-count").textContent).toMatch(/^2\d\d pacientes$/);
    expect(screen.getAllByTestId("patient-row").length).toBeLessThan(60);
  });

  it("offers to create whom it cannot find, with the name already written", async () => {
    const { user } = await openPatients();
    await user.keyboard("berta quiroga");
    await user.click(await screen.findByRole("button", { name: "Crear a «berta quiroga»" }));
    expect(await screen.findByTestId("given-name")).toHaveProperty("value", "Berta");
    expect(screen.getByTestId("family-name")).toHaveProperty("value", "Quiroga");
  });

  it("finds from anywhere with Ctrl+K", async () => {
    const { user } = renderApp();
    await screen.findByTestId("nav-patients");
    await user.keyboard("{Control>}k{/Control}");
    await user.keyboard("penalver ana");
    await screen.findByRole("option", { name: /Güell Peñalver, Ana María/ });
    await user.keyboard("{Enter}");
    expect((await screen.findByTestId("patient-name")).textContent).toBe("Ana María Güell Peñalver");
  });
});

describe("a patient's details", () => {
  it("creates a patient by keyboard alone and shows the summary", async () => {
    const { user } = await openPatients();
    await user.keyboard("{Alt>}n{/Alt}");
    await screen.findByTestId("given-name");
    await user.keyboard("Berta{Tab}Quiroga{Tab}Sanz{Tab}1/2/1990{Enter}");
    expect((await screen.findByTestId("patient-name")).textContent).toBe("Berta Quiroga Sanz");
    expect(screen.getByText("1 de febrero de 1990")).toBeTruthy();
  });

  it("says at each field why it was refused and keeps what was typed", async () => {
    const { user } = await openPatients();
    await user.click(screen.getByTestId("patient-new"));
    await user.type(await screen.findByTestId("family-name"), "Quiroga");
    await user.click(screen.getByTestId("patient-save"));
    expect(await screen.findByText("Hace falta")).toBeTruthy();
    expect(screen.getByTestId("family-name")).toHaveProperty("value", "Quiroga");
    expect(screen.getByTestId("given-name").getAttribute("aria-invalid")).toBe("true");
  });

  it("checks the letter of a DNI while it is typed", async () => {
    const { user } = await openPatients();
    await user.click(screen.getByTestId("patient-new"));
    await user.click(await screen.findByRole("button", { name: /Documento/ }));
    await user.click(await screen.findByRole("option", { name: "DNI" }));
    await user.type(screen.getByTestId("document-number"), "12345678A");
    expect(await screen.findByText("La letra no corresponde al número")).toBeTruthy();
    await user.type(screen.getByTestId("document-number"), "{Backspace}Z");
    expect(await screen.findByText("Letra correcta")).toBeTruthy();
  });

  it("asks before leaving with something unsaved", async () => {
    const { user } = await openPatients();
    await user.click(screen.getByTestId("patient-new"));
    await user.type(await screen.findByTestId("given-name"), "B");
    await user.click(screen.getByTestId("nav-today"));
    expect(await screen.findByText("¿Salir sin guardar?")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Seguir escribiendo" }));
    await waitFor(() => expect(screen.queryByText("¿Salir sin guardar?")).toBeNull());
    expect(screen.getByTestId("given-name")).toHaveProperty("value", "B");
    await user.click(screen.getByTestId("nav-today"));
    await user.click(await screen.findByRole("button", { name: "Salir sin guardar" }));
    expect(await screen.findByText("Abiertos hace poco")).toBeTruthy();
  });

  it("keeps both versions when another workstation changed the same patient", async () => {
    const { user, backend } = await openPatients();
    await user.keyboard("güell peñalver{Enter}");
    await user.click(await screen.findByTestId("patient-edit"));
    await user.type(await screen.findByTestId("city"), " centro");
    const page = await backend.commands.patientSearch({ text: "güell peñalver", archived: false, offset: 0, limit: 1 });
    const id = page.rows[0]?.id ?? "";
    const { clocks, ...theirs } = await backend.commands.patientGet(id);
    await backend.commands.patientUpdate(id, clocks, { ...theirs, phone: "699000111" });
    expect(await screen.findByText("Estos datos cambiaron en otro equipo")).toBeTruthy();
    expect(screen.getByTestId("city")).toHaveProperty("value", "Barcelona centro");
    await user.click(screen.getByTestId("patient-save"));
    expect(await screen.findByText("Datos guardados")).toBeTruthy();
    expect(await backend.commands.patientGet(id)).toMatchObject({ city: "Barcelona centro", phone: "699000111" });
  });

  it("archives and takes it back from the message", async () => {
    const { user } = await openPatients();
    await user.keyboard("güell peñalver{Enter}");
    await user.click(await screen.findByTestId("patient-archive"));
    expect(await screen.findByText("Esta ficha está archivada")).toBeTruthy();
    await user.click(within(screen.getByTestId("toast")).getByRole("button", { name: "Deshacer" }));
    await waitFor(() => expect(screen.queryByText("Esta ficha está archivada")).toBeNull());
  });
});
