import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPerio } from "../testing/render-app";

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
