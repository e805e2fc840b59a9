import type { ChartView, OdontogramRequest } from "./bindings";

/** Every key of the query cache. The first word is what `refresh.ts` invalidates by. */
export const keys = {
  app: () => ["app"] as const,
  clinic: () => ["clinic"] as const,
  staff: () => ["staff"] as const,
  devices: () => ["device"] as const,
  sync: () => ["sync"] as const,
  catalogue: () => ["catalogue"] as const,
  drawing: () => ["drawing"] as const,
  patients: () => ["patients"] as const,
  patientPage: (text: string, archived: boolean, offset: number) => ["patients", text, archived, offset] as const,
  patient: (id: string) => ["patient", id] as const,
  document: (kind: string, number: string) => ["document", kind, number] as const,
  chart: (patient: string, view?: ChartView) =>
    view ? (["chart", patient, view] as const) : (["chart", patient] as const),
  report: (input: OdontogramRequest) => ["report", input.patient, input] as const,
};
