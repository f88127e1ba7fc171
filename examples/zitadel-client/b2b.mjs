// Sets up two companies on a Signet server with ZITADEL's own clients, over gRPC: version 2 where the clients have it, v2beta
// for what they still call so, and version 1 for the rest.
//
//   npm ci
//   node b2b.mjs http://localhost:8080 ../../data/admin.token
//
// Prints one line for each step and ends with status 0 only if the server answered every one as a ZITADEL would.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createClientFor } from "@zitadel/client";
import { createServerTransport } from "@zitadel/client/node";
import { createAuthServiceClient, createManagementServiceClient } from "@zitadel/client/v1";
import { createOrganizationServiceClient, createSettingsServiceClient, createUserServiceClient } from "@zitadel/client/v2";
import { ServiceAccount } from "@zitadel/node/dist/credentials/index.js";
import { AppService } from "@zitadel/proto/zitadel/app/v2beta/app_service_pb.js";
import { OIDCAppType, OIDCAuthMethodType, OIDCGrantType, OIDCResponseType } from "@zitadel/proto/zitadel/app/v2beta/oidc_pb.js";
import { AuthorizationService } from "@zitadel/proto/zitadel/authorization/v2beta/authorization_service_pb.js";
import { InternalPermissionService } from "@zitadel/proto/zitadel/internal_permission/v2beta/internal_permission_service_pb.js";
import { OrganizationService } from "@zitadel/proto/zitadel/org/v2beta/org_service_pb.js";
import { ProjectService } from "@zitadel/proto/zitadel/project/v2beta/project_service_pb.js";

const [baseUrl = "http://localhost:8080", tokenFile = "../../data/admin.token"] = process.argv.slice(2);
const token = readFileSync(tokenFile, "utf8").trim();
const transport = createServerTransport(token, { baseUrl });
const organizations = createOrganizationServiceClient(transport);
const organizationsBeta = createClientFor(OrganizationService)(transport);
const users = createUserServiceClient(transport);
const settings = createSettingsServiceClient(transport);
const projects = createClientFor(ProjectService)(transport);
const apps = createClientFor(AppService)(transport);
const authorizations = createClientFor(AuthorizationService)(transport);
const administrators = createClientFor(InternalPermissionService)(transport);
const management = createManagementServiceClient(transport);

const GRPC = { invalidArgument: 3, notFound: 5, alreadyExists: 6, permissionDenied: 7, unimplemented: 12, unauthenticated: 16 };
const unique = Date.now().toString(36);
const within = (orgId) => ({ headers: { "x-zitadel-orgid": orgId } });

async function refused(code, call) {
  await assert.rejects(call, (error) => {
    assert.equal(error.code, code, `expected gRPC status ${code}, but got ${error.code}: ${error.message}`);
    return true;
  });
}

async function step(name, run) {
  const answer = await run();
  console.log(`ok ${name}`);
  return answer;
}

const person = (name) => ({
  username: `${name}-${unique}`,
  profile: { givenName: name, familyName: "Hopper", preferredLanguage: "en" },
  email: { email: `${name}-${unique}@example.com`, verification: { case: "isVerified", value: true } },
  passwordType: { case: "password", value: { password: "a long enough Passw0rd!", changeRequired: false } },
});

const seller = await step("create an organization with its administrator", async () => {
  const answer = await organizations.addOrganization({
    name: `Seller ${unique}`,
    admins: [{ userType: { case: "human", value: person("grace") }, roles: ["ORG_OWNER"] }],
  });
  assert.equal(answer.createdAdmins.length, 1);
  return { id: answer.organizationId, admin: answer.createdAdmins[0].userId };
});

await step("refuse the same name again", () =>
  refused(GRPC.alreadyExists, () => organizations.addOrganization({ name: `Seller ${unique}` })));

const buyer = await step("create a second organization", async () =>
  (await organizations.addOrganization({ name: `Buyer ${unique}` })).organizationId);

await step("find both", async () => {
  const { result } = await organizations.listOrganizations({
    queries: [{ query: { case: "nameQuery", value: { name: unique, method: 6 } } }],
  });
  assert.deepEqual(result.map((org) => org.id).sort(), [seller.id, buyer].sort());
});

await step("read settings", async () => {
  assert.ok((await settings.getGeneralSettings({})).supportedLanguages.includes("en"));
  const { settings: rules } = await settings.getPasswordComplexitySettings({ ctx: { resourceOwner: { case: "instance", value: true } } });
  assert.ok(rules.minLength > 0n);
});

const projectId = await step("create a project with three roles", async () => {
  const { id } = await projects.createProject({ organizationId: seller.id, name: `Shop ${unique}`, projectRoleAssertion: true });
  for (const roleKey of ["reader", "writer", "owner"]) {
    await projects.addProjectRole({ projectId: id, roleKey, displayName: roleKey });
  }
  const { projectRoles } = await projects.listProjectRoles({ projectId: id });
  assert.deepEqual(projectRoles.map((role) => role.key).sort(), ["owner", "reader", "writer"]);
  return id;
});

await step("change one setting and leave the others", async () => {
  await projects.updateProject({ id: projectId, projectRoleCheck: true });
  const { project } = await projects.getProject({ id: projectId });
  assert.equal(project.name, `Shop ${unique}`);
  assert.equal(project.projectRoleAssertion, true);
  assert.equal(project.authorizationRequired, true);
  assert.equal(project.organizationId, seller.id);
});

const appId = await step("create an app and read it", async () => {
  const created = await apps.createApplication({
    projectId,
    name: "web",
    creationRequestType: {
      case: "oidcRequest",
      value: {
        redirectUris: ["https://shop.example.com/callback"],
        responseTypes: [OIDCResponseType.OIDC_RESPONSE_TYPE_CODE],
        grantTypes: [OIDCGrantType.OIDC_GRANT_TYPE_AUTHORIZATION_CODE],
        appType: OIDCAppType.OIDC_APP_TYPE_WEB,
        authMethodType: OIDCAuthMethodType.OIDC_AUTH_METHOD_TYPE_BASIC,
      },
    },
  });
  assert.ok(created.creationResponseType.value.clientSecret);
  const { app } = await apps.getApplication({ id: created.appId });
  assert.equal(app.config.case, "oidcConfig");
  assert.equal(app.config.value.clientId, created.creationResponseType.value.clientId);
  return created.appId;
});

await step("replace the secret, deactivate and reactivate the app", async () => {
  assert.ok((await apps.regenerateClientSecret({ projectId, applicationId: appId, appType: { case: "isOidc", value: true } })).clientSecret);
  await apps.deactivateApplication({ projectId, id: appId });
  assert.equal((await apps.getApplication({ id: appId })).app.state, 2);
  await apps.reactivateApplication({ projectId, id: appId });
});

const customer = await step("create a person in the second organization", async () => {
  const { username, ...human } = person("ada");
  const { id } = await users.createUser({ organizationId: buyer, username, userType: { case: "human", value: human } });
  const { user } = await users.getUserByID({ userId: id });
  assert.equal(user.details.resourceOwner, buyer);
  assert.equal(user.type.value.profile.givenName, "ada");
  return id;
});

await step("list the people of the second organization", async () => {
  const { result } = await users.listUsers({ queries: [{ query: { case: "organizationIdQuery", value: { organizationId: buyer } } }] });
  assert.deepEqual(result.map((user) => user.userId), [customer]);
});

await step("give a role to the administrator", async () => {
  await authorizations.createAuthorization({ userId: seller.admin, projectId, organizationId: seller.id, roleKeys: ["owner"] });
  await refused(GRPC.alreadyExists, () =>
    authorizations.createAuthorization({ userId: seller.admin, projectId, organizationId: seller.id, roleKeys: ["reader"] }));
});

await step("grant the project with two of three roles", () =>
  projects.createProjectGrant({ projectId, grantedOrganizationId: buyer, roleKeys: ["reader", "writer"] }));

const authorizationId = await step("give one of them in the second organization", async () => {
  await assert.rejects(() =>
    authorizations.createAuthorization({ userId: customer, projectId, organizationId: buyer, roleKeys: ["owner"] }));
  const { id } = await authorizations.createAuthorization({ userId: customer, projectId, organizationId: buyer, roleKeys: ["reader"] });
  await authorizations.updateAuthorization({ id, roleKeys: ["reader", "writer"] });
  const { result } = await management.listUserGrants({}, within(buyer));
  assert.deepEqual(result.map((grant) => [grant.userId, ...grant.roleKeys]), [[customer, "reader", "writer"]]);
  return id;
});

const robot = await step("create a machine user with a key, and authenticate with it", async () => {
  const { id } = await users.createUser({
    organizationId: seller.id,
    username: `robot-${unique}`,
    userType: { case: "machine", value: { name: "Robot" } },
  });
  const { token: pat } = await users.addPersonalAccessToken({ userId: id, expirationDate: { seconds: 4102444800n, nanos: 0 } });
  const { user } = await createAuthServiceClient(createServerTransport(pat, { baseUrl })).getMyUser({});
  assert.equal(user.id, id);
  const { keyContent } = await users.addKey({ userId: id, expirationDate: { seconds: 4102444800n, nanos: 0 } });
  const account = ServiceAccount.fromJsonString(new TextDecoder().decode(keyContent));
  assert.equal(account.userId, id);
  return { id, pat };
});

await step("make it an administrator of the project only", async () => {
  const asRobot = createClientFor(ProjectService)(createServerTransport(robot.pat, { baseUrl }));
  await refused(GRPC.permissionDenied, () => asRobot.getProject({ id: projectId }));
  const resource = { resource: { case: "projectId", value: projectId } };
  await administrators.createAdministrator({ userId: robot.id, resource, roles: ["PROJECT_OWNER"] });
  assert.equal((await asRobot.getProject({ id: projectId })).project.id, projectId);
  await refused(GRPC.permissionDenied, () => asRobot.createProject({ organizationId: seller.id, name: "mine" }));
  await administrators.updateAdministrator({ userId: robot.id, resource, roles: ["PROJECT_OWNER_VIEWER"] });
  await administrators.deleteAdministrator({ userId: robot.id, resource });
  await refused(GRPC.permissionDenied, () => asRobot.getProject({ id: projectId }));
});

await step("deactivate and remove, one after another", async () => {
  await authorizations.deactivateAuthorization({ id: authorizationId });
  await authorizations.activateAuthorization({ id: authorizationId });
  await authorizations.deleteAuthorization({ id: authorizationId });
  await projects.deactivateProjectGrant({ projectId, grantedOrganizationId: buyer });
  await projects.deleteProjectGrant({ projectId, grantedOrganizationId: buyer });
  await users.lockUser({ userId: customer });
  await users.unlockUser({ userId: customer });
  await users.deactivateUser({ userId: customer });
  await users.deleteUser({ userId: customer });
  await refused(GRPC.notFound, () => users.getUserByID({ userId: customer }));
  await organizationsBeta.deactivateOrganization({ id: seller.id });
  await refused(GRPC.unauthenticated, () => createAuthServiceClient(createServerTransport(robot.pat, { baseUrl })).getMyUser({}));
  await organizationsBeta.activateOrganization({ id: seller.id });
  await projects.deleteProject({ id: projectId });
  await refused(GRPC.notFound, () => projects.getProject({ id: projectId }));
  await organizationsBeta.deleteOrganization({ id: seller.id });
  await organizationsBeta.deleteOrganization({ id: buyer });
});

await step("name a call that the server does not have", () =>
  assert.rejects(() => users.listIDPLinks({ userId: robot.id }), (error) => {
    assert.equal(error.code, GRPC.unimplemented);
    assert.match(error.rawMessage, /zitadel\.user\.v2\.UserService\/ListIDPLinks/);
    return true;
  }));

console.log("everything as expected");
