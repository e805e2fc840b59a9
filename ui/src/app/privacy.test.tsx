import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPatients } from "../testing/render-app";

/** The page about blocking and erasing the patient these words find. */
async function openPrivacy(words: string) {
  const app = await openPatients();
  await app.user.keyboard(`${words}{Enter}`);
  await app.user.click(await screen.findByTestId("patient-privacy"));
  await screen.findByText("Hasta cuándo hay que conservarla");
  return app;
}

describe("blocking", () => {
  it("hides a patient, and what is left of her in lists shows no name", async () => {
    const { user, backend } = await openPrivacy("12345678z");
    await user.type(screen.getByTestId("block-reason"), "lo pide{Enter}");
    const row = await screen.findByTestId("blocked-row");
    expect(row.textContent).toContain("lo pide");
    expect(row.textContent).not.toContain("Güell");
    const found = await backend.commands.patientSearch({ text: "12345678z", archived: false, offset: 0, limit: 9 });
    expect(found.rows).toEqual([]);
  });

  it("opens a blocked record only with a reason, which stays", async () => {
    const { user, backend } = await openPatients();
    const { rows } = await backend.commands.patientSearch({ text: "12345678z", archived: false, offset: 0, limit: 1 });
    await backend.commands.patientBlock(rows[0]?.id ?? "", "lo pide");
    await user.click(screen.getByTestId("nav-settings"));
    await user.click(await screen.findByTestId("settings-privacy"));
    await user.click(await screen.findByRole("button", { name: /^Consultar la historia/ }));
    await user.type(screen.getByTestId("look-reason"), "juzgado{Enter}");
    expect((await screen.findByTestId("patient-name")).textContent).toBe("Ana María Güell Peñalver");
    expect((await backend.commands.patientBlocked())[0]?.accesses[0]?.reason).toBe("juzgado");
  });

  it("asks for a reason that is a sentence", async () => {
    const { user } = await openPrivacy("12345678z");
    await user.type(screen.getByTestId("block-reason"), "no{Enter}");
    expect(await screen.findByText("Es demasiado corto")).toBeTruthy();
  });
});

describe("erasing", () => {
  it("says until when the law wants the record kept, and takes the number typed by hand", async () => {
    const { user } = await openPrivacy("12345678z");
    expect(screen.getByTestId("hold-until").textContent).toMatch(/20\d\d$/);
    const erase = screen.getByTestId("erase");
    expect(erase).toHaveProperty("disabled", true);
    await user.type(screen.getByTestId("erase-number"), "3103");
    expect(erase).toHaveProperty("disabled", true);
    await user.clear(screen.getByTestId("erase-number"));
    await user.type(screen.getByTestId("erase-number"), "3104");
    expect(erase).toHaveProperty("disabled", false);
    await user.keyboard("{Enter}");
    expect((await screen.findByTestId("erased-records")).textContent).toContain("hallazgos");
    expect(screen.getByText("/home/clinica/Copias/esmalte-2026-10.esmb")).toBeTruthy();
    await user.click(screen.getByTestId("nav-today"));
    await screen.findByTestId("nav-patients");
    expect(screen.queryByText(/Güell Peñalver/)).toBeNull();
  });

  it("tells afterwards what came too late and which copies are left", async () => {
    const { user } = await openPrivacy("12345678z");
    await user.type(screen.getByTestId("erase-number"), "3104{Enter}");
    await screen.findByTestId("erased-records");
    await user.click(screen.getByTestId("nav-settings"));
    await user.click(await screen.findByTestId("settings-privacy"));
    const row = await screen.findByTestId("erasure-row");
    expect(row.textContent).toContain("Gabinete 1, cambio 9312");
    await user.click(screen.getAllByRole("button", { name: /^Ya está borrada/ })[0] as HTMLElement);
    await waitFor(() => expect(screen.getAllByRole("button", { name: /^Ya está borrada/ })).toHaveLength(1));
  });
});
