import type { Drawing, DrawnTooth } from "../features/odontogram/drawing";
import type { Surface, ToothFacts } from "../lib/bindings";
import { FACTS } from "./fake-catalogue";

/** Plain placeholder shapes; the true geometry comes from Rust (and from drawing.json once it is exported). */
const COLUMN = 46;
const WIDTH = COLUMN * 16 + 24;
const HEIGHT = 560;

type Box = DrawnTooth["box"];
type Point = DrawnTooth["number"];
type Frame = {
  at: (x: number, y: number) => string;
  point: (x: number, y: number) => Point;
  half: number;
  height: number;
};

function frame(facts: ToothFacts): { frame: Frame; box: Box } {
  const upper = facts.upper;
  const scale = facts.primary ? 0.72 : 1;
  const place = (facts.right ? -1 : 1) * (facts.position - 0.5);
  const centre = WIDTH / 2 + place * COLUMN * (facts.primary ? 0.86 : 1);
  const height = facts.primary ? 82 : 196;
  const top = upper ? (facts.primary ? 198 : 4) : facts.primary ? 280 : 360;
  const mirror = facts.right ? -1 : 1;
  const point = (x: number, y: number): Point => ({
    x: Math.round((centre + mirror * x * scale) * 10) / 10,
    y: Math.round((upper ? top + y : top + height - y) * 10) / 10,
  });
  const widths = { incisor: facts.upper ? 17 : 13, canine: 17, premolar: 17, molar: 21 } as const;
  return {
    frame: { at: (x, y) => `${point(x, y).x} ${point(x, y).y}`, point, half: widths[facts.class], height },
    box: { x: centre - (COLUMN * scale) / 2 - 0.5, y: top, width: COLUMN * scale + 1, height },
  };
}

function crown({ at, half: h }: Frame, facts: ToothFacts, neck: number, edge: number): string {
  const n = h * 0.74;
  const sides = `M${at(-n, neck)} C${at(-h * 1.08, neck + 10)} ${at(-h, edge - 12)} ${at(-h * 0.9, edge - 4)}`;
  const back = `C${at(h, edge - 12)} ${at(h * 1.08, neck + 10)} ${at(n, neck)} Q${at(0, neck - 7)} ${at(-n, neck)}Z`;
  if (facts.class === "incisor")
    return `${sides} Q${at(-h * 0.85, edge)} ${at(-h * 0.5, edge)} L${at(h * 0.6, edge)} Q${at(h * 0.9, edge)} ${at(h * 0.9, edge - 5)} ${back}`;
  if (facts.class === "canine") return `${sides} L${at(-1, edge + 4)} L${at(h * 0.9, edge - 5)} ${back}`;
  if (facts.class === "premolar")
    return `${sides} Q${at(-h * 0.4, edge + 3)} ${at(0, edge - 3)} Q${at(h * 0.4, edge + 3)} ${at(h * 0.9, edge - 4)} ${back}`;
  return `${sides} Q${at(-h * 0.6, edge + 5)} ${at(-h * 0.2, edge - 3)} Q${at(h * 0.1, edge + 5)} ${at(h * 0.4, edge - 3)} Q${at(h * 0.7, edge + 4)} ${at(h * 0.9, edge - 4)} ${back}`;
}

function roots({ at, half: h }: Frame, facts: ToothFacts, neck: number): string[] {
  const n = h * 0.74;
  const one = (from: number, to: number, tip: number, top: number) =>
    `M${at(from, neck)} C${at(from, neck - 22)} ${at(tip - 5, top + 14)} ${at(tip, top)} C${at(tip + 5, top + 14)} ${at(to, neck - 22)} ${at(to, neck)}`;
  if (facts.class === "molar") {
    const pair = [one(-n, -n * 0.02, -h * 0.7, neck * 0.2), one(n * 0.02, n, h * 0.66, neck * 0.24)];
    return facts.upper ? [one(-n * 0.4, n * 0.4, 0, neck * 0.08), ...pair] : pair;
  }
  const long = facts.class === "canine" ? 0.01 : facts.class === "premolar" ? 0.16 : 0.2;
  return [one(-n, n, 1.5, neck * long)];
}

type Figure = { figure: string; surfaces: DrawnTooth["surfaces"]; detail: string[] };

function figure({ at, point, half: h }: Frame, facts: ToothFacts, top: number, bottom: number): Figure {
  const [w, iw] = [h * 0.98, h * 0.5];
  const [t, b] = [top + (bottom - top) * 0.28, bottom - (bottom - top) * 0.28];
  const area = (surface: Surface, corners: [number, number][]) => ({
    surface,
    path: `M${corners.map(([x, y]) => at(x, y)).join("L")}Z`,
    centre: point(
      corners.reduce((s, c) => s + c[0], 0) / corners.length,
      corners.reduce((s, c) => s + c[1], 0) / corners.length,
    ),
  });
  const biting: Surface = facts.surfaces.includes("O") ? "O" : "I";
  return {
    figure: `M${at(-w, top)}L${at(w, top)}L${at(w, bottom)}L${at(-w, bottom)}Z`,
    surfaces: [
      area("V", [
        [-w, top],
        [w, top],
        [iw, t],
        [-iw, t],
      ]),
      area("L", [
        [-w, bottom],
        [w, bottom],
        [iw, b],
        [-iw, b],
      ]),
      area("M", [
        [-w, top],
        [-iw, t],
        [-iw, b],
        [-w, bottom],
      ]),
      area("D", [
        [w, top],
        [iw, t],
        [iw, b],
        [w, bottom],
      ]),
      area(biting, [
        [-iw, t],
        [iw, t],
        [iw, b],
        [-iw, b],
      ]),
    ],
    detail: [],
  };
}

function draw(facts: ToothFacts): DrawnTooth {
  const { frame: f, box } = frame(facts);
  const [neck, edge, top, bottom, number] = facts.primary ? [22, 42, 46, 68, 79] : [74, 116, 126, 160, 177];
  const parts = figure(f, facts, top, bottom);
  const upper = facts.upper;
  return {
    tooth: facts.tooth,
    box,
    crown: crown(f, facts, neck, edge),
    roots: roots(f, facts, neck),
    ...parts,
    number: { x: f.point(0, 0).x, y: f.point(0, number).y + (upper ? 0 : 8) },
    letters: { x: f.point(0, 0).x, y: f.point(0, number + 13).y + (upper ? 0 : 7) },
  };
}

function placeholder(): Drawing {
  return { width: WIDTH, height: HEIGHT, teeth: FACTS.map(draw), lines: [] };
}

const exported = import.meta.glob<Drawing>("./drawing.json", { import: "default", eager: true });

export const DRAWING: Drawing = exported["./drawing.json"] ?? placeholder();
