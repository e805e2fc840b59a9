/** Reads a date as people type it: 3/4/1992, 03-04-1992, 03041992, 3/4/92. Null when it is no date. */
export function readBirthDate(typed: string, thisYear: number): string | null {
  const text = typed.trim();
  const parts = /^(\d{1,2})[\s/.-](\d{1,2})[\s/.-](\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (!parts) return null;
  const [day, month] = [Number(parts[1]), Number(parts[2])];
  let year = Number(parts[3]);
  // Two digits mean the last hundred years: nobody is born in the future.
  if (year < 100) year += year + 2000 > thisYear ? 1900 : 2000;
  const date = new Date(year, month - 1, day);
  if (date.getMonth() !== month - 1 || date.getDate() !== day) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

export function writeBirthDate(date: string | null): string {
  return date ? date.split("-").reverse().join("/") : "";
}
