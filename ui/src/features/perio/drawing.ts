import type {
  Column as AnyColumn,
  FaceDrawing as AnyFace,
  ToothShape as AnyShape,
  PerioDrawing,
} from "../../lib/bindings";
import type { Measured } from "../../lib/measured";

export type Drawing = Measured<PerioDrawing>;
export type Face = Measured<AnyFace>;
export type Column = Measured<AnyColumn>;
export type Shape = Measured<AnyShape>;
