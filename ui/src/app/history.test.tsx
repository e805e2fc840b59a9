import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { openPatients } from "../testing/render-app";

async function openHistory(words = "12345678z") {
  const app = await openPatients();
  await app.user.keyboard(`${words}{Enter}`);
  await screen.findByTestId("tab-history");
  await app.user.keyboard("{Alt>}4{/Alt}");
  await screen.findByTestId("health-reviewed");
  return app;
}

const chips = () => within(screen.getByTestId("health-alerts")).getAllByRole("listitem");
const lines = () => screen.getAllByTestId("health-item");

describe("medical history", () => {
  it("puts alerts into the header of every screen of the patient, the gravest first", async () => {
    const { user } = await openHistory();
    expect(chips().map((chip) => chip.textContent)).toEqual([
      "AlergiaPenicilinasgrave",
      "AnticoagulaciónAcenocumarol · INR 2,6 (12 nov 2026)",
    ]);
    for (const tab of ["1", "2", "5"]) {
      await user.keyboard(`{Alt>}${tab}{/Alt}`);
      expect(chips()).toHaveLength(2);
    }
  });

  it("takes a known allergy in a few keys, and alerts at once", async () => {
    const { user } = await openHistory();
    await user.keyboard("a");
    expect(document.activeElement).toBe(await screen.findByTestId("health-entry"));
    await user.keyboard("lat{Enter}");
    await waitFor(() => expect(chips()).toHaveLength(3));
    expect(chips()[1]?.textContent).toContain("Látex");
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Látex"));
  });

  it("takes what is in no list as it was typed, and refuses it twice keeping what was typed", async () => {
    const { user } = await openHistory();
    await user.keyboard("anispero{Enter}");
    await waitFor(() => expect(screen.queryByTestId("health-entry")).toBeNull());
    await user.keyboard("anispero{Enter}");
    expect(await screen.findByText("Ya está anotado")).toBeTruthy();
    expect(screen.getByTestId("health-entry")).toHaveProperty("value", "nispero");
    await user.keyboard("{Escape}");
    expect(screen.queryByTestId("health-entry")).toBeNull();
  });

  it("ends, rules out and restores with one key each; what ended alerts no more", async () => {
    const { user } = await openHistory();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Acenocumarol"));
    await user.keyboard("x");
    await waitFor(() => expect(chips()).toHaveLength(1));
    expect(lines()).toHaveLength(4);
    await user.keyboard("u");
    await waitFor(() => expect(chips()).toHaveLength(2));
    await user.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}");
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Penicilinas"));
    await user.keyboard("x");
    expect(chips()).toHaveLength(2);
    await user.keyboard("r");
    await waitFor(() => expect(chips()).toHaveLength(1));
    const told = within(screen.getByTestId("health-item-history"));
    expect(await told.findByText("Descartado")).toBeTruthy();
  });

  it("is said to be reviewed with one key", async () => {
    const { user } = await openHistory();
    expect(screen.getByTestId("health-reviewed").textContent).toContain("Laura Roca Vila");
    await user.keyboard("v");
    await waitFor(() => expect(screen.getByTestId("health-reviewed").textContent).toMatch(/hoy por Aitor Prats/));
  });

  it("asks the questionnaire by letters and keeps the sheet", async () => {
    const { user } = await openHistory();
    await user.keyboard("f");
    await screen.findByTestId("questionnaire-form");
    await user.keyboard("nn?s{Control>}s{/Control}");
    await screen.findByTestId("health-reviewed");
    expect(screen.getByTestId("toast").textContent).toContain("Hipertensión arterial");
    await user.keyboard("f");
    const sheets = within(await screen.findByTestId("questionnaire-sheets"));
    expect(sheets.getAllByText("No")).toHaveLength(2);
    expect(sheets.getAllByText("Sí")).toHaveLength(1);
  });

  it("goes on with a sheet half filled in, whatever became of the window", async () => {
    const { user, backend } = await openHistory();
    const keep = vi.spyOn(backend.commands, "questionnaireKeep");
    await user.keyboard("f");
    await screen.findByTestId("questionnaire-form");
    await user.keyboard("nn?s");
    await waitFor(() =>
      expect(keep.mock.lastCall?.[1].answers.filter(({ said }) => said !== "nothing")).toHaveLength(4),
    );
    await user.keyboard("{Alt>}1{/Alt}");
    await screen.findByTestId("patient-edit");
    await user.keyboard("{Alt>}4{/Alt}");
    await screen.findByTestId("health-reviewed");
    await user.keyboard("f");
    await screen.findByTestId("questionnaire-form");
    expect(screen.getByText("Recuperado: este cuestionario se empezó y no se guardó.")).toBeTruthy();
    expect(screen.getAllByRole("radio", { checked: true }).map((radio) => radio.textContent)).toEqual([
      "No",
      "No",
      "No sabe",
      "Sí",
    ]);
    await user.click(screen.getByTestId("questionnaire-forget"));
    await screen.findByTestId("health-reviewed");
    await user.keyboard("f");
    await screen.findByTestId("questionnaire-form");
    expect(screen.queryAllByRole("radio", { checked: true })).toHaveLength(0);
  });

  it("tells nothing asked from nothing found", async () => {
    const { user } = await openHistory("roc");
    expect(screen.getByTestId("health-no-alerts").textContent).toBe("Historia médica sin preguntar");
    await user.keyboard("v");
    await waitFor(() => expect(screen.getByTestId("health-no-alerts").textContent).toBe("Sin alertas médicas"));
  });

  it("shows reception the alerts and not the history", async () => {
    const { user, backend } = await openPatients();
    const state = await backend.commands.appState();
    const reception = state.staff.find((person) => person.role === "reception");
    await backend.commands.signOut();
    await backend.commands.signIn(reception?.id ?? "", "1234");
    await user.keyboard("12345678z{Enter}");
    await screen.findByTestId("health-alerts");
    expect((await backend.commands.appState()).session?.actions).not.toContain("read_health");
  });

  it("answers on the first page what to know before sitting down", async () => {
    const { user } = await openPatients();
    await user.keyboard("12345678z{Enter}");
    expect(await screen.findByTestId("summary-open")).toBeTruthy();
    const table = screen.getByRole("table", { name: "Últimas exploraciones periodontales" });
    expect(within(table).getAllByRole("row")[1]?.textContent).toContain("17 % (28/168)");
    expect(chips()).toHaveLength(2);
  });
});
