// Runs the browser journeys against a server that is already up:
//   npm run e2e -- --base-url http://127.0.0.1:9503 [--simulator http://127.0.0.1:9600]
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";

const { values } = parseArgs({
  options: {
    "base-url": { type: "string", default: "http://127.0.0.1:9503" },
    simulator: { type: "string", default: "" },
    out: { type: "string", default: "../../../target/e2e" },
  },
});
process.env["E2E_BASE_URL"] = values["base-url"];
process.env["E2E_SIMULATOR"] = values.simulator;
process.env["E2E_OUT"] = values.out;

const vitest = await startVitest("test", [], { run: true, watch: false, config: "e2e/vitest.config.ts" });
await vitest.close();
