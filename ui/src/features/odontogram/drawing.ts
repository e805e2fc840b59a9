import type { ChartDrawing, ToothDrawing } from "../../lib/bindings";
import type { Measured } from "../../lib/measured";

export type Drawing = Measured<ChartDrawing>;
export type DrawnTooth = Measured<ToothDrawing>;
