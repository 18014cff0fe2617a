import vue from "@vitejs/plugin-vue";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const hub = process.env.HUB_URL ?? "http://127.0.0.1:8000";

/** The tests live beside those of the hub, outside this folder: their packages are looked up from here. */
const testsOutside: Plugin = {
  name: "tests-outside",
  enforce: "pre",
  async resolveId(source, importer, options) {
    const bare = !source.startsWith(".") && !source.startsWith("/") && !source.startsWith("@/");
    if (!bare || !importer?.startsWith(here("../tests/"))) return null;
    return this.resolve(source, here("./src/main.ts"), { ...options, skipSelf: true });
  },
};

export default defineConfig({
  plugins: [testsOutside, vue()],
  define: { __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
  resolve: { alias: { "@": here("./src") } },
  build: {
    outDir: here("../hub/static/webchat"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    fs: { allow: [here("..")] },
    proxy: {
      "/api": { target: hub },
      "/socket.io": { target: hub, ws: true },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["../tests/webchat/**/*.test.ts"],
  },
});
