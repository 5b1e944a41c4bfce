import { defineConfig } from "vitest/config";

const SERVER = process.env["BOOCONTROL_SERVER"] ?? "http://127.0.0.1:9503";

export default defineConfig({
  build: {
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    outDir: "../../../target/ui",
    emptyOutDir: true,
    target: "es2023",
    // The content security policy allows files of our own only: nothing is inlined as data: or as script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: "127.0.0.1",
    proxy: {
      "/api": { target: SERVER, ws: true, changeOrigin: true, headers: { origin: SERVER } },
      "/health": SERVER,
    },
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "node",
  },
});
