import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Share } from "../lib/bindings";
import { openPatients } from "../testing/render-app";

async function openRisk(words = "12345678z") {
  const app = await openPatients();
  await app.user.keyboard(`${words}{Enter}`);
  await screen.findByTestId("tab-risk");
  await app.user.keyboard("{Alt>}7{/Alt}");
  await screen.findByTestId("caries-table");
  return app;
}

/** Begins what a key begins and catches its id. */
async function begin(app: Awaited<ReturnType<typeof openRisk>>, key: string) {
  const start = app.backend.commands.indexStart;
  let exam = "";
  app.backend.commands.indexStart = async (patient, measure) => {
    exam = await start(patient, measure);
    return exam;
  };
  await app.user.keyboard(key);
  const pad = await screen.findByTestId("index-pad");
  return { pad, exam };
}

const announced = () => screen.getByTestId("index-announce").textContent;

describe("indices and risk", { timeout: 120_000 }, () => {
  it("counts caries by the chosen rules and says what is not counted", async () => {
    const { user } = await openRisk();
    const row = () => screen.getByTestId("caries-permanent28").textContent;
    expect(row()).toContain("27 de 28");
    expect(row()).toContain("una corona o carilla no se cuenta");
    await user.click(screen.getByRole("radio", { name: "Ecuador 033" }));
    expect(row()).not.toContain("una corona o carilla");
    expect(screen.getByText(/formulario 033/)).toBeTruthy();
  });

  it("takes 112 faces in 112 keys without a mouse and loses none", async () => {
    const app = await openRisk();
    const { pad, exam } = await begin(app, "1");
    expect(document.activeElement).toBe(pad);
    // All at once: faster than the screen can draw and the store can answer.
    act(() => {
      for (let i = 0; i < 112; i++) fireEvent.keyDown(pad, { key: i % 4 === 0 ? "1" : "0" });
    });
    await waitFor(async () => {
      const { exam: row } = await app.backend.commands.indexExam(exam);
      expect(row.figures.scored).toEqual({ n: 112, of: 112 } satisfies Share);
      expect(row.figures.figures[0]?.share).toEqual({ n: 28, of: 112 });
    });
    expect(await screen.findByText("25 % (28/112)")).toBeTruthy();
  });

  it("sends one request at a time, and what is corrected meanwhile is no dispute", async () => {
    const app = await openRisk();
    const { exam } = await begin(app, "1");
    const record = app.backend.commands.indexRecord;
    const gates: (() => void)[] = [];
    let under = 0;
    let most = 0;
    app.backend.commands.indexRecord = async (id, scores) => {
      under += 1;
      most = Math.max(most, under);
      await new Promise<void>((open) => gates.push(open));
      under -= 1;
      return record(id, scores);
    };
    await app.user.keyboard("1{Backspace}01");
    while (gates.length > 0) {
      gates.shift()?.();
      await new Promise((turn) => setTimeout(turn));
    }
    await waitFor(async () => {
      const { places } = await app.backend.commands.indexExam(exam);
      expect(places.slice(0, 2).map(({ code, disputed }) => [code, disputed])).toEqual([
        ["0", false],
        ["1", false],
      ]);
    });
    expect(most).toBe(1);
  });

  it("keeps on the screen what the store could not keep, and says so", async () => {
    const app = await openRisk();
    const { exam } = await begin(app, "5");
    const record = app.backend.commands.indexRecord;
    app.backend.commands.indexRecord = () => Promise.reject({ code: "disk_full", fields: [], incident: null });
    await app.user.keyboard("3");
    expect(await screen.findByText(/Sin guardar todavía \(1\)/)).toBeTruthy();
    app.backend.commands.indexRecord = record;
    await app.user.keyboard("2");
    await waitFor(async () => {
      const { places } = await app.backend.commands.indexExam(exam);
      expect(places.slice(0, 2).map(({ code }) => code)).toEqual(["3", "2"]);
    });
  });

  it("says aloud where the next code goes and what was refused", async () => {
    const app = await openRisk();
    await begin(app, "7");
    await app.user.keyboard("02");
    expect(announced()).toBe("1.7 · oclusal: sin explorar");
    await app.user.keyboard("9");
    await app.user.keyboard("4");
    expect(announced()).toContain("«94» no es un código aquí");
    await app.user.keyboard("{Escape}");
    expect(await screen.findByTestId("index-exams")).toBeTruthy();
  });

  it("follows a child and keeps the clinician's judgement with its reason", async () => {
    const app = await openRisk("leo roca etxe");
    await app.user.keyboard("h");
    const table = await screen.findByTestId("mih-table");
    expect(within(table).getAllByText(/peor que antes/)).toHaveLength(4);
    const { exam } = await begin(app, "n");
    await app.user.keyboard("21001{Enter}");
    expect(await screen.findByText("HIM leve", { selector: '[data-testid="mih-argued"]' })).toBeTruthy();
    expect(screen.getByRole("radio", { name: "HIM leve" }).getAttribute("aria-checked")).toBe("true");
    await app.user.click(screen.getByRole("radio", { name: "HIM grave" }));
    await app.user.click(screen.getByTestId("mih-save"));
    expect(await screen.findByText("Escriba por qué difiere")).toBeTruthy();
    await app.user.type(screen.getByTestId("mih-note"), "Dolor al cepillarse");
    await app.user.click(screen.getByTestId("mih-save"));
    await waitFor(async () => {
      const { judged } = await app.backend.commands.indexExam(exam);
      expect(judged).toMatchObject({ judged: "severe", computed: "mild", note: "Dolor al cepillarse" });
    });
  });

  it("answers a form by letters alone and shows what follows at every answer", async () => {
    const app = await openRisk();
    await app.user.keyboard("r");
    await screen.findByTestId("recall-chosen");
    await app.user.keyboard("1");
    await screen.findByTestId("risk-form");
    expect(screen.getByTestId("risk-argued").textContent).toBe("No hay datos suficientes");
    await app.user.keyboard("s nnnnn");
    await waitFor(() => expect(screen.getByTestId("risk-argued").textContent).toBe("Alto"));
    await app.user.keyboard("{Control>}s{/Control}");
    await waitFor(() => expect(screen.getAllByTestId("risk-assessment")).toHaveLength(3));
    const first = screen.getAllByTestId("risk-assessment")[0]?.textContent;
    expect(first).toContain("Alto");
    expect(first).toContain("14 sin saber");
    expect(screen.getByTestId("recall-proposed").textContent).toBe("3 meses");
  });

  it("asks before it gives up answers that were not saved", async () => {
    const app = await openRisk();
    await app.user.keyboard("r");
    await screen.findByTestId("recall-chosen");
    await app.user.keyboard("1");
    await screen.findByTestId("risk-form");
    await app.user.keyboard("sih{Escape}");
    expect(screen.getByTestId("risk-form")).toBeTruthy();
    await app.user.click(screen.getByTestId("tab-summary"));
    await app.user.click(await screen.findByRole("button", { name: "Seguir escribiendo" }));
    await waitFor(() => expect(screen.getByTestId("risk-argued").textContent).toBe("Alto"));
  });

  it("says on the first page which risks stand and when the patient is due, and leads there", async () => {
    const app = await openRisk();
    await app.user.keyboard("{Alt>}1{/Alt}");
    const summary = await screen.findByTestId("recall-summary");
    expect(summary.textContent).toContain("Riesgo de cariesModerado · 3 jun 2026");
    expect(summary.textContent).toContain("9 meses · 3 mar 2027");
    await app.user.click(summary);
    expect(await screen.findByTestId("risk-assessments")).toBeTruthy();
  });

  it("wants a reason for another interval than the proposed one", async () => {
    const app = await openRisk();
    await app.user.keyboard("r");
    await screen.findByTestId("recall-chosen");
    expect(screen.getByTestId("recall-proposed").textContent).toBe("6 meses");
    await app.user.click(screen.getByRole("button", { name: /Intervalo elegido/ }));
    await app.user.click(await screen.findByRole("option", { name: "12 meses" }));
    await app.user.click(screen.getByTestId("recall-save"));
    expect(await screen.findByText("Escriba por qué difiere")).toBeTruthy();
    await app.user.type(screen.getByTestId("recall-note"), "Trabaja en el mar");
    await app.user.click(screen.getByTestId("recall-save"));
    await waitFor(() => expect(screen.getByTestId("recall-chosen").textContent).toContain("12 meses"));
  });
});
