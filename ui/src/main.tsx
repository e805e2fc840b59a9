import { createRoot } from "react-dom/client";
import "./app.css";
import { App } from "./app/app";
import { replaceBackend } from "./lib/ipc";

async function start(root: HTMLElement) {
  if (import.meta.env.VITE_FAKE) {
    const { fakeBackend } = await import("./testing/fake-backend");
    const { optionsFrom } = await import("./testing/fake-options");
    replaceBackend(await optionsFrom(window.location.search, fakeBackend));
  }
  createRoot(root).render(<App />);
}

const root = document.getElementById("root");
if (root) void start(root);
