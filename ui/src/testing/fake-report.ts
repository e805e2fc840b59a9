import type { ClinicForm, FindingView, PatientView, PlanView } from "../lib/bindings";
import { DRAWING } from "./fake-drawing";

const safe = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** An A4 page with letterhead, title and lines. */
export function letterPage(clinic: ClinicForm, patient: PatientView | null, title: string, lines: string[]): string {
  const line = (text: string, i: number) =>
    `<text x="20" y="${74 + i * 7}" font-size="3.6">${i + 1}. ${safe(text)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" font-family="Inter Variable, Inter, sans-serif"><rect width="210" height="297" fill="#fff"/><text x="20" y="24" font-size="6" font-weight="650">${safe(clinic.name)}</text><text x="20" y="30" font-size="3.2" fill="#666">${safe(clinic.address)}</text><text x="20" y="48" font-size="6.4" font-weight="650">${safe(title)}</text><text x="20" y="58" font-size="3.6">${safe([patient?.givenName, patient?.familyName].filter(Boolean).join(" "))}</text>${lines.map(line).join("")}</svg>`;
}

/** An A4 page that resembles the report Rust composes. */
export function reportPage(clinic: ClinicForm, patient: PatientView, findings: FindingView[], today: string): string {
  const scale = 170 / DRAWING.width;
  const teeth = DRAWING.teeth
    .filter((t) => t.tooth < 50)
    .map(
      (t) =>
        `<path d="${t.crown} ${t.roots.join(" ")} ${t.figure} ${t.surfaces.map((s) => s.path).join(" ")}" fill="none" stroke="#555" stroke-width="1"/><text x="${t.number.x}" y="${t.number.y}" font-size="12" text-anchor="middle">${t.tooth}</text>`,
    )
    .join("");
  const rows = findings
    .slice(0, 14)
    .map(
      (f, i) =>
        `<text x="20" y="${176 + i * 6}" font-size="3.4">${f.teeth.map((t) => t.tooth).join(", ")}</text><text x="40" y="${176 + i * 6}" font-size="3.4">${f.letters} ${f.surfaces.join("")}</text><text x="190" y="${176 + i * 6}" font-size="3.4" text-anchor="end">${f.observedOn}</text>`,
    )
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" font-family="Inter Variable, Inter, sans-serif"><rect width="210" height="297" fill="#fff"/><text x="20" y="24" font-size="6" font-weight="650">${safe(clinic.name)}</text><text x="20" y="30" font-size="3.2" fill="#666">${safe(clinic.address)}</text><text x="20" y="44" font-size="4.4" font-weight="550">Odontograma · ${safe(patient.givenName)} ${safe(patient.familyName)}</text><text x="190" y="44" font-size="3.4" text-anchor="end">${today}</text><g transform="translate(20 52) scale(${scale})">${teeth}</g>${rows}</svg>`;
}

/** An A4 page that resembles the plan Rust composes. */
export function planPage(clinic: ClinicForm, patient: PatientView, plan: PlanView | undefined, today: string): string {
  const safe = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const rows = (plan?.items ?? [])
    .map((item, i) => {
      const y = 70 + i * 7;
      return `<text x="20" y="${y}" font-size="3.6">${item.teeth.join(", ")}</text><text x="45" y="${y}" font-size="3.6">${item.procedure}</text>`;
    })
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" font-family="Inter Variable, Inter, sans-serif"><rect width="210" height="297" fill="#fff"/><text x="20" y="24" font-size="6" font-weight="650">${safe(clinic.name)}</text><text x="20" y="44" font-size="4.4">Plan ${plan?.name ?? ""} · ${safe(patient.givenName)} ${safe(patient.familyName)}</text><text x="190" y="44" font-size="3.4" text-anchor="end">${today}</text>${rows}</svg>`;
}
