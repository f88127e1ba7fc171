// Validates Kubernetes objects against the schemas of their kinds: reads a JSON array of objects from the standard input,
// prints one line for each fault, and exits with 1 if there are any. Objects whose kind has no schema are named too.
import { text } from "node:stream/consumers";

const packages = {
  "gateway.networking.k8s.io": "@kubernetes-models/gateway-api",
  "monitoring.coreos.com": "@kubernetes-models/prometheus-operator",
};

async function schema(apiVersion, kind) {
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  try {
    const module = await import(`${packages[group] ?? "kubernetes-models"}/${apiVersion}/${kind}`);
    return module[kind];
  } catch (missing) {
    if (missing.code !== "ERR_MODULE_NOT_FOUND" && missing.code !== "ERR_PACKAGE_PATH_NOT_EXPORTED") {
      throw missing;
    }
    return undefined;
  }
}

let faults = 0;
for (const object of JSON.parse(await text(process.stdin))) {
  const name = `${object.apiVersion} ${object.kind} ${object.metadata?.name}`;
  const Kind = await schema(object.apiVersion, object.kind);
  if (!Kind) {
    console.log(`no schema: ${name}`);
    continue;
  }
  try {
    new Kind(object).validate();
    console.log(`valid: ${name}`);
  } catch (fault) {
    faults++;
    console.log(`invalid: ${name}: ${fault.message}`);
  }
}
process.exitCode = faults ? 1 : 0;
