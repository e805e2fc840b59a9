import { createMemoryHistory, createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { ConsentsScreen } from "./consents-screen";
import { DecideScreen } from "./decide-screen";
import { FaultScreen } from "./fault-screen";
import { Frame } from "./frame";
import { HistoryScreen } from "./history-screen";
import { LettersScreen } from "./letters-screen";
import { OdontogramScreen } from "./odontogram-screen";
import { PapersScreen } from "./papers-screen";
import { PatientEditScreen } from "./patient-edit-screen";
import { PatientNewScreen } from "./patient-new-screen";
import { PatientScreen } from "./patient-screen";
import { PatientsScreen } from "./patients-screen";
import { PerioScreen } from "./perio-screen";
import { PlanScreen } from "./plan-screen";
import { PrescriptionsScreen } from "./prescriptions-screen";
import { PrivacyScreen } from "./privacy-screen";
import { RecordPaperScreen, recordPaperSearch } from "./record-paper-screen";
import { RegisterScreen } from "./register-screen";
import { RISK_PARTS, type RiskPart, RiskScreen } from "./risk-screen";
import { SettingsScreen } from "./settings-screen";
import { SummaryScreen } from "./summary-screen";
import { TodayScreen } from "./today-screen";
import { VisitsScreen } from "./visits-screen";

const root = createRootRoute({ component: Frame });
const today = createRoute({ getParentRoute: () => root, path: "/", component: TodayScreen });
const patients = createRoute({ getParentRoute: () => root, path: "/patients", component: PatientsScreen });
const patientNew = createRoute({
  getParentRoute: () => root,
  path: "/patients/new",
  component: PatientNewScreen,
  validateSearch: (search: Record<string, unknown>): { name?: string } =>
    typeof search.name === "string" ? { name: search.name } : {},
});
const patient = createRoute({ getParentRoute: () => root, path: "/patients/$patient", component: PatientScreen });
const summary = createRoute({ getParentRoute: () => patient, path: "/", component: SummaryScreen });
const edit = createRoute({ getParentRoute: () => patient, path: "/edit", component: PatientEditScreen });
const odontogram = createRoute({ getParentRoute: () => patient, path: "/odontogram", component: OdontogramScreen });
const perio = createRoute({ getParentRoute: () => patient, path: "/perio", component: PerioScreen });
const history = createRoute({
  getParentRoute: () => patient,
  path: "/history",
  component: HistoryScreen,
  validateSearch: (search: Record<string, unknown>): { sheet?: true } => (search.sheet === true ? { sheet: true } : {}),
});
const visits = createRoute({ getParentRoute: () => patient, path: "/visits", component: VisitsScreen });
const plan = createRoute({
  getParentRoute: () => patient,
  path: "/plan",
  component: PlanScreen,
  validateSearch: (search: Record<string, unknown>): { propose?: true } =>
    search.propose === true ? { propose: true } : {},
});
const documents = createRoute({
  getParentRoute: () => patient,
  path: "/documents",
  component: PapersScreen,
  validateSearch: (search: Record<string, unknown>): { plan?: string; given?: true } => ({
    ...(typeof search.plan === "string" && { plan: search.plan }),
    ...(search.given === true && { given: true }),
  }),
});
const recordPaper = createRoute({
  getParentRoute: () => patient,
  path: "/paper",
  component: RecordPaperScreen,
  validateSearch: recordPaperSearch,
});
const risk = createRoute({
  getParentRoute: () => patient,
  path: "/risk",
  component: RiskScreen,
  validateSearch: (search: Record<string, unknown>): { part?: RiskPart; exam?: string } => {
    const part = RISK_PARTS.find((one) => one === search.part);
    return { ...(part && { part }), ...(typeof search.exam === "string" && { exam: search.exam }) };
  },
});
const prescriptions = createRoute({
  getParentRoute: () => patient,
  path: "/prescriptions",
  component: PrescriptionsScreen,
  validateSearch: (search: Record<string, unknown>): { paper?: string } =>
    typeof search.paper === "string" ? { paper: search.paper } : {},
});
const consents = createRoute({
  getParentRoute: () => patient,
  path: "/consents",
  component: ConsentsScreen,
  validateSearch: (search: Record<string, unknown>): { paper?: string } =>
    typeof search.paper === "string" ? { paper: search.paper } : {},
});
const letters = createRoute({
  getParentRoute: () => patient,
  path: "/letters",
  component: LettersScreen,
  validateSearch: (search: Record<string, unknown>): { paper?: string } =>
    typeof search.paper === "string" ? { paper: search.paper } : {},
});
const decide = createRoute({
  getParentRoute: () => root,
  path: "/decide",
  beforeLoad: () => {
    throw redirect({ to: "/decide/$section", params: { section: "values" } });
  },
});
const decideSection = createRoute({
  getParentRoute: () => root,
  path: "/decide/$section",
  component: DecideScreen,
  validateSearch: (search: Record<string, unknown>): { patient?: string } =>
    typeof search.patient === "string" ? { patient: search.patient } : {},
});
const privacy = createRoute({ getParentRoute: () => root, path: "/privacy/$patient", component: PrivacyScreen });
const register = createRoute({ getParentRoute: () => root, path: "/register", component: RegisterScreen });
const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  beforeLoad: () => {
    throw redirect({ to: "/settings/$section", params: { section: "clinic" } });
  },
});
const section = createRoute({ getParentRoute: () => root, path: "/settings/$section", component: SettingsScreen });

const tree = root.addChildren([
  today,
  patients,
  patientNew,
  patient.addChildren([
    summary,
    edit,
    odontogram,
    perio,
    history,
    visits,
    plan,
    risk,
    documents,
    recordPaper,
    letters,
    prescriptions,
    consents,
  ]),
  decide,
  decideSection,
  privacy,
  register,
  settings,
  section,
]);

/** Addresses live in memory: a patient's id must not stand in the window's history on disk. */
export function newRouter(start = "/") {
  return createRouter({
    routeTree: tree,
    history: createMemoryHistory({ initialEntries: [start] }),
    defaultErrorComponent: FaultScreen,
    defaultNotFoundComponent: () => null,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
