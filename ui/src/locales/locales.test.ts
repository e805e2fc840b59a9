import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { newBundle } from "../lib/text";

const SRC = join(import.meta.dirname, "..");
const LOCALES = import.meta.dirname;
const RUST = ["crates/reports/src", "crates/app/src"].map((folder) => join(SRC, "../..", folder));

function keysOf(language: "es" | "en"): Map<string, string> {
  const keys = new Map<string, string>();
  for (const file of readdirSync(join(LOCALES, language))) {
    for (const entry of new FluentResource(readFileSync(join(LOCALES, language, file), "utf8")).body) {
      expect(keys.has(entry.id), `${entry.id} stands twice in ${language}`).toBe(false);
      keys.set(entry.id, file);
    }
  }
  return keys;
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === "locales" || name === "testing" ? [] : sources(path);
    return /\.(tsx?|rs)$/.test(name) && !name.includes(".test.") && name !== "bindings.ts"
      ? [readFileSync(path, "utf8")]
      : [];
  });
}

describe("locales", () => {
  const es = keysOf("es");
  const en = keysOf("en");

  it("say the same things in both languages, in files of the same name", () => {
    expect(Object.fromEntries(en)).toEqual(Object.fromEntries(es));
  });

  it("use the same variables in both languages", () => {
    const bundles = { es: newBundle("es"), en: newBundle("en") };
    const variables = (language: "es" | "en", key: string) => {
      const message = bundles[language].getMessage(key);
      return [...JSON.stringify(message?.value ?? "").matchAll(/"type":"var","name":"(\w+)"/g)].map((m) => m[1]).sort();
    };
    const unique = (names: (string | undefined)[]) => [...new Set(names)];
    for (const key of es.keys()) expect(unique(variables("en", key)), key).toEqual(unique(variables("es", key)));
  });

  it("have every key that the code asks for by name", () => {
    const asked = sources(SRC).flatMap((text) => [
      ...[...text.matchAll(/\bt\(\s*"([^"]+)"/g)].map((m) => m[1] ?? ""),
      ...[...text.matchAll(/\bt\([^"`()]+\? "([\w-]+)" : "([\w-]+)"/g)].flatMap((m) => [m[1] ?? "", m[2] ?? ""]),
      ...[...text.matchAll(/(?:key|text|title): "([a-z]+(?:-[\w]+)+)"/g)].map((m) => m[1] ?? ""),
    ]);
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((key) => !es.has(key))).toEqual([]);
  });

  it("have at least one key for each family that the code completes from data", () => {
    const families = sources(SRC).flatMap((text) => [...text.matchAll(/\bt\(`([\w-]+-)\$\{/g)].map((m) => m[1] ?? ""));
    const known = [...es.keys()];
    expect([...new Set(families)].filter((family) => !known.some((key) => key.startsWith(family)))).toEqual([]);
  });

  it("hold no key that nothing asks for", () => {
    // The words of papers are asked for by Rust.
    const text = [...sources(SRC), ...RUST.flatMap(sources)].join("\n");
    const families = [...text.matchAll(/[`"]([\w-]+-)(?:\$\{|\{)/g)].map((m) => m[1] ?? "");
    const unused = [...es.keys()].filter(
      (key) => !text.includes(`"${key}"`) && !families.some((family) => key.startsWith(family)),
    );
    expect(unused).toEqual([]);
  });

  it("have a text for every reason and every error", () => {
    const reasons =
      "required too_long too_short malformed in_the_future too_old wrong_check_letter not_a_tooth not_a_surface surface_not_on_tooth surface_required tooth_absent duplicate out_of_range unknown_value needs_range not_adjacent status_not_allowed already_there control_character last_admin weak not_a_log";
    const codes =
      "invalid not_found forbidden signed_out wrong_secret too_many_attempts locked store_in_use store_damaged store_newer disk_full already_there offline server_refused code_refused io internal";
    const syncReasons =
      "offline silent unavailable server_key_changed receipt behind_itself log_incomplete positions torn not_a_relay malformed confused fork revoked upgrade_required session code unknown_device clinic_already_here empty store disk_full no_peer address machine not_canonical version too_large inflated too_slow clinic_suspended signature section other_clinic chain gap";
    const wanted = [
      ...reasons.split(" ").map((r) => `invalid-${r}`),
      ...codes.split(" ").flatMap((c) => [`error-${c}`, `error-${c}-kept`, `error-${c}-do`]),
      ...syncReasons.split(" ").map((r) => `sync-reason-${r}`),
    ];
    expect(wanted.filter((key) => !es.has(key))).toEqual([]);
  });
});
