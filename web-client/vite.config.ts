import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The page's Content-Security-Policy knows no 'unsafe-inline', no data: scripts and no eval, and asks for
// Trusted Types: nothing is inlined, and no polyfill script is put into the page.
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "target/classes/static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
    sourcemap: false,
  },
  server: {
    // With `make up` running, `npm run dev` serves the page and leaves everything else to the gateway. The gateway
    // takes changes and sockets from its own origin only, so the proxy speaks as that origin.
    port: 5173,
    proxy: Object.fromEntries(
      ["/api", "/session", "/oauth2", "/sign-in", "/sign-up", "/sign-out", "/auth-assets", "/ws"].map((path) => [
        path,
        {
          target: "http://localhost:8080",
          changeOrigin: true,
          ws: path === "/ws",
          headers: { origin: "http://localhost:8080" },
        },
      ]),
    ),
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}"],
    maxWorkers: 2,
    // A busy machine is slow; what comes late has still come.
    testTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
