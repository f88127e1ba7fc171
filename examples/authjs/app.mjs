// A web application with Auth.js: sign in, show the user, sign out. Auth.js is configured alike for other frameworks.
import { randomBytes } from "node:crypto";
import { ExpressAuth, getSession } from "@auth/express";
import express from "express";

const { ISSUER, CLIENT_ID, CLIENT_SECRET, PORT = "3003" } = process.env;
const config = {
  // encrypts the session in the cookie; set a fixed value in the configuration, so that sessions survive a restart
  secret: process.env.AUTH_SECRET ?? randomBytes(32).toString("base64url"),
  trustHost: true,
  providers: [
    {
      id: "signet",
      name: "Signet",
      type: "oidc",
      issuer: ISSUER,
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      // Auth.js reads name and e-mail address from the ID token. This makes it call userinfo instead; it is not needed if the
      // application has "User Info inside ID Token" (idTokenUserinfoAssertion).
      idToken: false,
    },
  ],
  callbacks: {
    session: ({ session, token }) => ({ ...session, user: { ...session.user, sub: token.sub } }),
    // the person's id at Signet, instead of one that Auth.js generates
    jwt: ({ token, profile }) => (profile ? { ...token, sub: profile.sub } : token),
  },
};

const escaped = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const page = (greeting, link, values) => `<!DOCTYPE html><html lang="en"><title>Web app</title><h1>Web app</h1>
<p id="greeting">${escaped(greeting)}</p><p>${link}</p><pre id="claims">${escaped(JSON.stringify(values, null, 2))}</pre></html>`;

const app = express();
app.use("/auth/*", ExpressAuth(config));
app.get("/", async (request, response) => {
  const session = await getSession(request, config);
  response.send(
    session
      ? page(`Hello ${session.user.name}`, `<a href="/auth/signout">Sign out</a>`, session.user)
      : page("You are not signed in.", `<a href="/auth/signin">Sign in</a>`, {}),
  );
});
app.listen(PORT);
