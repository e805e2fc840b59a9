import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPatients } from "../testing/render-app";

async function openConsents(words = "12345678z") {
  const app = await openPatients();
  await app.user.keyboard(`${words}{Enter}`);
  await app.user.click(await screen.findByTestId("tab-consents"));
  return app;
}

/** Chooses a template by its name. */
async function fill(words: string, name: RegExp) {
  const app = await openConsents(words);
  await screen.findByTestId("consent-new");
  await app.user.keyboard("n");
  const all = await screen.findAllByTestId("consent-template");
  const wanted = all.find((one) => name.test(one.textContent ?? ""));
  if (!wanted) throw new Error("no such template");
  await app.user.click(wanted);
  await screen.findByTestId("consent-wording");
  return app;
}

const rows = () => screen.getAllByTestId("consent-row");

describe("consents", () => {
  it("says of each what it counts for, and never shows as in force what was withdrawn or is over", async () => {
    await openConsents();
    await screen.findAllByTestId("consent-row");
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringContaining("Vigente"),
      expect.stringContaining("Retirado"),
      expect.stringContaining("Caducado"),
    ]);
  });

  it("is filled, read as it will be kept, signed by typing, and stands at the head of the list", async () => {
    const { user } = await fill("12345678z", /Consentimiento para extracción/);
    const text = () => screen.getByTestId("consent-wording").textContent ?? "";
    expect(text()).toContain("{{treatment}}");
    await user.type(screen.getByTestId("consent-treatment"), "exodoncia quirúrgica");
    await user.type(screen.getByTestId("consent-tooth"), "48");
    await waitFor(() => expect(text()).toContain("la intervención exodoncia quirúrgica en la pieza o zona 48"));
    await user.click(screen.getByRole("radio", { name: "Escrita" }));
    await user.type(screen.getByTestId("consent-typed"), "Otra persona");
    await user.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText("No es el nombre de quien firma")).toBeTruthy();
    const name = screen.getByTestId("patient-name").textContent ?? "";
    await user.clear(screen.getByTestId("consent-typed"));
    await user.type(screen.getByTestId("consent-typed"), name);
    await user.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText("Consentimiento guardado")).toBeTruthy();
    await waitFor(() => expect(rows()).toHaveLength(4));
    const paper = within(screen.getByTestId("consent-paper"));
    expect(paper.getByText(/exodoncia quirúrgica/)).toBeTruthy();
    expect(paper.getByText(/Escribió su nombre/)).toBeTruthy();
  });

  it("is not signed with a field open or without a signature, and says what is missing", async () => {
    const { user } = await fill("12345678z", /Consentimiento para extracción/);
    await user.keyboard("{Control>}s{/Control}");
    expect(await screen.findAllByText("Hace falta")).toHaveLength(2);
    expect(screen.getByText("Falta la firma")).toBeTruthy();
  });

  it("asks whoever represents a minor for name, relation and document", async () => {
    await fill("leo roca etxe", /Consentimiento para extracción/);
    expect(screen.getByTestId("consent-guardian-name")).toBeTruthy();
    expect(screen.getByTestId("consent-guardian-relation")).toBeTruthy();
    expect(screen.getByTestId("consent-guardian-document")).toBeTruthy();
    expect(screen.getByText(/Por debajo de 16 años/)).toBeTruthy();
  });

  it("may be declined unsigned, and agreed to only with a signature", async () => {
    const { user } = await fill("12345678z", /recibir noticias/);
    expect(screen.queryByRole("radio", { name: "Sin firma" })).toBeNull();
    await user.click(screen.getByRole("radio", { name: "No acepta" }));
    await user.click(screen.getByRole("radio", { name: "Sin firma" }));
    await user.click(screen.getByTestId("consent-sign"));
    await waitFor(() => expect(rows()).toHaveLength(4));
    expect(rows()[0]?.textContent).toContain("No acepta");
  });

  it("is withdrawn with a reason, and stays readable", async () => {
    const { user } = await openConsents();
    await screen.findAllByTestId("consent-row");
    await user.keyboard("x");
    await user.type(await screen.findByTestId("consent-reason"), "Prefiere otra clínica{Enter}");
    expect((await screen.findByTestId("consent-withdrawn")).textContent).toContain("Prefiere otra clínica");
    expect(rows()[0]?.textContent).toContain("Retirado");
    expect(screen.queryByTestId("consent-withdraw")).toBeNull();
  });

  it("templates are written with a preview, name what is no field, and keep their earlier versions", async () => {
    const { user } = await openPatients();
    await user.click(screen.getByTestId("nav-settings"));
    await user.click(await screen.findByTestId("settings-consents"));
    const [edit] = await screen.findAllByTestId("template-edit");
    if (!edit) throw new Error("no template");
    await user.click(edit);
    const body = await screen.findByTestId("template-body");
    await user.type(body, " y {{{{paciente}}");
    expect((await screen.findAllByText("Campos que no existen: paciente")).length).toBe(1);
    await user.click(screen.getByTestId("template-save"));
    expect(await screen.findByText(/Hay campos que no existen/)).toBeTruthy();
    await user.clear(body);
    await user.type(body, "Breve, {{{{patient}}.");
    await user.click(screen.getByTestId("template-save"));
    await waitFor(() => expect(screen.queryByTestId("template-form")).toBeNull());
    await user.click((await screen.findAllByTestId("template-edit"))[0] as HTMLElement);
    expect(await screen.findAllByTestId("template-version")).toHaveLength(2);
  });
});
