import { asCommandError } from "./ipc";
import type { Text } from "./text";

/** The sentence of each refused field, by field name. */
export function fieldErrors(error: unknown, t: Text): Record<string, string> {
  if (!error) return {};
  return Object.fromEntries(
    asCommandError(error).fields.map(({ field, reason }) => [camel(field), t(`invalid-${reason}`)]),
  );
}

/** Rust may name a field `given_name`; the forms say `givenName`. */
function camel(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
