import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  // What a component draws is drawn anew only when what it is made of changed: see docs/decisions/react-compiler.md.
  plugins: [react({ compiler: true })],
  clearScreen: false,
  server: {
    port: 5173,
    strictPort: true,
    // The browser fixtures read the example project, which lies beside `ui`.
    fs: { allow: [".."] },
    // The development host, when there is one: `VITE_HOST=http://127.0.0.1:7410 npm run dev`.
    proxy: process.env.VITE_HOST === undefined ? {} : { "/host": process.env.VITE_HOST },
  },
  build: {
    target: "es2022",
    // Fonts stay files: the window's content security policy knows no `data:` scripts or styles.
    assetsInlineLimit: 0,
  },
  test: {
    environment: "jsdom",
    // One document object for all files: making one for each took nine tenths of the run.
    isolate: false,
    restoreMocks: true,
    // Sheets are read as text by the test that compares them.
    css: { include: /\.css\?raw/ },
  },
});
