// Makes src/api/wire.ts, the types of everything the server says, from docs/openapi.json:
//   node contract.mjs        prints it
//   node contract.mjs write  writes it
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const from = new URL("../../../docs/openapi.json", import.meta.url);
const nodes = await openapiTS(JSON.parse(readFileSync(from, "utf8")), {
  immutable: true,
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  silent: true,
});
const types = `/* Made from docs/openapi.json by \`./boocontrol contract\`; changed there only. */\n\n${astToString(nodes)}`;
if (process.argv[2] === "write") {
  writeFileSync(new URL("src/api/wire.ts", import.meta.url), types);
} else {
  process.stdout.write(types);
}
