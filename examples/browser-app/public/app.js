// The code flow with PKCE in a browser: sign in, show the user, refresh the tokens, sign out.
const { UserManager, WebStorageStateStore } = globalThis.oidc;
const { issuer, clientId } = await (await fetch("settings.json")).json();

const here = location.origin + "/";
const manager = new UserManager({
  authority: issuer,
  client_id: clientId,
  redirect_uri: here,
  post_logout_redirect_uri: here,
  scope: "openid profile email offline_access",
  loadUserInfo: true,
  automaticSilentRenew: true,
  // the tokens are lost when the tab is closed; the session at the issuer lasts longer
  userStore: new WebStorageStateStore({ store: sessionStorage }),
});

const element = (id) => document.getElementById(id);
let renewed = 0;

async function show() {
  const user = await manager.getUser();
  const signedIn = Boolean(user && !user.expired);
  element("greeting").textContent = signedIn ? `Hello ${user.profile.name}` : "You are not signed in.";
  element("sign-in").hidden = signedIn;
  element("renew").hidden = !signedIn;
  element("sign-out").hidden = !signedIn;
  element("claims").hidden = !signedIn;
  element("claims").textContent = signedIn ? JSON.stringify({ renewed, ...user.profile }, null, 2) : "";
}

element("sign-in").addEventListener("click", () => manager.signinRedirect());
element("sign-out").addEventListener("click", () => manager.signoutRedirect());
element("renew").addEventListener("click", async () => {
  const before = await manager.getUser();
  const after = await manager.signinSilent();
  renewed += after.access_token === before.access_token ? 0 : 1;
  await show();
});

const answer = new URLSearchParams(location.search);
if (answer.has("state") && (answer.has("code") || answer.has("error"))) {
  try {
    await manager.signinCallback();
  } catch (error) {
    // The person cancelled (access_denied), or the sign-in failed.
    element("problem").textContent = `The sign-in failed: ${error.error_description ?? error.message}`;
    element("problem").hidden = false;
  }
  history.replaceState(null, "", here);
}
await show();
