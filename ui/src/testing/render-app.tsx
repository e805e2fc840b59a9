import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "../app/app";
import { replaceBackend } from "../lib/ipc";
import { forgetOpened } from "../lib/recent";
import { type FakeOptions, fakeBackend } from "./fake-backend";

/** The whole program on the fake backend, as a person meets it. */
export function renderApp(options: FakeOptions = {}) {
  forgetOpened();
  const backend = fakeBackend(options);
  replaceBackend(backend);
  const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
  render(<App />);
  return { user, backend };
}

export async function openPatients(options: FakeOptions = {}) {
  const app = renderApp(options);
  await app.user.click(await screen.findByTestId("nav-patients"));
  const search = await screen.findByTestId("patient-search");
  await screen.findAllByTestId("patient-row");
  return { ...app, search };
}

export async function openChart(options: FakeOptions = {}) {
  const app = await openPatients(options);
  await app.user.keyboard("12345678z{Enter}");
  await app.user.click(await screen.findByTestId("tab-odontogram"));
  const chart = await screen.findByTestId("chart");
  await screen.findByTestId("tooth-36");
  return { ...app, chart };
}
