// Runs the browser journeys against a BooControl that is up and follows simulated hosts:
//   npm run e2e -- --base-url http://127.0.0.1:9503 [--only NAME] [--restart 'COMMAND'] [--out FOLDER]
// --only: the journeys of e2e/NAME.e2e.ts: `live` needs simulated hosts, `empty` needs none at all.
// --restart: a command that stops and starts the server and ends when it is up; without it that journey is not made.
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";

const { values } = parseArgs({
  options: {
    "base-url": { type: "string", default: "http://127.0.0.1:9503" },
    only: { type: "string", default: "live" },
    restart: { type: "string", default: "" },
    out: { type: "string", default: "../../../target/e2e" },
  },
});
process.env["E2E_BASE_URL"] = values["base-url"].replace(/\/$/, "");
process.env["E2E_RESTART"] = values.restart;
process.env["E2E_OUT"] = values.out;

const vitest = await startVitest("test", [`e2e/${values.only}.e2e`], { run: true, watch: false, config: "e2e/vitest.config.ts" });
await vitest.close();
