import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { renderApp } from "../testing/render-app";

async function openSettings(section: string) {
  const app = renderApp();
  await app.user.click(await screen.findByTestId("nav-settings"));
  await app.user.click(await screen.findByTestId(`settings-${section}`));
  return app;
}

describe("settings", () => {
  it("saves the clinic's name and shows it at the foot", async () => {
    const { user } = await openSettings("clinic");
    const name = await screen.findByTestId("settings-clinic-name");
    await user.clear(name);
    await user.type(name, "Dental Montjuïc{Enter}");
    expect(await screen.findByText("Datos de la clínica guardados")).toBeTruthy();
    await waitFor(() => expect(screen.getByText("Dental Montjuïc")).toBeTruthy());
  });

  it("adds a person", async () => {
    const { user } = await openSettings("staff");
    await user.click(await screen.findByRole("button", { name: "Añadir persona" }));
    await user.type(screen.getByRole("textbox", { name: "Nombre y apellidos" }), "Berta Quiroga");
    await user.type(screen.getByLabelText("Contraseña"), "una contraseña larga");
    await user.click(screen.getByRole("button", { name: "Guardar" }));
    expect(await screen.findByText("Berta Quiroga ya puede entrar")).toBeTruthy();
  });

  it("retires a person and takes it back", async () => {
    const { user } = await openSettings("staff");
    await user.click((await screen.findAllByRole("button", { name: "Dar de baja" }))[0] as HTMLElement);
    expect(await screen.findByText("De baja")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Deshacer" }));
    await waitFor(() => expect(screen.queryByText("De baja")).toBeNull());
  });

  it("gives an invitation with code and picture", async () => {
    const { user } = await openSettings("devices");
    await user.type(await screen.findByTestId("invite-name"), "Gabinete 2");
    await user.click(screen.getByTestId("invite"));
    expect((await screen.findByTestId("invite-code")).textContent).toMatch(/^Q7WM-4KTD-(....-){7}....$/);
    expect(screen.getByRole("img", { name: "Código QR de la invitación" }).querySelector("svg")).toBeTruthy();
  });

  it("changes theme, density and language where the tokens read them", async () => {
    const { user } = await openSettings("appearance");
    await user.click(await screen.findByRole("radio", { name: "Oscuro" }));
    expect(document.documentElement.dataset.theme).toBe("dark");
    await user.click(screen.getByRole("radio", { name: "Sillón" }));
    expect(document.documentElement.dataset.density).toBe("chairside");
    await user.click(screen.getByRole("radio", { name: "English" }));
    expect(await screen.findByText("Appearance", { selector: "h2" })).toBeTruthy();
  });

  it("revises the questionnaire from the keyboard and keeps every version", async () => {
    const { user } = await openSettings("questionnaire");
    const first = async () => (await screen.findAllByTestId<HTMLInputElement>("question-text"))[0] as HTMLInputElement;
    await user.click(await first());
    await user.keyboard("{Enter}");
    await user.keyboard("¿Ronca?");
    expect(document.activeElement).toBe(screen.getAllByTestId("question-text")[1]);
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect((await first()).value).toBe("¿Ronca?");
    await user.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText("Desde ahora se pregunta la versión 1")).toBeTruthy();
    await waitFor(() => expect(screen.getAllByTestId("questionnaire-version")).toHaveLength(2));
    expect(screen.getByTestId("questionnaire-revise").textContent).toContain("versión 2");
    expect(screen.getByTestId("questionnaire-revise").hasAttribute("disabled")).toBe(true);
    expect((await first()).value).toBe("¿Ronca?");
  });

  it("names the question that says nothing and goes back to an earlier version", async () => {
    const { user } = await openSettings("questionnaire");
    await user.click(await screen.findByTestId("question-add"));
    await user.click(screen.getByTestId("questionnaire-revise"));
    expect(await screen.findByText("Hace falta")).toBeTruthy();
    const added = screen.getAllByTestId("question-text").at(-1) as HTMLInputElement;
    expect(added.getAttribute("aria-invalid")).toBe("true");
    await user.type(added, "¿Duerme bien?");
    await user.click(screen.getByTestId("questionnaire-revise"));
    await waitFor(() => expect(screen.getAllByTestId("questionnaire-version")).toHaveLength(2));
    await user.click(screen.getByText("versión 0"));
    await user.click(screen.getByTestId("questionnaire-begin-with"));
    await waitFor(() => expect(screen.queryByDisplayValue("¿Duerme bien?")).toBeNull());
    await user.click(screen.getByTestId("questionnaire-revise"));
    await waitFor(() => expect(screen.getAllByTestId("questionnaire-version")).toHaveLength(3));
  });

  it("never takes away what is being written when a colleague saves another version", async () => {
    const { user, backend } = await openSettings("questionnaire");
    await user.click(await screen.findByTestId("question-add"));
    await user.type(screen.getAllByTestId("question-text").at(-1) as HTMLInputElement, "¿Duerme bien?");
    const [asked] = await backend.commands.questionnaireVersions();
    await backend.commands.questionnaireRevise(asked?.id ?? "", (asked?.questions ?? []).slice(1));
    await waitFor(() => expect(screen.getAllByTestId("questionnaire-version")).toHaveLength(2));
    expect(screen.getByDisplayValue("¿Duerme bien?")).toBeTruthy();
    await user.click(screen.getByTestId("questionnaire-revise"));
    await user.click(await screen.findByTestId("questionnaire-keep-mine"));
    await user.click(screen.getByTestId("questionnaire-revise"));
    expect(await screen.findByText("Desde ahora se pregunta la versión 2")).toBeTruthy();
    await waitFor(() => expect(screen.getAllByTestId("questionnaire-version")).toHaveLength(3));
  });

  it("says honestly what waits to be sent", async () => {
    const { user } = await openSettings("clinic");
    expect((await screen.findByTestId("sync-line")).textContent).toContain("Todo sincronizado");
    const name = await screen.findByTestId("settings-clinic-name");
    await user.type(name, " 2{Enter}");
    await waitFor(() => expect(screen.getByTestId("sync-line").textContent).toContain("1 cambio por enviar"));
  });

  it("gives a finding another key, which the chart then takes", async () => {
    const { user } = await openSettings("keys");
    await user.type(await screen.findByTestId("chart-key-diastema"), "g");
    await waitFor(() => expect((screen.getByTestId("chart-key-diastema") as HTMLInputElement).value).toBe("G"));
    await user.click(screen.getByRole("button", { name: "Volver a las teclas de fábrica" }));
    await waitFor(() => expect((screen.getByTestId("chart-key-diastema") as HTMLInputElement).value).toBe(""));
  });

  it("refuses a key that another finding has, and says which", async () => {
    const { user } = await openSettings("keys");
    await user.type(await screen.findByTestId("chart-key-diastema"), "c");
    expect((await screen.findByRole("alert")).textContent).toBe("Ya la usa otro hallazgo: Caries");
    expect((screen.getByTestId("chart-key-diastema") as HTMLInputElement).value).toBe("");
  });

  it("chooses the norm that the odontogram follows", async () => {
    const { user, backend } = await openSettings("clinic");
    const update = vi.spyOn(backend.commands, "clinicUpdate");
    await user.click(await screen.findByRole("button", { name: /Norma del odontograma/ }));
    await user.click(await screen.findByRole("option", { name: "Perú: NTS 188-MINSA/DGIESP-2022" }));
    await user.click(screen.getByRole("button", { name: "Guardar" }));
    await waitFor(() => expect(update).toHaveBeenCalledWith(expect.objectContaining({ profile: "PE" })));
  });
});
