import type { Filled, Filling, Sections, TemplateForm, TemplateQuestion, TemplateView } from "../lib/bindings";
import type { Backend } from "../lib/ipc";
import { NO_SECTIONS, SECTIONS } from "../lib/sections";
import { newId } from "./fake-clinic";
import { refusal } from "./fake-parts";

type Commands = Backend["commands"];
type Later = <A extends unknown[], T>(work: (...args: A) => T) => (...args: A) => Promise<T>;

type World = {
  later: Later;
  name: (patient: string) => string;
  changed: (kinds: string[], ids?: string[]) => void;
};

/** Templates in memory, filled as Rust fills them: what is known, what was answered, the rest as it stands. */
export function fakeTemplates({ later, name, changed }: World) {
  const template = (called: string, sections: Partial<Sections>): TemplateView => ({
    id: newId(),
    name: called,
    sections: { ...NO_SECTIONS, ...sections },
    clocks: "",
  });
  let templates = [
    template("Higiene", {
      treatment: "Eliminación de placa y cálculo, pulido.",
      plan: "Próxima higiene en {{?meses}} meses.",
    }),
    template("Obturación", {
      reason: "Obturación de {{diente}}.",
      treatment: "Aislamiento: {{?aislamiento}}. Composite por capas en {{diente}}, ajuste y pulido.",
      anaesthesia: "{{anestésico}}. Sin incidencias.",
    }),
    template("Revisión", { reason: "Revisión periódica.", plan: "Próxima revisión en {{?meses}} meses." }),
  ];
  const taken = new Map<string, TemplateView>();
  const commands: Pick<
    Commands,
    "templateFill" | "templateList" | "templateRestore" | "templateRetire" | "templateSave"
  > = {
    templateList: later(() => templates.toSorted((a, b) => a.name.localeCompare(b.name))),
    templateSave: later((form: TemplateForm) => {
      if (!form.name.trim()) throw refusal("invalid", [{ field: "name", reason: "required" }]);
      const id = form.id ?? newId();
      const saved = { id, name: form.name, sections: form.sections, clocks: `${form.clocks}1` };
      templates = [...templates.filter((one) => one.id !== id), saved];
      changed(["note_template"]);
      return id;
    }),
    templateRetire: later((id) => {
      const found = templates.find((one) => one.id === id);
      if (found) taken.set(id, found);
      templates = templates.filter((one) => one.id !== id);
      changed(["note_template"]);
      return null;
    }),
    templateRestore: later((id) => {
      const found = taken.get(id);
      if (found) templates = [...templates, found];
      changed(["note_template"]);
      return null;
    }),
    templateFill: later(({ sections, patient, answers }: Filling): Filled => {
      const questions: TemplateQuestion[] = [];
      const unknown: string[] = [];
      const ask = (question: TemplateQuestion, key: string) => {
        if (!questions.some((one) => JSON.stringify(one) === JSON.stringify(question))) questions.push(question);
        return answers[key];
      };
      const says = (inside: string): string | undefined => {
        if (inside === "paciente") return patient ? name(patient) : "Ana Güell Peñalver";
        if (inside === "diente") return ask({ is: "tooth" }, "tooth");
        if (inside === "anestésico") return ask({ is: "anaesthetic" }, "anaesthetic");
        if (inside.startsWith("?")) return ask({ is: "worded", text: inside.slice(1) }, inside.slice(1));
        unknown.push(inside);
        return undefined;
      };
      const fill = (text: string) => text.replaceAll(/\{\{([^{}]*)\}\}/g, (all, inside) => says(inside) || all);
      const filled = Object.fromEntries(SECTIONS.map((section) => [section, fill(sections[section])])) as Sections;
      return { sections: filled, questions, unknown };
    }),
  };
  return commands;
}
