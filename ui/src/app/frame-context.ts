import { createContext, useContext } from "react";

export type FrameActions = { openPalette: () => void; openKeys: () => void };

export const FrameContext = createContext<FrameActions>({ openPalette: () => {}, openKeys: () => {} });

export function useFrame(): FrameActions {
  return useContext(FrameContext);
}
