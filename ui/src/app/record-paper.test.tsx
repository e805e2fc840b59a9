import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPatients, openPerio } from "../testing/render-app";

const pages = () => screen.findAllByRole("figure");

describe("the record on paper", { timeout: 60_000 }, () => {
  it("puts the examination on paper with Ctrl P, and Escape leads back to it", async () => {
    const { user } = await openPerio({ draft: false });
    await user.keyboard("{Control>}p{/Control}");
    expect(await pages()).toHaveLength(1);
    expect(screen.getByRole("heading", { name: "Periodontograma" })).toBeTruthy();
    expect(screen.getByTestId("report-print")).toBeTruthy();
    await user.keyboard("{Escape}");
    await screen.findByTestId("perio-pad");
  });

  it("lays two examinations upon each other when two are compared", async () => {
    const { user, backend } = await openPerio({ draft: false });
    const asked: unknown[] = [];
    const make = backend.commands.reportPerioComparison;
    backend.commands.reportPerioComparison = (input) => {
      asked.push(input.one === input.other);
      return make(input);
    };
    await user.click(screen.getByTestId("perio-compare"));
    await user.click(screen.getByTestId("perio-print"));
    expect(await pages()).toHaveLength(1);
    expect(asked).toEqual([false]);
    expect(screen.getByText("Exploración anterior")).toBeTruthy();
  });
});

async function openAdult() {
  const app = await openPatients();
  await app.user.keyboard("12345678z{Enter}");
  await screen.findByTestId("tab-documents");
  return app;
}

describe("the rest of the record on paper", { timeout: 60_000 }, () => {
  it("is found in the palette, filtered by day and author, and leads back to the documents", async () => {
    const { user, backend } = await openAdult();
    const asked: unknown[] = [];
    const make = backend.commands.reportHistory;
    backend.commands.reportHistory = (input) => {
      asked.push([input.from, input.author]);
      return make(input);
    };
    await user.keyboard("{Control>}k{/Control}");
    await user.keyboard("historia cl{Enter}");
    await pages();
    await user.type(screen.getByTestId("history-from"), "2026-01-31");
    await waitFor(() => expect(asked.at(-1)).toEqual(["2026-01-31", ""]));
    await user.click(screen.getByTestId("preview-back"));
    await screen.findByText("Odontograma", { selector: "button *, button" });
  });

  it("prints risk and HIM from their screens with Ctrl P", async () => {
    const { user } = await openAdult();
    await user.click(screen.getByTestId("tab-risk"));
    await user.keyboard("r");
    await screen.findByTestId("risk-print");
    await user.keyboard("{Control>}p{/Control}");
    await pages();
    expect(screen.getByRole("heading", { name: "Riesgo y próxima revisión" })).toBeTruthy();
    await user.keyboard("{Escape}");
    await screen.findByText("HIM");
    await user.keyboard("h");
    await user.click(await screen.findByTestId("risk-print"));
    expect(await screen.findByRole("heading", { name: "Seguimiento de la HIM" })).toBeTruthy();
  });
});
