import type { ChartDrawing, ToothDrawing } from "../../lib/bindings";

/** The contract lets any measure be null, since JSON knows no NaN. Those of the drawing are constants of the program. */
type Measured<T> = { [K in keyof T]: number extends T[K] ? number : Measured<T[K]> };

export type Drawing = Measured<ChartDrawing>;
export type DrawnTooth = Measured<ToothDrawing>;
