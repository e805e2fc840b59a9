import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { openChart } from "../testing/render-app";

const tooth = (n: number) => screen.getByTestId(`tooth-${n}`);
const announced = () => screen.getByTestId("chart-announce").textContent;

describe("the odontogram", () => {
  it("records caries on 36 OM with six keys and says so", async () => {
    const { user, chart, backend } = await openChart();
    expect(document.activeElement).toBe(chart);
    const record = vi.spyOn(backend.commands, "findingRecord");
    const keys = ["3", "6", "c", "o", "m", "{Enter}"];
    expect(keys).toHaveLength(6);
    for (const key of keys) await user.keyboard(key);
    await waitFor(() => expect(announced()).toBe("Anotado: Caries MO en 36"));
    expect(record).toHaveBeenCalledExactlyOnceWith(
      expect.any(String),
      expect.objectContaining({ rule: "caries", teeth: [36], status: "pathology" }),
    );
    await waitFor(() =>
      expect(tooth(36).getAttribute("aria-label")).toBe(
        "3.6, primer molar inferior izquierdo, caries mesial y oclusal, dentina",
      ),
    );
  });

  it("shows which value Enter takes until another is chosen", async () => {
    const { user } = await openChart();
    await user.keyboard("36c");
    const usual = "(si no elige otro)";
    expect(within(screen.getByTestId("entry-line")).getByText(usual).closest("button")?.textContent).toContain(
      "dentina",
    );
    await user.keyboard("2");
    expect(screen.queryByText(usual)).toBeNull();
  });

  it("explains the letters that stand on the chart", async () => {
    await openChart();
    const legend = within(screen.getByRole("region", { name: "Leyenda" }));
    expect(legend.getByText("Patología")).toBeTruthy();
    expect(legend.getByText("caries de dentina")).toBeTruthy();
  });

  it("undoes and redoes with the keys", async () => {
    const { user } = await openChart();
    await user.keyboard("36co{Enter}");
    await waitFor(() => expect(tooth(36).getAttribute("aria-label")).toContain("caries"));
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(tooth(36).getAttribute("aria-label")).toContain("sin hallazgos"));
    await user.keyboard("{Control>}y{/Control}");
    await waitFor(() => expect(tooth(36).getAttribute("aria-label")).toContain("caries"));
  });

  it("refuses an occlusal face on an incisor in place, and nothing changes", async () => {
    const { user, backend } = await openChart();
    const record = vi.spyOn(backend.commands, "findingRecord");
    await user.keyboard("11co");
    expect(announced()).toBe("La pieza 11 no tiene superficie oclusal");
    expect(within(screen.getByTestId("entry-line")).getByText("La pieza 11 no tiene superficie oclusal")).toBeTruthy();
    expect(record).not.toHaveBeenCalled();
  });

  it("gives back what the store refused, with its reason", async () => {
    const { user } = await openChart();
    await user.keyboard("36co{Enter}");
    await waitFor(() => expect(announced()).toContain("Anotado"));
    await user.keyboard("36co{Enter}");
    await waitFor(() => expect(announced()).toBe("Ya está anotado"));
    expect(within(screen.getByTestId("entry-line")).getByText("Caries")).toBeTruthy();
  });

  it("withdraws with Delete only what was entered in this session", async () => {
    const { user } = await openChart();
    await user.keyboard("16{Delete}");
    expect(announced()).toBe("En esta pieza no hay nada anotado en esta sesión que se pueda retirar");
    await user.keyboard("36co{Enter}");
    await waitFor(() => expect(announced()).toContain("Anotado"));
    await waitFor(() => expect(tooth(36).getAttribute("aria-label")).toContain("caries"));
    await user.keyboard("{Delete}");
    await waitFor(() => expect(announced()).toBe("Retirado: Caries O, dentina"));
  });

  it("tells the selected tooth to the panel and to a screen reader", async () => {
    const { user, chart } = await openChart();
    await user.keyboard("16");
    expect(chart.getAttribute("aria-activedescendant")).toBe("tooth-16");
    expect(tooth(16).getAttribute("aria-selected")).toBe("true");
    expect(screen.getByText("1.6 · primer molar superior derecho")).toBeTruthy();
  });

  it("shows the same as a table with Space and comes back", async () => {
    const { user } = await openChart();
    await user.keyboard(" ");
    const table = await screen.findByTestId("chart-table");
    expect(within(table).getAllByRole("row").length).toBeGreaterThan(10);
    await user.keyboard(" ");
    await waitFor(() => expect(screen.queryByTestId("chart-table")).toBeNull());
  });

  it("writes nothing into the past", async () => {
    const { user } = await openChart();
    await user.click(screen.getByRole("radio", { name: "Inicial" }));
    await user.keyboard("36c");
    await waitFor(() => expect(announced()).toBe("Está viendo otra fecha: vuelva a «Hoy» para anotar"));
  });

  it("lets a mouse do the whole entry", async () => {
    const { user } = await openChart();
    const face = tooth(25).querySelector('[data-surface="O"]');
    if (!face) throw new Error("25 has no occlusal face");
    await user.click(face);
    await user.click(within(await screen.findByTestId("finding-menu")).getByText("Caries"));
    await user.click(screen.getByTestId("finish-observed"));
    await waitFor(() => expect(announced()).toBe("Anotado: Caries O en 25"));
  });

  it("draws again only the teeth that a key touches", async () => {
    const { user } = await openChart();
    const before = tooth(26).firstElementChild;
    await user.keyboard("36co");
    expect(tooth(26).firstElementChild).toBe(before);
    expect(tooth(36).querySelector('[data-surface="O"]')?.getAttribute("fill")).toBe("var(--accent)");
  });

  it("goes to the report and back by keys", async () => {
    const { user } = await openChart();
    await user.click(screen.getByTestId("report-make"));
    expect(await screen.findByTestId("report-save")).toBeTruthy();
    await user.click(screen.getByTestId("report-save"));
    expect(await screen.findByText("Guardado en /home/clinica/Documentos/odontograma-3104.pdf")).toBeTruthy();
    await user.keyboard("{Alt>}2{/Alt}");
    expect(await screen.findByTestId("chart")).toBeTruthy();
  });

  it("writes a note on a tooth with / and shows it in the panel", async () => {
    const { user } = await openChart();
    await user.keyboard("36/");
    await user.keyboard("duele al frío{Enter}");
    await waitFor(() => expect(announced()).toBe("Anotado: Nota en 36"));
    expect((await screen.findAllByText("duele al frío")).length).toBeGreaterThan(0);
    await waitFor(() => expect(tooth(36).getAttribute("aria-label")).toContain("nota, duele al frío"));
  });

  it("says a finding between two teeth on both of them", async () => {
    const { user } = await openChart();
    await user.keyboard("31,41qdias{Enter}{Enter}");
    await waitFor(() => expect(announced()).toBe("Anotado: Diastema en 41, 31"));
    await waitFor(() => expect(tooth(31).getAttribute("aria-label")).toContain("diastema, con 41"));
    expect(tooth(41).getAttribute("aria-label")).toContain("diastema, con 31");
  });

  it("refuses one tooth for a diastema where it stands", async () => {
    const { user } = await openChart();
    await user.keyboard("31qdias{Enter}");
    expect(announced()).toBe("Diastema es entre dos piezas vecinas: escriba dos, como 11,21");
  });

  it("opens the whole list from the menu of the mouse", async () => {
    const { user } = await openChart();
    const face = tooth(25).querySelector('[data-surface="O"]');
    if (!face) throw new Error("25 has no occlusal face");
    await user.click(face);
    await user.click(within(await screen.findByTestId("finding-menu")).getByText("Otra…"));
    expect(within(await screen.findByTestId("finder")).getByText("Prótesis completa")).toBeTruthy();
  });
});
