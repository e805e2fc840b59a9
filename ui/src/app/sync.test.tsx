import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { FakeOptions } from "../testing/fake-backend";
import { syncScene } from "../testing/fake-sync";
import { renderApp } from "../testing/render-app";

async function openSync(scene = "", options: FakeOptions = {}) {
  const app = renderApp({ ...options, sync: syncScene(scene, Date.now()) });
  await app.user.click(await screen.findByTestId("sync-line"));
  await screen.findByTestId("sync-sums");
  return app;
}

const panel = (title: string) => screen.getByRole("heading", { name: title }).closest("section") as HTMLElement;

describe("the sync page", () => {
  it("opens from the line and says that all is well", async () => {
    await openSync();
    expect(screen.getByTestId("sync-headline").textContent).toBe("Todo sincronizado · hace 2 min");
    expect(screen.getAllByText("Al día")).toHaveLength(3);
    expect(screen.getByText("Cuadra")).toBeTruthy();
    expect(screen.getByText("Tiene firmado hasta el cambio 18.204 de Recepción")).toBeTruthy();
    expect(screen.queryByTestId("sync-banner")).toBeNull();
  });

  it("says what waits, of how many patients, why, and tries again when asked", async () => {
    const { user, backend } = await openSync("days");
    const state = within(panel("Sincronización"));
    expect(state.getByText("14 cambios")).toBeTruthy();
    expect(state.getByText("de 7 pacientes")).toBeTruthy();
    expect(state.getByText(/No hay conexión a la red\. Todo queda guardado/)).toBeTruthy();
    expect(within(panel("Envío y recepción")).getAllByText("Sin red · 7 intentos")).toHaveLength(2);
    const now = vi.spyOn(backend.commands, "syncNow");
    await user.click(screen.getByTestId("sync-retry"));
    expect(now).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.getByTestId("sync-headline").textContent).toContain("Todo sincronizado"));
    expect(screen.queryByTestId("sync-banner")).toBeNull();
  });

  it("shows that a workstation that was put out still receives, and one too old still sends", async () => {
    await openSync("revoked");
    expect(within(panel("Envío y recepción")).getAllByText("Equipo dado de baja · 7 intentos")).toHaveLength(1);
    expect(within(panel("Envío y recepción")).getAllByText("Sin problemas")).toHaveLength(1);
    expect(screen.getByText("14 cambios no están aún en el servidor")).toBeTruthy();
  });

  it("offers a server where there is none, and the stick all the same", async () => {
    await openSync("off");
    expect(screen.getByTestId("connect-server")).toBeTruthy();
    expect(screen.getByTestId("stick-save")).toBeTruthy();
    expect(screen.queryByTestId("sync-retry")).toBeNull();
  });
});

describe("the banner", () => {
  it("stands over the work as an alarm after three days and leads to the page", async () => {
    const { user } = renderApp({ sync: syncScene("days", Date.now()) });
    const banner = await screen.findByTestId("sync-banner");
    expect(banner.getAttribute("role")).toBe("alert");
    expect(banner.textContent).toContain("14 cambios siguen solo en este equipo · Sin red");
    await user.click(within(banner).getByRole("button", { name: "Ver la sincronización" }));
    expect(await screen.findByTestId("sync-headline")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Ocultar hasta que cambie" })).toBeNull();
  });

  it("is a warning after a day, and can be put away", async () => {
    const { user } = renderApp({ sync: syncScene("silent", Date.now()) });
    expect((await screen.findByTestId("sync-banner")).textContent).toContain(
      "14 cambios llevan más de un día sin salir de este equipo · El servidor no contesta",
    );
    await user.click(screen.getByRole("button", { name: "Ocultar hasta que cambie" }));
    expect(screen.queryByTestId("sync-banner")).toBeNull();
  });

  it("does not speak of changes when it is the clock", async () => {
    renderApp({ sync: syncScene("clock", Date.now()) });
    const banner = await screen.findByTestId("sync-banner");
    expect(banner.textContent).toContain("La sincronización necesita que alguien la mire · Reloj 12 min adelantado");
  });
});

describe("the stick", () => {
  it("saves what is new and says where", async () => {
    const { user, backend } = await openSync();
    const save = vi.spyOn(backend.commands, "logExport");
    expect(screen.getByText(/Llevará 37 cambios\./)).toBeTruthy();
    await user.click(screen.getByTestId("stick-save"));
    expect(save).toHaveBeenCalledWith("since_last", expect.stringMatching(/^esmalte-\d{4}-\d\d-\d\d\.clog$/));
    expect(await screen.findByText(/Guardados 37 cambios en \/media\/clinica\/LAPIZ\/esmalte-/)).toBeTruthy();
  });

  it("cannot save nothing", async () => {
    const { user } = await openSync();
    await user.click(screen.getByRole("radio", { name: "Lo no enviado" }));
    expect(screen.getByText(/No hay nada que llevar\./)).toBeTruthy();
    expect(screen.getByTestId("stick-save")).toHaveProperty("disabled", true);
  });

  const told: [string, FakeOptions["stick"], string[]][] = [
    [
      "what was in it, what was new and what was refused",
      {},
      [
        "Se ha tomado solo una parte de este archivo",
        "El archivo traía 120 cambios. Se han añadido 97 cambios nuevos.",
        "Gabinete 1: 110 · Un equipo desconocido: 10",
        "2 cambios quedan en espera de otros que aún no han llegado.",
        "A 3 cambios les faltan otros anteriores. Traiga antes un archivo con todo.",
      ],
    ],
    [
      "that all of it was taken",
      { refused: [], waiting: 0, fresh: 0, known: 120 },
      ["Archivo tomado", "No había nada nuevo: todo estaba ya aquí."],
    ],
    [
      "that it is another clinic's",
      { changes: 40, fresh: 0, known: 0, waiting: 0, from: [], refused: [{ reason: "other_clinic", changes: 40 }] },
      ["No se ha tomado nada de este archivo", "40 cambios son de otra clínica."],
    ],
    ["that it was cut off", { refused: [], broken: "torn" }, ["El archivo está cortado."]],
    ["that it is damaged", { refused: [], broken: "damaged" }, ["El archivo está estropeado a partir de un punto."]],
    ["that it is something else", "not_a_log", ["Ese archivo no es de Esmalte", "Elija un archivo terminado en .clog"]],
  ];
  it.each(told)("says %s", async (_, stick, sentences) => {
    const { user } = await openSync("", stick === undefined ? {} : { stick });
    await user.click(screen.getByTestId("stick-bring"));
    for (const sentence of sentences) {
      await waitFor(() => expect(panel("En un lápiz de memoria").textContent).toContain(sentence));
    }
  });
});

describe("the line", () => {
  it("is tried at once when the network is back, and on return to a window that waits for it", async () => {
    const { backend } = renderApp({ sync: syncScene("offline", Date.now()) });
    expect((await screen.findByTestId("sync-line")).textContent).toContain("Sin red · 1 cambio espera");
    const back = vi.spyOn(backend.commands, "syncLineBack");
    fireEvent.online(window);
    fireEvent.focus(window);
    expect(back).toHaveBeenCalledTimes(2);
  });

  it("is left alone while it works", async () => {
    const { backend } = renderApp();
    await screen.findByTestId("sync-line");
    const back = vi.spyOn(backend.commands, "syncLineBack");
    fireEvent.focus(window);
    expect(back).not.toHaveBeenCalled();
  });
});
