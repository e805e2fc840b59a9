import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
// Fetched later by the program; here it is there before anything is timed.
import "../app/workplace";
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

/** The periodontal chart of a patient with two closed examinations; unless told otherwise, a new draft is begun. */
export async function openPerio({ draft = true, ...options }: FakeOptions & { draft?: boolean } = {}) {
  const app = await openPatients(options);
  await app.user.keyboard("12345678z{Enter}");
  await app.user.click(await screen.findByTestId("tab-perio"));
  await screen.findByTestId("perio-pad");
  if (!draft) return { ...app, exam: "" };
  const start = app.backend.commands.perioStart;
  let exam = "";
  app.backend.commands.perioStart = async (patient) => {
    exam = await start(patient);
    return exam;
  };
  await app.user.click(screen.getByTestId("perio-new"));
  await screen.findByTestId("perio-close");
  return { ...app, exam };
}

/** The treatment plan of a patient who has one and an alternative. */
export async function openPlan(options: FakeOptions = {}) {
  const app = await openPatients(options);
  await app.user.keyboard("12345678z{Enter}");
  await app.user.click(await screen.findByTestId("tab-plan"));
  await screen.findByTestId("plan-standing");
  return app;
}
