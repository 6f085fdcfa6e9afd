// Writes a JSON-LD file as N-Quads. Safe mode: what would be dropped is an error.
const fs = require("node:fs");
const jsonld = require("jsonld");

async function main() {
  const document = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
  process.stdout.write(await jsonld.toRDF(document, {format: "application/n-quads", safe: true}));
}

main().catch((error) => {
  console.error(`${process.argv[2]}: ${error.message} ${JSON.stringify(error.details?.event ?? "")}`);
  process.exit(1);
});
