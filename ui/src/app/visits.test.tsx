import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { openPatients, renderApp } from "../testing/render-app";

async function openVisits(words = "12345678z", options: Parameters<typeof openPatients>[0] = {}) {
  const app = await openPatients(options);
  await app.user.keyboard(`${words}{Enter}`);
  await screen.findByTestId("tab-visits");
  await app.user.keyboard("{Alt>}5{/Alt}");
  await screen.findByTestId("visit-new");
  return app;
}

async function startVisit(reason = "Dolor 36") {
  const app = await openVisits();
  await app.user.keyboard("n");
  await app.user.keyboard(`${reason}{Enter}`);
  await screen.findByTestId("note-editor");
  return app;
}

const ANA = { text: "12345678z", archived: false, offset: 0, limit: 1 };
const field = (name: string) => screen.getByTestId<HTMLTextAreaElement>(`note-${name}`);
const visits = () => screen.getAllByTestId("visit");

describe("visits", () => {
  it("tells the past: signed text, late text beside it, addendum, withdrawn session, figures", async () => {
    await openVisits();
    const [filling, hygiene] = visits();
    const of = within(filling as HTMLElement);
    expect(of.getByTestId("note-signature").textContent).toContain("COEC 5377");
    expect(of.getByTestId("note-beside").textContent).toContain("Revisar 26 y 27 en la próxima cita.");
    expect(of.getByText("Revisar 26 en la próxima cita.")).toBeTruthy();
    expect(of.getByTestId("addendum").textContent).toContain("sin molestias");
    const sessions = within(hygiene as HTMLElement).getAllByTestId("hygiene-session");
    expect(sessions[0]?.textContent).toContain("El flúor fue en barniz");
    expect(sessions[1]?.textContent).toContain("Placa 30 % (34/112) · Sangrado 17 % (28/168)");
  });

  it("shows the last visits at once and twenty years when asked", async () => {
    const { user } = await openVisits("12345678z", { heavy: true });
    expect(visits()).toHaveLength(15);
    expect(screen.getByTestId("visit-count").textContent).toBe("60 visitas");
    await user.click(screen.getByTestId("visits-earlier"));
    expect(visits()).toHaveLength(60);
    expect(screen.queryByTestId("visits-earlier")).toBeNull();
  });

  it("filters by who was there and by day", async () => {
    const { user } = await openVisits();
    expect(screen.getByTestId("visit-count").textContent).toBe("3 visitas");
    await user.click(screen.getByRole("button", { name: /Todos los profesionales/ }));
    await user.click(await screen.findByRole("option", { name: "Marta Soler Pons" }));
    await waitFor(() => expect(visits()).toHaveLength(1));
    await user.click(screen.getByRole("button", { name: "Quitar los filtros" }));
    await waitFor(() => expect(visits()).toHaveLength(3));
    await user.type(screen.getByTestId("visit-until"), "2025-01-01");
    await waitFor(() => expect(visits()).toHaveLength(1));
  });

  it("opens with one key, says so in header and status line, and closes with a way back", async () => {
    const { user } = await startVisit();
    expect(screen.getByTestId("patient-visit").textContent).toMatch(/^visita abierta \d\d:\d\d$/);
    expect((await screen.findByTestId("my-visit")).textContent).toMatch(/visita abierta \d\d:\d\d/);
    await user.click(screen.getByTestId("visit-close"));
    await waitFor(() => expect(screen.queryByTestId("patient-visit")).toBeNull());
    await user.click(within(screen.getByTestId("toast")).getByText("Deshacer"));
    await screen.findByTestId("patient-visit");
  });

  it("keeps what is typed within a second, and shows it again to whoever comes back", async () => {
    const { user, backend } = await startVisit();
    const keep = vi.spyOn(backend.commands, "noteKeep");
    await user.type(field("treatment"), "Composite 36");
    await waitFor(() => expect(keep).toHaveBeenCalled(), { timeout: 1000 });
    await waitFor(() => expect(keep.mock.lastCall?.[1].sections.treatment).toBe("Composite 36"));
    await waitFor(() => expect(screen.getByTestId("note-kept").textContent).toBe("Guardado en este equipo"));
    await user.type(field("treatment"), " OM");
    await user.keyboard("{Alt>}1{/Alt}{Alt>}5{/Alt}");
    await screen.findByTestId("note-editor");
    // At once, and not only after another answer: an editor never begins with an older text.
    expect(field("treatment").value).toBe("Composite 36 OM");
  });

  it("keeps the last word when somebody signs out in the middle of it", async () => {
    const { user, backend } = await startVisit();
    await user.type(field("treatment"), "Comp");
    const [patient] = (await backend.commands.patientSearch(ANA)).rows;
    await user.click(screen.getByRole("button", { name: /sesión de/ }));
    await user.click(await screen.findByRole("menuitem"));
    await screen.findAllByTestId(/^staff-/);
    const owner = (await backend.commands.appState()).staff.find((person) => person.role === "admin");
    await backend.commands.signIn(owner?.id ?? "", "contraseña");
    const [visit] = await backend.commands.visitHistory(patient?.id ?? "");
    expect(visit?.notes[0]?.sections.treatment).toBe("Comp");
  });

  it("says why and where better afterwards", async () => {
    const { user } = await startVisit();
    await user.click(screen.getByTestId("visit-edit"));
    await user.clear(screen.getByTestId("visit-reason"));
    await user.keyboard("Dolor 46{Enter}");
    await waitFor(() => expect(screen.queryByTestId("visit-reason")).toBeNull());
    expect(within(screen.getByTestId("open-visit")).getByText("Dolor 46")).toBeTruthy();
  });

  it("says so when typing cannot be kept, and tries again with the next key", async () => {
    const { user, backend } = await startVisit();
    const keep = backend.commands.noteKeep;
    backend.commands.noteKeep = async () => {
      throw { code: "disk_full", fields: [], incident: "1" };
    };
    await user.type(field("treatment"), "Comp");
    expect(await screen.findByText("No se ha podido guardar lo último que ha escrito")).toBeTruthy();
    backend.commands.noteKeep = keep;
    await user.type(field("treatment"), "osite");
    await waitFor(() => expect(screen.getByTestId("note-kept").textContent).toBe("Guardado en este equipo"));
    expect(field("treatment").value).toBe("Composite");
  });

  it("inserts a template from the keyboard, asks its fields, refuses to sign while one is open, and signs", async () => {
    const { user } = await startVisit();
    expect(field("reason").value).toBe("Dolor 36");
    await user.click(field("exploration"));
    await user.keyboard("/");
    await screen.findByTestId("template-find");
    await user.keyboard("obtu{Enter}");
    await screen.findByTestId("template-questions");
    await user.keyboard("36{Enter}");
    await waitFor(() => expect(field("reason").value).toBe("Dolor 36\nObturación de 36."));
    expect(field("treatment").value).toContain("{{?aislamiento}}");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/Quedan campos sin rellenar: \{\{\?aislamiento\}\}/)).toBeTruthy();
    await user.click(screen.getByTestId("note-sign-confirm"));
    expect((await screen.findAllByText("Quedan campos de plantilla sin rellenar")).length).toBe(2);
    for (const name of ["treatment", "anaesthesia"]) {
      await user.clear(field(name));
      await user.type(field(name), "Hecho");
    }
    await user.keyboard("{Control>}{Enter}{/Control}");
    await user.click(await screen.findByTestId("note-sign-confirm"));
    await waitFor(() => expect(screen.queryByTestId("note-editor")).toBeNull());
    const open = within(screen.getByTestId("open-visit"));
    expect(open.getByTestId("note-signature").textContent).toContain("Firmada por Aitor Prats Ibarra");
    await user.click(open.getByTestId("addendum-new"));
    await user.type(screen.getByTestId("addendum-text"), "Sin molestias al día siguiente");
    await user.click(screen.getByTestId("addendum-save"));
    expect((await open.findByTestId("addendum")).textContent).toContain("Sin molestias al día siguiente");
  });

  it("keeps a hygiene session that was begun, whatever becomes of the window, until it is recorded or discarded", async () => {
    const { user, backend } = await startVisit();
    const keep = vi.spyOn(backend.commands, "hygieneKeep");
    await user.click(screen.getByTestId("hygiene-new"));
    await user.type(await screen.findByTestId("hygiene-sealants"), "16, 2");
    await waitFor(() => expect(keep.mock.lastCall?.[1].teeth).toBe("16, 2"), { timeout: 1000 });
    await user.keyboard("{Alt>}1{/Alt}");
    await screen.findByTestId("patient-edit");
    await user.keyboard("{Alt>}5{/Alt}");
    await screen.findByTestId("note-editor");
    const begun = "Seguir con la higiene sin registrar";
    await waitFor(() => expect(screen.getByTestId("hygiene-new").textContent).toContain(begun));
    await user.click(screen.getByTestId("hygiene-new"));
    expect((await screen.findByTestId<HTMLInputElement>("hygiene-sealants")).value).toBe("16, 2");
    await user.click(screen.getByTestId("hygiene-cancel"));
    await waitFor(() => expect(screen.queryByTestId("hygiene-form")).toBeNull());
    await waitFor(() => expect(screen.getByTestId("hygiene-new").textContent).toContain("Sesión de higiene"));
  });

  it("records a hygiene session and withdraws it with a reason", async () => {
    const { user } = await startVisit();
    await user.click(document.body);
    await user.click(screen.getByTestId("hygiene-new"));
    await screen.findByTestId("hygiene-form");
    await user.click(screen.getByTestId("hygiene-record"));
    expect(await screen.findByText("Marque al menos algo de lo que se ha hecho.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Ultrasonidos" }));
    await user.type(screen.getByTestId("hygiene-sealants"), "16 x");
    await user.click(screen.getByTestId("hygiene-record"));
    expect(await screen.findByText("No es una pieza dental")).toBeTruthy();
    await user.clear(screen.getByTestId("hygiene-sealants"));
    await user.type(screen.getByTestId("hygiene-sealants"), "16, 26");
    await user.type(screen.getByTestId("hygiene-duration"), "40");
    await user.click(screen.getByTestId("hygiene-record"));
    const open = within(screen.getByTestId("open-visit"));
    expect((await open.findByTestId("hygiene-session")).textContent).toContain(
      "Ultrasonidos · Selladores: 16, 26 · 40 min",
    );
    await user.click(open.getByTestId("hygiene-withdraw"));
    await user.type(screen.getByTestId("hygiene-reason"), "Otro paciente{Enter}");
    expect(await open.findByText(/Retirada por Aitor Prats Ibarra.*Otro paciente/)).toBeTruthy();
  });

  it("shows reception that visits took place and nothing of what was written", async () => {
    const { user, backend } = renderApp({ phase: "sign_in" });
    const reception = (await backend.commands.appState()).staff.find((person) => person.role === "reception");
    await user.click(await screen.findByTestId(`staff-${reception?.id}`));
    await user.type(screen.getByTestId("sign-in-password"), "contraseña{Enter}");
    await user.click(await screen.findByTestId("nav-patients"));
    await screen.findByTestId("patient-search");
    await user.keyboard("12345678z{Enter}");
    await user.click(await screen.findByTestId("tab-visits"));
    const rows = await screen.findByTestId("visit-rows");
    expect(within(rows).getAllByRole("listitem")).toHaveLength(3);
    expect(document.body.textContent).not.toContain("Composite");
    expect(screen.queryByTestId("visit-new")).toBeNull();
  });
});

describe("templates", () => {
  it("are written with a preview that names what nobody knows", async () => {
    const { user } = await openPatients();
    await user.click(screen.getByTestId("nav-settings"));
    await user.click(await screen.findByTestId("settings-templates"));
    await user.click(await screen.findByTestId("template-new"));
    await user.type(screen.getByTestId("template-name"), "Férula");
    await user.type(field("treatment"), "Férula para {{{{paciente}} en {{{{dinete}}");
    const preview = screen.getByTestId("template-preview");
    await waitFor(() => expect(preview.textContent).toContain("Férula para Ana Güell Peñalver en {{dinete}}"));
    expect(preview.textContent).toContain("Campos que nadie conoce: dinete");
    await user.keyboard("{Control>}s{/Control}");
    await waitFor(() => expect(screen.getAllByTestId("template").map((one) => one.textContent)).toContain("Férula"));
    await user.click(screen.getByText("Férula"));
    await user.click(await screen.findByTestId("template-retire"));
    await waitFor(() => expect(screen.queryByText("Férula")).toBeNull());
    await user.click(within(screen.getByTestId("toast")).getByText("Deshacer"));
    await screen.findByText("Férula");
  });
});
