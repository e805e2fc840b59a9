import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { openPerio } from "../testing/render-app";

const focus = () => screen.getByTestId("perio-focus").getAttribute("data-cell");
const announced = () => screen.getByTestId("perio-announce").textContent;

// Thousands of shapes in a simulated browser take their time on a busy machine.
describe("the periodontal chart", { timeout: 120_000 }, () => {
  it("takes 28 teeth in 168 keys and one for each sign, without a mouse, and loses none", async () => {
    const { backend, exam } = await openPerio();
    const signs = new Set([3, 77, 150]);
    const keys = Array.from({ length: 168 }, (_, i) => `${(i % 4) + 2}${signs.has(i) ? "b" : ""}`).join("");
    expect(keys).toHaveLength(168 + signs.size);
    const pad = document.activeElement;
    expect(pad).toBe(screen.getByTestId("perio-pad"));
    // All at once: faster than the screen can draw and the store can answer.
    act(() => {
      for (const key of keys) if (pad) fireEvent.keyDown(pad, { key });
    });
    await waitFor(async () => {
      const { exam: row } = await backend.commands.perioExam(exam);
      expect(row.indices.probed).toEqual({ n: 168, of: 168 });
      expect(row.indices.bleeding).toEqual({ n: 3, of: 168 });
      expect(row.indices.depth_sum_mm).toBe(42 * (2 + 3 + 4 + 5));
    });
    expect(await screen.findByText("168 de 168 sitios sondados")).toBeTruthy();
  });

  it("keeps order and keys when the store is slow, one request at a time", async () => {
    const { user, backend, exam } = await openPerio();
    const record = backend.commands.perioRecord;
    const gates: (() => void)[] = [];
    let under = 0;
    let most = 0;
    backend.commands.perioRecord = async (id, entry) => {
      under += 1;
      most = Math.max(most, under);
      await new Promise<void>((open) => gates.push(open));
      under -= 1;
      return record(id, entry);
    };
    await user.keyboard("5b6");
    await user.keyboard("{Backspace}3");
    expect(focus()).toBe("17-MB");
    while (gates.length > 0) {
      gates.shift()?.();
      await new Promise((turn) => setTimeout(turn));
    }
    await waitFor(async () => {
      const { teeth } = await backend.commands.perioExam(exam);
      const sites = teeth.find(({ tooth }) => tooth === 17)?.sites;
      expect(sites?.map(({ depthMm }) => depthMm)).toEqual([5, 3, null, null, null, null]);
      expect(sites?.[0]?.bleeding).toBe(true);
      expect(sites?.every(({ disputed }) => !disputed)).toBe(true);
    });
    expect(most).toBe(1);
  });

  it("says what could not be kept and keeps it on the screen until it can", async () => {
    const { user, backend, exam } = await openPerio();
    const record = backend.commands.perioRecord;
    let full = true;
    backend.commands.perioRecord = async (id, entry) => {
      if (full) throw { code: "disk_full", fields: [], incident: null };
      return record(id, entry);
    };
    await user.keyboard("7");
    await waitFor(() => expect(screen.getByTestId("perio-line").textContent).toContain("sin guardar"));
    full = false;
    await user.keyboard("4");
    await waitFor(async () => {
      expect((await backend.commands.perioExam(exam)).exam.indices.depth_sum_mm).toBe(11);
    });
    await waitFor(() => expect(screen.getByTestId("perio-line").textContent).not.toContain("sin guardar"));
  });

  it("speaks the site in focus and what stands there", async () => {
    const { user } = await openPerio();
    await user.keyboard("5b");
    await user.keyboard("{ArrowLeft}");
    expect(announced()).toBe("1.7 · vestibular · distal: PS 5 mm, sangrado");
    await user.keyboard("{Tab}2{ArrowLeft}");
    expect(announced()).toBe("1.7 · vestibular · distal: PS 5 mm, margen 2, NIC 7 mm, sangrado");
  });

  it("keeps margins as recession whatever the convention says", async () => {
    const { user, backend, exam } = await openPerio();
    await user.click(screen.getByRole("button", { name: /Signo del margen/ }));
    await user.click(await screen.findByRole("option", { name: /Berna/ }));
    screen.getByTestId("perio-pad").focus();
    await user.keyboard("{Tab}-21");
    await waitFor(async () => {
      const { teeth } = await backend.commands.perioExam(exam);
      const sites = teeth.find(({ tooth }) => tooth === 17)?.sites;
      expect(sites?.map(({ recessionMm }) => recessionMm).slice(0, 2)).toEqual([2, -1]);
    });
  });

  it("copies the last examination and closes only when it is confirmed", async () => {
    const { user, backend, exam } = await openPerio();
    await user.keyboard("y");
    await waitFor(() => expect(announced()).toContain("sitios copiados"));
    await user.click(screen.getByTestId("perio-close"));
    await waitFor(() => expect(screen.getByTestId("perio-line").textContent).toContain("sin confirmar"));
    screen.getByTestId("perio-pad").focus();
    await user.keyboard("{Enter>168/}");
    await waitFor(async () => {
      expect((await backend.commands.perioExam(exam)).exam.indices.probed.n).toBe(168);
    });
    await user.click(screen.getByTestId("perio-close"));
    await waitFor(async () => expect((await backend.commands.perioExam(exam)).exam.status).toBe("closed"));
    await user.keyboard("5");
    await waitFor(() => expect(announced()).toBe("La exploración está cerrada: para corregirla, enmiéndela"));
  });

  it("amends a closed examination only with a reason", async () => {
    const { user, backend } = await openPerio({ draft: false });
    await user.click(screen.getByRole("button", { name: "Enmendar exploración cerrada" }));
    await user.keyboard("leído en el espejo{Tab}");
    await user.click(screen.getByRole("button", { name: "Empezar a enmendar" }));
    expect(await screen.findByText("Enmendando: leído en el espejo")).toBeTruthy();
    const record = vi.spyOn(backend.commands, "perioRecord");
    screen.getByTestId("perio-pad").focus();
    await user.keyboard("9");
    await waitFor(() =>
      expect(record).toHaveBeenCalledWith(
        expect.any(String),
        expect.objectContaining({ reason: "leído en el espejo" }),
      ),
    );
  });

  it("works with a finger: a site, the keypad, a sign, a tooth left out", async () => {
    const { user, backend, exam } = await openPerio();
    await user.click(screen.getByRole("button", { name: "Teclado en pantalla" }));
    const site = document.querySelector('[data-on="depth"][data-tooth="36"][data-site="MB"]');
    if (!site) throw new Error("36 has no mesiobuccal site");
    await user.pointer({ keys: "[MouseLeft]", target: site });
    const pad = within(screen.getByRole("group", { name: "Teclado en pantalla" }));
    await user.click(pad.getByRole("button", { name: "7" }));
    await user.click(pad.getByRole("button", { name: "Sangra" }));
    await waitFor(async () => {
      const { teeth } = await backend.commands.perioExam(exam);
      expect(teeth.find(({ tooth }) => tooth === 36)?.sites[2]).toMatchObject({ depthMm: 7, bleeding: true });
    });
    const absent = document.querySelector('[data-on="tooth"][data-tooth="48"]');
    if (!absent) throw new Error("48 has no place");
    await user.pointer({ keys: "[MouseLeft]", target: absent });
    await waitFor(async () => {
      // 46 is an implant in this draft, so 27 teeth and the one taken in.
      expect((await backend.commands.perioExam(exam)).exam.indices.teeth).toBe(28);
    });
  });

  it("keeps the clinician's judgement beside what was computed", async () => {
    const { user } = await openPerio({ draft: false });
    await user.click(screen.getByRole("radio", { name: "Diagnóstico" }));
    expect((await screen.findByTestId("perio-computed")).textContent).toBe(
      "Periodontitis · estadio III · grado B · localizada",
    );
    await user.type(screen.getByLabelText("Pérdida ósea, %"), "40");
    await waitFor(() => expect(screen.getByTestId("perio-computed").textContent).toContain("grado C"));
    await user.click(screen.getByTestId("perio-judge"));
    expect((await screen.findByTestId("perio-judged")).textContent).toBe(
      "Periodontitis · estadio III · grado C · localizada",
    );
    await user.click(screen.getByRole("radio", { name: "Riesgo" }));
    expect(screen.getByRole("img", { name: /Hexágono de riesgo/ })).toBeTruthy();
    expect(screen.getByRole("row", { name: /Hueso \/ edad/ })).toBeTruthy();
  });

  it("puts examinations side by side", async () => {
    const { user } = await openPerio({ draft: false });
    await user.click(screen.getByTestId("perio-compare"));
    const figures = await screen.findByTestId("perio-figures");
    expect(within(figures).getAllByRole("columnheader")).toHaveLength(2);
    await user.click(screen.getByRole("checkbox", { name: "3 dic 2025" }));
    await waitFor(() =>
      expect(within(screen.getByTestId("perio-figures")).getAllByRole("columnheader")).toHaveLength(1),
    );
  });

  it("leaves the chart with Escape, so that Tab walks the page again", async () => {
    const { user } = await openPerio();
    await user.keyboard("{Escape}");
    expect(document.activeElement).not.toBe(screen.getByTestId("perio-pad"));
    expect(document.activeElement?.tagName).toBe("BUTTON");
  });

  it("throws a draft away and brings it back", async () => {
    const { user } = await openPerio();
    await user.click(screen.getByTestId("perio-retire"));
    expect(await screen.findByText(/Este borrador está descartado/)).toBeTruthy();
    await user.click(screen.getByTestId("perio-retire"));
    await waitFor(() => expect(screen.queryByText(/Este borrador está descartado/)).toBeNull());
  });
});
