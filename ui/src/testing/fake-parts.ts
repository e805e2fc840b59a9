import type { CommandError, ErrorCode } from "../lib/bindings";
import { dniLetter } from "./fake-patients";

export function refusal(code: ErrorCode, fields: CommandError["fields"] = []): CommandError {
  return { code, fields, incident: code === "invalid" ? null : "7F3K-Q2M9" };
}

export function documentFault(kind: string, number: string): string | null {
  const compact = number.replaceAll(/[\s-]/g, "").toUpperCase();
  if (!compact) return "required";
  if (kind !== "dni" && kind !== "nie") return null;
  const parts = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(compact);
  if (!parts || (kind === "nie") !== Boolean(parts[1])) return "malformed";
  const digits = Number(`${{ X: 0, Y: 1, Z: 2 }[parts[1] ?? ""] ?? ""}${parts[2]}`);
  return dniLetter(digits) === parts[3] ? null : "wrong_check_letter";
}

export function fakeQr(): string {
  let cells = "";
  for (let y = 0; y < 25; y++) {
    for (let x = 0; x < 25; x++) {
      const corner = (x < 7 || x > 17) && y < 7 ? true : x < 7 && y > 17;
      const [cx, cy] = [x > 17 ? x - 18 : x, y > 17 ? y - 18 : y];
      const eye = Math.max(Math.abs(cx - 3), Math.abs(cy - 3));
      if (corner ? eye !== 2 : (x * 7 + y * 13 + x * y) % 3 === 0) cells += `M${x} ${y}h1v1h-1z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 29 29"><rect x="-2" y="-2" width="29" height="29" fill="#fff"/><path d="${cells}" fill="#111"/></svg>`;
}
