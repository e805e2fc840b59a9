import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: { port: 5173, strictPort: false, host: "127.0.0.1" },
  build: {
    target: ["safari16", "chrome120"],
    // Fonts and pictures stay files: the window's content policy has no place for data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // public/.gitkeep comes back with every build, so the folder can be emptied.
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    css: false,
    testTimeout: 30_000,
  },
});
