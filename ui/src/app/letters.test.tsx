import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPatients } from "../testing/render-app";

async function openLetters(words = "12345678z") {
  const app = await openPatients();
  await app.user.keyboard(`${words}{Enter}`);
  await app.user.click(await screen.findByTestId("tab-documents"));
  await screen.findByTestId("open-letters");
  await app.user.keyboard("l");
  await screen.findByTestId("letter-new");
  return app;
}

async function begin(name: RegExp) {
  const app = await openLetters();
  await app.user.keyboard("n");
  const all = await screen.findAllByTestId("letter-template");
  const wanted = all.find((one) => name.test(one.textContent ?? ""));
  if (!wanted) throw new Error("no such template");
  await app.user.click(wanted);
  await screen.findByTestId("letter-form");
  return app;
}

const rows = () => screen.getAllByTestId("letter-row");
const text = () => screen.getByTestId("letter-wording").textContent ?? "";

describe("letters", () => {
  it("lists what was issued, the latest first, each word for word", async () => {
    const { user } = await openLetters();
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringContaining("Carta de derivación"),
      expect.stringContaining("Justificante de asistencia"),
    ]);
    await user.keyboard("{ArrowDown}");
    await waitFor(() => expect(screen.getByTestId("letter-paper").textContent).toContain("entre las 10:05"));
  });

  it("a certificate begins with the visit, shows its page, and is issued by keys alone", async () => {
    const { user } = await begin(/Justificante de asistencia/);
    expect((screen.getByTestId("letter-visit_from") as HTMLInputElement).value).toBe("10:05");
    await waitFor(() => expect(text()).toContain("{{visit_to}}"));
    await user.type(screen.getByTestId("letter-visit_to"), "11:30");
    await waitFor(() => expect(text()).toContain("las 11:30 horas"));
    await waitFor(() => expect(screen.getByTestId("letter-pages").querySelector("svg")).toBeTruthy());
    await user.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText("Emitida y guardada palabra por palabra")).toBeTruthy();
    expect(await screen.findByTestId("preview-back")).toBeTruthy();
    await user.click(screen.getByTestId("preview-back"));
    await waitFor(() => expect(rows()).toHaveLength(3));
  });

  it("says which answer is missing or odd beside its field", async () => {
    const { user } = await begin(/Justificante de asistencia/);
    await waitFor(() => expect(text()).toContain("{{visit_to}}"));
    await user.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText("Hace falta")).toBeTruthy();
    await user.type(screen.getByTestId("letter-visit_to"), "luego");
    await waitFor(() => expect(text()).toContain("las luego horas"));
    await user.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText("No tiene la forma esperada")).toBeTruthy();
  });

  it("a referral takes along what is ticked, alerts beforehand", async () => {
    const { user } = await begin(/Carta de derivación/);
    await user.type(screen.getByTestId("letter-recipient"), "Dra. Ríos");
    await user.type(screen.getByTestId("letter-reason"), "Exodoncia");
    await waitFor(() => expect(text()).toContain("Penicilinas: urticaria, grave"));
    expect(text()).not.toContain("36: Caries");
    await user.click(screen.getByRole("checkbox", { name: /36: Caries/ }));
    await waitFor(() => expect(text()).toContain("36: Caries O"));
    await user.click(screen.getByRole("checkbox", { name: /Penicilinas/ }));
    await waitFor(() => expect(text()).not.toContain("Penicilinas"));
  });

  it("reception sees that a referral went out and neither reads nor writes one", async () => {
    const { user } = await openPatients({ role: "reception" });
    await user.keyboard("12345678z{Enter}");
    await user.click(await screen.findByTestId("tab-documents"));
    await user.click(await screen.findByTestId("open-letters"));
    expect(await screen.findByText("Solo puede leerla personal clínico.")).toBeTruthy();
    expect(screen.queryByTestId("letter-print")).toBeNull();
    await user.keyboard("n");
    const offered = await screen.findAllByTestId("letter-template");
    expect(offered.some((one) => one.textContent?.includes("derivación"))).toBe(false);
    expect(offered.some((one) => one.textContent?.includes("Justificante"))).toBe(true);
  });

  it("texts are written beside their page, name what is no field, and take up an earlier version", async () => {
    const { user } = await openPatients();
    await user.click(screen.getByTestId("nav-settings"));
    await user.click(await screen.findByTestId("settings-letters"));
    const edit = async () => user.click((await screen.findAllByTestId("letter-template-edit"))[0] as HTMLElement);
    await edit();
    const body = () => screen.getByTestId("letter-template-body") as HTMLTextAreaElement;
    await screen.findByTestId("letter-preview");
    const house = body().value;
    await user.type(body(), " y {{{{paciente}}");
    expect(await screen.findByText("Campos que no existen: paciente")).toBeTruthy();
    await user.click(screen.getByTestId("letter-template-save"));
    expect(await screen.findByText(/Hay campos que no existen/)).toBeTruthy();
    await user.clear(body());
    await user.type(body(), "Breve, {{{{patient}}.");
    await user.click(screen.getByTestId("letter-template-save"));
    await waitFor(() => expect(screen.queryByTestId("letter-template-form")).toBeNull());
    await edit();
    const versions = await screen.findAllByTestId("template-version");
    expect(versions).toHaveLength(2);
    await user.click(versions[1] as HTMLElement);
    await user.click(await screen.findByTestId("template-restore"));
    expect(body().value).toBe(house);
  });
});
