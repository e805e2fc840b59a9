import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderApp } from "../testing/render-app";

async function openDecide() {
  const app = renderApp();
  await screen.findByTestId("nav-decide");
  await app.user.keyboard("{Control>}4{/Control}");
  const list = await screen.findByTestId("conflict-list");
  return { ...app, list };
}

const lines = () => screen.getAllByTestId("conflict-line");
const picked = () =>
  screen.getAllByTestId("conflict-value").findIndex((value) => value.getAttribute("aria-checked") === "true");

describe("deciding between values", () => {
  it("says at the rail how many wait, and opens with the grave ones first", async () => {
    const { list } = await openDecide();
    expect(screen.getByTestId("nav-decide-badge").dataset.count).toBe("5");
    expect(lines()).toHaveLength(5);
    expect(document.activeElement).toBe(list);
    expect(screen.getByTestId("conflict-field").textContent).toBe("Fecha de nacimiento");
    const values = screen.getAllByTestId("conflict-value");
    expect(values[0]?.textContent).toContain("3 de abril de 1992");
    expect(values[0]?.textContent).toContain("Se muestra ahora");
    expect(values[1]?.textContent).toMatch(/4 de marzo de 1992.*Marta Soler Pons · Higiene/);
  });

  it("is decided with a digit and Enter, and goes on to the next, without a mouse", async () => {
    const { user, backend } = await openDecide();
    await user.keyboard("2");
    expect(picked()).toBe(1);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(lines()).toHaveLength(4));
    expect(screen.getByTestId("toast").textContent).toContain("Fecha de nacimiento");
    const found = await backend.commands.patientSearch({ text: "12345678z", archived: false, offset: 0, limit: 1 });
    expect(found.rows[0]?.birthDate).toBe("1992-03-04");
    expect(screen.getByTestId("conflict-field").textContent).toBe("Teléfono");
    expect(screen.getByTestId("nav-decide-badge").dataset.count).toBe("4");
    await user.keyboard("1{Enter}");
    await waitFor(() => expect(lines()).toHaveLength(3));
  });

  it("decides nothing before a value is picked, and Esc takes the pick back before it leaves", async () => {
    const { user } = await openDecide();
    await user.keyboard("{Enter}");
    expect(lines()).toHaveLength(5);
    await user.keyboard("1");
    expect(picked()).toBe(0);
    await user.keyboard("{Escape}");
    expect(picked()).toBe(-1);
    await user.keyboard("{Escape}");
    expect(await screen.findByText("Abiertos hace poco")).toBeTruthy();
  });

  it("takes another value, says what is wrong with it and keeps what was typed", async () => {
    const { user, backend } = await openDecide();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    expect(screen.getByTestId("conflict-field").textContent).toBe("Número de documento");
    await user.keyboard("3");
    await user.keyboard("12345{Enter}");
    expect(await screen.findByText("La letra no corresponde al número")).toBeTruthy();
    expect(screen.getByTestId("conflict-typed")).toHaveProperty("value", "12345");
    await user.keyboard("678Z{Enter}");
    await waitFor(() => expect(lines()).toHaveLength(4));
    const page = await backend.commands.conflictList({ patient: null, offset: 0, limit: 9 });
    expect(page.conflicts.map((conflict) => conflict.field)).not.toContain("document_number");
  });

  it("reads a date as people write it", async () => {
    const { user, backend } = await openDecide();
    await user.keyboard("3");
    await user.keyboard("ayer{Enter}");
    expect(await screen.findByText("No tiene la forma esperada")).toBeTruthy();
    await user.keyboard("{Backspace}{Backspace}{Backspace}{Backspace}5/6/92{Enter}");
    await waitFor(() => expect(lines()).toHaveLength(4));
    const found = await backend.commands.patientSearch({ text: "12345678z", archived: false, offset: 0, limit: 1 });
    expect(found.rows[0]?.birthDate).toBe("1992-06-05");
  });

  it("shows every value the field ever had", async () => {
    const { user } = await openDecide();
    await user.keyboard("{ArrowDown}h");
    const history = await screen.findByTestId("conflict-history");
    expect(await within(history).findByText("934 41 22 00")).toBeTruthy();
    expect(within(history).getByText(/cambiado por Jordi Vidal Cano/)).toBeTruthy();
  });

  it("shows an entry told twice with what differs, offers nothing to choose, and is closed by having looked", async () => {
    const { user, backend } = await openDecide();
    await user.keyboard("{ArrowDown}{ArrowDown}1");
    expect(screen.getByTestId("conflict-field").textContent).toBe("Hallazgo: dos contenidos");
    expect(screen.getByText("Vigilar en la próxima revisión")).toBeTruthy();
    expect(screen.queryByTestId("conflict-decide")).toBeNull();
    expect(picked()).toBe(-1);
    await user.keyboard("{Enter}");
    expect((await screen.findByTestId("toast")).textContent).toContain("Visto");
    await waitFor(() => expect(lines()).toHaveLength(4));
    const page = await backend.commands.conflictList({ patient: null, offset: 0, limit: 9 });
    expect(page.conflicts.map((conflict) => conflict.field)).not.toContain("*");
  });

  it("tells a role that may not read them how many others wait, and nothing of them", async () => {
    const { user, backend } = renderApp();
    const list = backend.commands.conflictList;
    backend.commands.conflictList = async (of) => ({ ...(await list(of)), hidden: 2 });
    await screen.findByTestId("nav-decide");
    await user.keyboard("{Control>}4{/Control}");
    expect((await screen.findByTestId("conflict-hidden")).textContent).toMatch(/2 .*esperan a un profesional/);
  });

  it("says so when somebody else was quicker", async () => {
    const { user, backend } = await openDecide();
    await user.keyboard("1");
    const decide = backend.commands.conflictDecide;
    backend.commands.conflictDecide = async () => {
      throw { code: "not_found", fields: [], incident: null };
    };
    await user.keyboard("{Enter}");
    expect((await screen.findByTestId("toast")).textContent).toContain("Ya se había decidido");
    backend.commands.conflictDecide = decide;
  });

  it("teaches what will be here when there is nothing", async () => {
    const { user } = renderApp({ patients: 3 });
    await screen.findByTestId("nav-decide");
    await user.keyboard("{Control>}4{/Control}");
    expect(await screen.findByText("Nada por decidir")).toBeTruthy();
    expect(screen.queryByTestId("nav-decide-badge")).toBeNull();
  });
});

describe("a patient with something to decide", () => {
  it("has a banner until it is decided, which leads to the decision", async () => {
    const { user } = renderApp();
    await screen.findByTestId("nav-patients");
    await user.keyboard("{Control>}k{/Control}12345678z");
    await screen.findByRole("option", { name: /Güell Peñalver/ });
    await user.keyboard("{Enter}");
    const banner = await screen.findByTestId("safety-banner");
    expect(banner.textContent).toContain("Fecha de nacimiento");
    await user.click(screen.getByTestId("safety-decide"));
    await screen.findByTestId("conflict-list");
    await user.keyboard("1{Enter}");
    await waitFor(() => expect(lines()).toHaveLength(4));
    await user.keyboard("{Escape}");
    expect((await screen.findByTestId("patient-name")).textContent).toContain("Güell");
    expect(screen.queryByTestId("safety-banner")).toBeNull();
  });
});

describe("records of one person", () => {
  it("are proposed side by side, linked, shown on both, and parted again", async () => {
    const { user } = await openDecide();
    await user.click(screen.getByRole("radio", { name: "Fichas repetidas" }));
    const pair = await screen.findByTestId("duplicate-pair");
    expect(within(pair).getByText("Nacidos el mismo día, nombre casi igual")).toBeTruthy();
    await user.click(within(pair).getByTestId("duplicate-link"));
    expect(await screen.findByText("Ninguna ficha repetida a la vista")).toBeTruthy();
    await user.click(within(screen.getByTestId("toast")).getByRole("button", { name: "Deshacer" }));
    const again = await screen.findByTestId("duplicate-pair");
    await user.click(within(again).getByTestId("duplicate-link"));
    await screen.findByText("Ninguna ficha repetida a la vista");

    await user.keyboard("{Control>}k{/Control}3107");
    await screen.findByRole("option", { name: /,/ });
    await user.keyboard("{Enter}");
    const first = (await screen.findByTestId("patient-name")).textContent;
    const linked = await screen.findByTestId("linked-patient");
    expect(linked.textContent).toContain("3.115");
    await user.click(within(linked).getByTestId("linked-open"));
    await waitFor(() => expect(screen.getByTestId("patient-name").textContent).not.toBe(first));
    const back = await screen.findByTestId("linked-patient");
    expect(back.textContent).toContain("3.107");
    await user.click(within(back).getByTestId("linked-part"));
    await waitFor(() => expect(screen.queryByTestId("linked-patient")).toBeNull());
  });

  it("are told apart, and nobody is asked again", async () => {
    const { user } = await openDecide();
    await user.click(screen.getByRole("radio", { name: "Fichas repetidas" }));
    await user.click(within(await screen.findByTestId("duplicate-pair")).getByTestId("duplicate-dismiss"));
    expect(await screen.findByText("Ninguna ficha repetida a la vista")).toBeTruthy();
  });
});
