import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { openChart, openPlan } from "../testing/render-app";

const rows = () => screen.getAllByTestId("plan-item");
const marked = () => rows().find((row) => row.getAttribute("aria-current") === "true");
const status = (row: HTMLElement | undefined) => row && within(row).getByTestId("plan-status").textContent;
const inPhase = (phase: string) =>
  within(screen.getByTestId(`plan-phase-${phase}`))
    .queryAllByTestId("plan-item")
    .map((row) => row.textContent);

describe("the treatment plan", () => {
  it("adds, moves, puts first, begins, does and undoes with keys alone", async () => {
    const { user, backend } = await openPlan();
    const record = vi.spyOn(backend.commands, "planAdd");
    await user.keyboard("n");
    await user.keyboard("obtu{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("plan-entry-teeth")));
    await user.keyboard("24{Enter}");
    await user.keyboard("o{Enter}");
    await waitFor(() => expect(inPhase("disease_control").join()).toContain("Obturación O"));
    expect(record.mock.calls[0]?.[2][0]?.form).toMatchObject({ procedure: "filling", teeth: [24], surfaces: ["O"] });
    await waitFor(() => expect(document.activeElement?.getAttribute("data-testid")).toBe("plan-item"));
    expect(marked()?.textContent).toContain("24");

    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await waitFor(() => expect(inPhase("urgent").join()).toContain("Obturación O"));
    await user.keyboard("1");
    await waitFor(() => expect(marked()?.textContent).toContain("Alta"));
    await user.keyboard("b");
    await waitFor(() => expect(status(marked())).toBe("En curso"));
    await user.keyboard(" ");
    await waitFor(() => expect(status(marked())).toBe("Hecho"));
    await user.keyboard(" ");
    await waitFor(() => expect(status(marked())).not.toBe("Hecho"));
  });

  it("charts what was done, and takes it off the chart with it", async () => {
    const { user, backend } = await openPlan();
    const [adult] = (await backend.commands.patientSearch({ text: "12345678z", archived: false, offset: 0, limit: 1 }))
      .rows;
    const crowns = async () => {
      const { findings } = await backend.commands.odontogramGet(adult?.id ?? "", { kind: "today" });
      return findings.filter((f) => f.rule === "crown" && f.status === "done_here").length;
    };
    await user.click(screen.getByText("Corona", { exact: false, selector: ".font-medium" }));
    await user.click(screen.getByTestId("plan-complete"));
    await screen.findByText("Hecho y anotado en el odontograma: 46 · Corona");
    expect(await crowns()).toBe(1);
    await user.click(await screen.findByTestId("plan-reopen"));
    await waitFor(async () => expect(await crowns()).toBe(0));
  });

  it("asks why before it drops something, and takes it up again", async () => {
    const { user } = await openPlan();
    await user.keyboard("{ArrowDown}");
    await user.keyboard("x");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("plan-drop-reason")));
    await user.keyboard("Se lo hacen en otra clínica{Enter}");
    const dropped = await screen.findByTestId("plan-dropped");
    expect(dropped.textContent).toContain("Se lo hacen en otra clínica");
    await waitFor(() => expect(document.activeElement?.getAttribute("data-testid")).toBe("plan-item"));
    await user.keyboard("u");
    await waitFor(() => expect(screen.queryByTestId("plan-dropped")).toBeNull());
  });

  it("edits the chosen item with Enter and gives the focus back with Escape", async () => {
    const { user, backend } = await openPlan();
    const edit = vi.spyOn(backend.commands, "planItemEdit");
    await user.keyboard("{ArrowDown}{Enter}");
    expect(document.activeElement).toBe(screen.getByTestId("plan-teeth"));
    await user.clear(screen.getByTestId("plan-teeth"));
    await user.keyboard("38{Enter}");
    await waitFor(() => expect(marked()?.textContent).toContain("38"));
    expect(edit.mock.calls[0]?.[2]).toMatchObject({ procedure: "extraction", teeth: [38], priority: "high" });
    await user.keyboard("{Enter}{Escape}");
    expect(document.activeElement?.getAttribute("data-testid")).toBe("plan-item");
  });

  it("refuses what is no tooth where it was typed", async () => {
    const { user } = await openPlan();
    await user.keyboard("nobtu{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("plan-entry-teeth")));
    await user.keyboard("19{Enter}");
    expect(screen.getByTestId("plan-entry-teeth").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByTestId("plan-entry-add").hasAttribute("disabled")).toBe(true);
  });

  it("compares alternatives and follows the one that is accepted", async () => {
    const { user } = await openPlan();
    await user.keyboard("{ArrowDown}c");
    const table = await screen.findByTestId("plan-comparison");
    expect(within(table).getAllByRole("columnheader")).toHaveLength(3);
    await user.click(within(table).getByRole("button", { name: /Aceptar el plan/ }));
    await screen.findByText("Plan B aceptado");
    await user.keyboard("c");
    await waitFor(() => expect(screen.getByRole("radio", { name: "Plan B · se sigue" })).toBeTruthy());
  });

  it("proposes from the findings, with a preview, and skips what is planned", async () => {
    const { user, backend } = await openPlan();
    const add = vi.spyOn(backend.commands, "planAdd");
    await user.keyboard("f");
    const list = await screen.findByTestId("plan-proposals");
    expect(list.textContent).toContain("ya en el plan");
    await user.click(await screen.findByTestId("plan-proposals-add"));
    await waitFor(() => expect(add).toHaveBeenCalled());
    const planned = add.mock.calls[0]?.[2].map(({ form }) => form.procedure);
    expect(planned).toEqual(["fluoride"]);
    await waitFor(() => expect(screen.queryByTestId("plan-proposals")).toBeNull());
  });

  it("lights the teeth of the chosen item on the small odontogram", async () => {
    const { user } = await openPlan();
    await user.keyboard("{ArrowDown}");
    const picture = await screen.findByTestId("mini-chart");
    await waitFor(() => expect(picture.querySelectorAll("[data-lit]")).toHaveLength(1));
  });

  it("shows reception names and states and lets it change nothing", async () => {
    const { user } = await openPlan({ role: "reception" });
    expect((await screen.findAllByTestId("plan-item")).length).toBeGreaterThan(3);
    expect(screen.queryByTestId("plan-new")).toBeNull();
    await user.keyboard("{ArrowDown} n");
    expect(screen.queryByTestId("plan-entry")).toBeNull();
    expect(screen.queryByTestId("plan-note")).toBeNull();
  });
});

describe("the plan's key on the odontogram", () => {
  it("takes what is on the chosen tooth into the plan and says so", async () => {
    const { user, backend } = await openChart();
    const add = vi.spyOn(backend.commands, "planAdd");
    await user.keyboard("36co{Enter}");
    const said = () => screen.getByTestId("chart-announce").textContent;
    await waitFor(() => expect(said()).toContain("Anotado"));
    await user.keyboard("a");
    await waitFor(() => expect(said()).toBe("Al plan A: Obturación 36"));
    expect(add.mock.calls[0]?.[2][0]).toMatchObject({ form: { procedure: "filling", teeth: [36], surfaces: ["O"] } });
    await user.keyboard("a");
    await waitFor(() => expect(said()).toBe("Ya está en el plan"));
    await user.keyboard("11a");
    await waitFor(() => expect(said()).toBe("Para lo que hay en esas piezas no hay nada que proponer"));
  });

  it("opens a preview for everything pathological with Shift", async () => {
    const { user } = await openChart();
    await user.keyboard("{Shift>}A{/Shift}");
    expect(await screen.findByTestId("plan-proposals")).toBeTruthy();
  });
});
