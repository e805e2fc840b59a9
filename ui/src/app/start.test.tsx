import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { refusal } from "../testing/fake-parts";
import { renderApp } from "../testing/render-app";

describe("first run", () => {
  async function createClinic(passphrase: string) {
    const app = renderApp({ phase: "first_run" });
    await app.user.click(await screen.findByTestId("first-run-create"));
    await app.user.type(screen.getByTestId("clinic-name"), "Clínica Nueva");
    await app.user.type(screen.getByTestId("owner-name"), "Ana Owner");
    await app.user.type(screen.getByTestId("passphrase"), passphrase);
    await app.user.type(screen.getByTestId("passphrase-repeat"), passphrase);
    await app.user.click(screen.getByTestId("create-clinic"));
    return app;
  }

  it("creates a clinic and does not go on until the recovery code is said to be kept", async () => {
    const { user } = await createClinic("cuatro palabras que recuerdo");
    expect((await screen.findByTestId("recovery-code")).textContent).toMatch(/^[A-Z0-9]{4}(-[A-Z0-9]{4})+$/);
    expect(screen.getByTestId("recovery-enter")).toHaveProperty("disabled", true);
    await user.click(screen.getByTestId("recovery-saved"));
    await user.click(screen.getByTestId("recovery-enter"));
    expect(await screen.findByTestId("nav-patients")).toBeTruthy();
    expect(await screen.findByText("Empiece por su primer paciente")).toBeTruthy();
  });

  it("says at the field that a passphrase is easy to guess", async () => {
    await createClinic("corta");
    expect(await screen.findByText("Es fácil de adivinar: use varias palabras")).toBeTruthy();
  });

  it("notices two different passphrases before anything is created", async () => {
    const { user } = renderApp({ phase: "first_run" });
    await user.click(await screen.findByTestId("first-run-create"));
    await user.type(screen.getByTestId("passphrase"), "cuatro palabras que recuerdo");
    await user.type(screen.getByTestId("passphrase-repeat"), "otra cosa");
    await user.click(screen.getByTestId("create-clinic"));
    expect(await screen.findByText("Las dos frases no coinciden")).toBeTruthy();
    expect(screen.queryByTestId("recovery-code")).toBeNull();
  });

  it("opens the demo clinic and says that it is one", async () => {
    const { user } = renderApp({ phase: "first_run" });
    await user.click(await screen.findByTestId("first-run-demo"));
    expect(await screen.findByText("Clínica de ejemplo")).toBeTruthy();
  });

  it("speaks English at the first wish", async () => {
    const { user } = renderApp({ phase: "first_run" });
    await user.click(await screen.findByRole("radio", { name: "EN" }));
    expect(await screen.findByText("Welcome to Esmalte")).toBeTruthy();
    expect(document.documentElement.lang).toBe("en");
  });
});

describe("a store that does not open", () => {
  it.each([
    ["store_damaged", "No se ha tocado ni borrado nada: el archivo original se conserva tal como está."],
    ["store_newer", "Los datos están íntegros; esta versión no los ha abierto para no estropearlos."],
    ["store_in_use", "Los datos están íntegros; la otra ventana los está usando."],
    ["disk_full", "Lo guardado hasta ahora está íntegro; lo último no se ha escrito a medias."],
  ] as const)("says what was kept when it is %s", async (failure, kept) => {
    renderApp({ phase: "failed", failure });
    expect(await screen.findByText(kept)).toBeTruthy();
    expect(screen.getByText("Incidencia 7F3K-Q2M9")).toBeTruthy();
  });
});

describe("coming in", () => {
  it("unlocks, chooses the person and signs in", async () => {
    const { user } = renderApp({ phase: "locked" });
    await user.type(await screen.findByTestId("unlock-secret"), "una frase larga");
    await user.click(screen.getByTestId("unlock"));
    await user.click(await screen.findByText("Laura Roca Vila"));
    await user.type(screen.getByTestId("sign-in-password"), "contraseña");
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("button", { name: "LR: sesión de Laura Roca Vila" })).toBeTruthy();
  });

  it("says what happened and what was kept when the secret is wrong", async () => {
    const { user } = renderApp({ phase: "locked" });
    await user.type(await screen.findByTestId("unlock-secret"), "no");
    await user.click(screen.getByTestId("unlock"));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("No coincide");
    expect(alert.textContent).toContain("No se ha abierto nada");
  });

  it("forgets what was read when the person signs out", async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole("button", { name: /sesión de/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Cerrar sesión" }));
    await waitFor(() => expect(screen.getByText("¿Quién trabaja ahora?")).toBeTruthy());
  });

  it("goes to the sign-in screen as soon as a command says that the session has ended", async () => {
    const { user, backend } = renderApp();
    await screen.findByTestId("nav-patients");
    await backend.commands.signOut();
    backend.commands.patientSearch = () => Promise.reject(refusal("signed_out"));
    await user.click(screen.getByTestId("nav-patients"));
    await user.type(await screen.findByTestId("patient-search"), "gar");
    expect(await screen.findByText("¿Quién trabaja ahora?")).toBeTruthy();
  });
});
