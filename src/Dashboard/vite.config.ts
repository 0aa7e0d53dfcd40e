import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { assetList } from "./build/assetList.ts";

const folder = fileURLToPath(new URL("./", import.meta.url));
const host = process.env["TELEMETRY_HOST"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  build: {
    outDir: fileURLToPath(new URL("../Api/wwwroot", import.meta.url)),
    emptyOutDir: true,
    target: "es2023",
    // Nothing may be inlined as data: or as a script, so that the content security policy can stay at 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Another page is another HTML file here, and its line in src/shell/pages.ts.
    rollupOptions: { input: readdirSync(folder).filter((name) => name.endsWith(".html")).map((name) => folder + name) },
  },
  css: {
    // govuk-frontend has a hack for old browsers that lightningcss would stop at.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { quietDeps: true } },
  },
  plugins: [assetList()],
  // npm run dev: the page from Vite, the API from a running host.
  server: { proxy: { "/api": host } },
  test: {
    include: ["tests/**/*.test.ts"],
    environment: "node",
    // Never the council's zone, so that no time can lean on this computer's.
    env: { TZ: "Pacific/Auckland" },
  },
});
