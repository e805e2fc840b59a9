import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderApp } from "../testing/render-app";

async function openDevices() {
  const app = renderApp();
  await app.user.click(await screen.findByTestId("nav-settings"));
  await app.user.click(await screen.findByTestId("settings-devices"));
  return app;
}

const row = async (name: string) =>
  within((await screen.findByText(name, { selector: "td span" })).closest("tr") as HTMLElement);

describe("workstations", () => {
  it("says of each how it stands, in words", async () => {
    await openDevices();
    expect((await row("Recepción")).getByText("este equipo")).toBeTruthy();
    expect((await row("Gabinete 1")).getByText(/clave nueva/)).toBeTruthy();
    expect((await row("Higiene")).getByText("dos historias")).toBeTruthy();
    expect((await row("Gabinete 2")).getByText("invitado")).toBeTruthy();
    expect((await row("Portátil")).getByText("Lo han robado")).toBeTruthy();
  });

  it("takes a workstation out by keyboard alone, with a reason", async () => {
    const { user } = await openDevices();
    const leave = await screen.findByRole("button", { name: "Dar de baja Higiene" });
    leave.focus();
    await user.keyboard("{Enter}");
    const dialog = within(await screen.findByRole("alertdialog"));
    dialog.getByTestId("device-revoke").focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByText("Higiene ya no forma parte de la clínica")).toBeTruthy();
    await waitFor(async () => expect((await row("Higiene")).getByText("Se ha perdido")).toBeTruthy());
  });

  it("withdraws an invitation nobody used", async () => {
    const { user } = await openDevices();
    await user.click(await screen.findByRole("button", { name: "Retirar la invitación de Gabinete 2" }));
    await user.click(await screen.findByTestId("device-revoke"));
    await waitFor(async () => expect((await row("Gabinete 2")).getByText("dado de baja")).toBeTruthy());
  });

  it("shows what waits for judgement in words and lets it in", async () => {
    const { user } = await openDevices();
    expect(await screen.findByText(/Nuevo: hallazgo: Caries · 36 · MO/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Aceptar lo anotado sobre Lucía Ferrer Soler" }));
    expect(await screen.findByText("Aceptado: ya cuenta en todos los equipos")).toBeTruthy();
    await waitFor(() => expect(screen.queryByText("Lucía Ferrer Soler")).toBeNull());
  });

  it("takes a new key with one button", async () => {
    const { user } = await openDevices();
    await user.click(await screen.findByTestId("key-rotate"));
    await waitFor(async () => expect((await row("Recepción")).getByText(/clave nueva/)).toBeTruthy());
  });

  it("tells on every screen what is wrong with this workstation", async () => {
    renderApp({ standing: { revoked: true, twinSince: 1 } });
    expect(await screen.findByText("Este equipo está dado de baja")).toBeTruthy();
    expect(screen.getByText("Otro ordenador firma como este equipo")).toBeTruthy();
  });

  it("restores a backup and says why not", async () => {
    const { user } = renderApp();
    await user.click(await screen.findByTestId("nav-settings"));
    const passphrase = await screen.findByTestId("restore-passphrase");
    await user.type(passphrase, "de otra clínica{Enter}");
    expect(await screen.findByText("Es de otra clínica: no se ha tocado nada")).toBeTruthy();
    await user.clear(passphrase);
    await user.type(passphrase, "caballo batería grapa{Enter}");
    expect(await screen.findByText(/Lo que había se guarda en/)).toBeTruthy();
  });
});
