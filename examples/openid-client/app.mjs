// A web application that keeps its tokens on the server: sign in, show the user, refresh the tokens, introspect the
// access token, sign out.
import { createServer } from "node:http";
import { randomUUID } from "node:crypto";
import * as oidc from "openid-client";

const { ISSUER, CLIENT_ID, CLIENT_SECRET, PORT = "3001" } = process.env;
const here = `http://localhost:${PORT}`;
const issuer = new URL(ISSUER);
// a server for development may be called without TLS
const options = issuer.protocol === "http:" ? { execute: [oidc.allowInsecureRequests] } : {};
const provider = await oidc.discovery(issuer, CLIENT_ID, CLIENT_SECRET, oidc.ClientSecretBasic(CLIENT_SECRET), options);

/** What the server remembers of each browser, by the value of its cookie. */
const sessions = new Map();

const pages = {
  async "/"({ tokens }) {
    if (!tokens) {
      return page("You are not signed in.", `<a href="/login">Sign in</a>`);
    }
    const claims = tokens.claims();
    const person = await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub);
    const { active } = await oidc.tokenIntrospection(provider, tokens.access_token);
    return page(`Hello ${person.name}`, `<a href="/renew">Renew tokens</a> <a href="/logout">Sign out</a>`, { active, ...claims, ...person });
  },

  async "/login"(session) {
    session.verifier = oidc.randomPKCECodeVerifier();
    session.state = oidc.randomState();
    session.nonce = oidc.randomNonce();
    return to(
      oidc.buildAuthorizationUrl(provider, {
        redirect_uri: `${here}/callback`,
        scope: "openid profile email offline_access",
        code_challenge: await oidc.calculatePKCECodeChallenge(session.verifier),
        code_challenge_method: "S256",
        state: session.state,
        nonce: session.nonce,
      }),
    );
  },

  async "/callback"(session, url) {
    session.tokens = await oidc.authorizationCodeGrant(provider, url, {
      pkceCodeVerifier: session.verifier,
      expectedState: session.state,
      expectedNonce: session.nonce,
      idTokenExpected: true,
    });
    session.idToken = session.tokens.id_token;
    return to("/");
  },

  async "/renew"(session) {
    const before = session.tokens;
    session.tokens = await oidc.refreshTokenGrant(provider, before.refresh_token);
    return page("Renewed", `<a href="/">Back</a>`, {
      accessTokenChanged: session.tokens.access_token !== before.access_token,
      refreshTokenChanged: session.tokens.refresh_token !== before.refresh_token,
    });
  },

  async "/logout"(session) {
    const { idToken } = session;
    session.tokens = undefined;
    return to(oidc.buildEndSessionUrl(provider, { id_token_hint: idToken, post_logout_redirect_uri: `${here}/` }));
  },
};

const escaped = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const to = (url) => ({ status: 303, headers: { Location: String(url) } });
const page = (greeting, links, values) => ({
  status: 200,
  headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'" },
  body: `<!DOCTYPE html><html lang="en"><title>Web app</title><h1>Web app</h1><p id="greeting">${escaped(greeting)}</p><p>${links}</p>
<pre id="claims">${escaped(JSON.stringify(values ?? {}, null, 2))}</pre></html>`,
});

createServer(async (request, response) => {
  const url = new URL(request.url, here);
  const cookie = /(?:^|; )sample=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1];
  const id = sessions.has(cookie) ? cookie : randomUUID();
  const session = sessions.get(id) ?? {};
  sessions.set(id, session);
  let answer = { status: 404, headers: {} };
  try {
    answer = (await pages[url.pathname]?.(session, url)) ?? answer;
  } catch (error) {
    if (error.error === "access_denied") {
      answer = page("You have not signed in.", `<a href="/">Back</a>`);
    } else {
      console.error(error);
      answer = { ...page("That did not work.", `<a href="/">Back</a>`), status: 500 };
    }
  }
  response.writeHead(answer.status, { ...answer.headers, "Set-Cookie": `sample=${id}; HttpOnly; SameSite=Lax; Path=/` });
  response.end(answer.body);
}).listen(Number(PORT), "localhost", () => console.log(here));
