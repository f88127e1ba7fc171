// Manages users of a Signet server with ZITADEL's own client, over gRPC.
//
//   npm ci
//   node users.mjs http://localhost:8080 ../../data/admin.token [path of the file that receives codes]
//
// Prints one line for each step and ends with status 0 only if the server answered every one as a ZITADEL would.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServerTransport } from "@zitadel/client/node";
import { createManagementServiceClient, createAdminServiceClient, createAuthServiceClient } from "@zitadel/client/v1";
import { TextQueryMethod } from "@zitadel/proto/zitadel/object_pb.js";
import { UserState, Gender } from "@zitadel/proto/zitadel/user_pb.js";
import { KeyType } from "@zitadel/proto/zitadel/auth_n_key_pb.js";

const [baseUrl = "http://localhost:8080", tokenFile = "../../data/admin.token"] = process.argv.slice(2);
const token = readFileSync(tokenFile, "utf8").trim();
const transport = createServerTransport(token, { baseUrl });
const management = createManagementServiceClient(transport);
const admin = createAdminServiceClient(transport);

const GRPC = { notFound: 5, alreadyExists: 6, failedPrecondition: 9, invalidArgument: 3, unauthenticated: 16 };

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

const unique = Date.now().toString(36);
const userName = `giraffe-${unique}`;

const userId = await step("create a human", async () => {
  const answer = await management.addHumanUser({
    userName,
    profile: { firstName: "Gina", lastName: "Giraffe", preferredLanguage: "en", gender: Gender.FEMALE },
    email: { email: `${userName}@example.com`, isEmailVerified: true },
    phone: { phone: "+41791234567", isPhoneVerified: true },
    initialPassword: "a long enough Passw0rd!",
  });
  assert.match(answer.userId, /^\d+$/);
  assert.equal(answer.details.sequence > 0n, true);
  return answer.userId;
});

await step("read it at once", async () => {
  const { user } = await management.getUserByID({ id: userId });
  assert.equal(user.userName, userName);
  assert.equal(user.state, UserState.ACTIVE);
  assert.equal(user.type.case, "human");
  assert.equal(user.type.value.profile.displayName, "Gina Giraffe");
  assert.ok(user.loginNames.includes(user.preferredLoginName));
});

await step("find it by a contains search", async () => {
  const { result, details } = await management.listUsers({
    queries: [
      { query: { case: "userNameQuery", value: { userName: unique.toUpperCase(), method: TextQueryMethod.CONTAINS_IGNORE_CASE } } },
    ],
  });
  assert.equal(details.totalResult, 1n);
  assert.equal(result[0].id, userId);
});

await step("find it by its login name in the whole instance", async () => {
  const { user } = await management.getUserByID({ id: userId });
  const found = await management.getUserByLoginNameGlobal({ loginName: user.preferredLoginName });
  assert.equal(found.user.id, userId);
});

await step("refuse the same user name again", () =>
  refused(GRPC.alreadyExists, () =>
    management.addMachineUser({ userName, name: "double" })));

await step("lock and unlock", async () => {
  await management.lockUser({ id: userId });
  assert.equal((await management.getUserByID({ id: userId })).user.state, UserState.LOCKED);
  await refused(GRPC.failedPrecondition, () => management.lockUser({ id: userId }));
  await management.unlockUser({ id: userId });
});

await step("deactivate and reactivate", async () => {
  await management.deactivateUser({ id: userId });
  assert.equal((await management.getUserByID({ id: userId })).user.state, UserState.INACTIVE);
  await management.reactivateUser({ id: userId });
  assert.equal((await management.getUserByID({ id: userId })).user.state, UserState.ACTIVE);
});

await step("change the e-mail address, which is then unverified", async () => {
  await management.updateHumanEmail({ userId, email: `new-${userName}@example.com`, isEmailVerified: false });
  const { email } = await management.getHumanEmail({ userId });
  assert.equal(email.isEmailVerified, false);
  await management.resendHumanEmailVerification({ userId });
});

await step("keep metadata", async () => {
  await management.setUserMetadata({ id: userId, key: "team", value: new TextEncoder().encode("savanna") });
  const { metadata } = await management.getUserMetadata({ id: userId, key: "team" });
  assert.equal(new TextDecoder().decode(metadata.value), "savanna");
});

const machineId = await step("create a machine", async () =>
  (await management.addMachineUser({ userName: `robot-${unique}`, name: "Robot", description: "waters plants" })).userId);

await step("give it a personal access token that works", async () => {
  const { token: pat } = await management.addPersonalAccessToken({ userId: machineId });
  const asRobot = createAuthServiceClient(createServerTransport(pat, { baseUrl }));
  const { user } = await asRobot.getMyUser({});
  assert.equal(user.id, machineId);
  await management.deactivateUser({ id: machineId });
  await refused(GRPC.unauthenticated, () => asRobot.getMyUser({}));
  await management.reactivateUser({ id: machineId });
});

await step("give it a key", async () => {
  const { keyId, keyDetails } = await management.addMachineKey({ userId: machineId, type: KeyType.JSON });
  const file = JSON.parse(new TextDecoder().decode(keyDetails));
  assert.equal(file.keyId, keyId);
  assert.equal(file.userId, machineId);
  assert.match(file.key, /PRIVATE KEY/);
});

await step("read the history", async () => {
  const { result } = await management.listUserChanges({ userId, query: { limit: 100 } });
  assert.ok(result.some((change) => change.eventType.key.includes("user.human.email.changed")));
});

await step("see the events", async () => {
  const { events } = await admin.listEvents({ aggregateId: userId, limit: 100, asc: true });
  assert.equal(events[0].type.type, "user.human.added");
});

await step("refuse bad input by naming the field", () =>
  assert.rejects(() => management.addMachineUser({ userName: "", name: "x" }), (error) => {
    assert.equal(error.code, GRPC.invalidArgument);
    assert.match(error.message, /user_name/);
    return true;
  }));

await step("delete, and then there is nothing", async () => {
  await management.removeUser({ id: userId });
  await refused(GRPC.notFound, () => management.getUserByID({ id: userId }));
  await management.removeUser({ id: machineId });
});

console.log("everything as expected");
