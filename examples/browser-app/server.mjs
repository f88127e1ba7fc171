// Serves the files of the application and tells it the issuer and client id. There is no other back end.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";

const { ISSUER, CLIENT_ID, PORT = "3000" } = process.env;
const files = new Map([
  ["/", ["public/index.html", "text/html; charset=utf-8"]],
  ["/app.js", ["public/app.js", "text/javascript"]],
  ["/app.css", ["public/app.css", "text/css"]],
  ["/oidc-client-ts.js", ["node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js", "text/javascript"]],
]);

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  response.setHeader("Content-Security-Policy", `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${ISSUER}`);
  if (pathname === "/settings.json") {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ issuer: ISSUER, clientId: CLIENT_ID }));
  } else if (files.has(pathname)) {
    const [path, type] = files.get(pathname);
    response.setHeader("Content-Type", type);
    response.end(await readFile(new URL(path, import.meta.url)));
  } else {
    response.statusCode = pathname === "/favicon.ico" ? 204 : 404;
    response.end();
  }
}).listen(Number(PORT), "localhost", () => console.log(`http://localhost:${PORT}`));
