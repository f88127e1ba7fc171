package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.kernel.Actor;
import dev.signet.session.Proof;
import dev.signet.session.SessionCommands;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every call that changes a user, made by managers of each level for users of each level. The calls come
 * from the descriptors, so a new call fails here until it gets an expectation.
 */
@QuarkusTest
final class StandingIT {
    /** These calls create a user, or are only about the caller. */
    private static final Set<String> ABOUT_NO_OTHER =
            Set.of("AddHumanUser", "ImportHumanUser", "ImportUsers", "AddMachineUser", "RemoveMyUser");

    /** These calls give or take roles of a project. They authorise its use and give no power over the user. */
    private static final Set<String> ABOUT_A_PROJECT = Set.of(
            "AddUserGrant",
            "UpdateUserGrant",
            "DeactivateUserGrant",
            "ReactivateUserGrant",
            "RemoveUserGrant",
            "BulkRemoveUserGrant",
            "AddGroupGrant",
            "ChangeGroupGrant",
            "DeactivateGroupGrant",
            "ReactivateGroupGrant",
            "RemoveGroupGrant");

    /** These calls have a rule of their own, which MemberApiIT tests. */
    private static final Set<String> ABOUT_A_MEMBERSHIP = Set.of(
            "AddOrgMember",
            "UpdateOrgMember",
            "RemoveOrgMember",
            "AddIAMMember",
            "UpdateIAMMember",
            "RemoveIAMMember",
            "AddProjectMember",
            "UpdateProjectMember",
            "RemoveProjectMember",
            "AddProjectGrantMember",
            "UpdateProjectGrantMember",
            "RemoveProjectGrantMember");

    /** The required standing of each call, and a valid body. */
    private static final Map<String, Call> CALLS = Map.ofEntries(
            level("DeactivateUser", "{}"),
            level("ReactivateUser", "{}"),
            level("LockUser", "{}"),
            level("UnlockUser", "{}"),
            level("SuspendUser", "{}"),
            level("ReinstateUser", "{}"),
            level("SetUserMetadata", "{\"value\":\"dGVhbQ==\"}"),
            level("BulkSetUserMetadata", "{\"metadata\":[{\"key\":\"k\",\"value\":\"dGVhbQ==\"}]}"),
            level("RemoveUserMetadata", ""),
            level("BulkRemoveUserMetadata", "{\"keys\":[\"k\"]}"),
            level("ResendHumanInitialization", "{}"),
            level("ResendHumanEmailVerification", "{}"),
            level("ResendHumanPhoneVerification", "{}"),
            level("SendHumanResetPasswordNotification", "{}"),
            level("TerminateUserSession", ""),
            level("TerminateAllUserSessions", "{}"),
            reach("RemoveUser", ""),
            reach("EraseUser", "{\"force\":true}"),
            reach("UpdateUserName", "{\"userName\":\"%s\"}"),
            reach("UpdateMachine", "{\"name\":\"%s\",\"description\":\"\"}"),
            reach("UpdateHumanProfile", "{\"firstName\":\"%s\",\"lastName\":\"H\",\"displayName\":\"G\"}"),
            reach("RemoveHumanAvatar", ""),
            reach("UpdateHumanEmail", "{\"email\":\"%s@example.com\",\"isEmailVerified\":true}"),
            reach("UpdateHumanPhone", "{\"phone\":\"+41791234567\",\"isPhoneVerified\":true}"),
            reach("RemoveHumanPhone", ""),
            reach("RemoveHumanAuthFactorOTP", ""),
            reach("SetHumanInitialPassword", "{\"password\":\"a horse called Heinrich\"}"),
            reach("SetHumanPassword", "{\"password\":\"a horse called Friedrich\"}"),
            reach("GenerateMachineSecret", "{}"),
            reach("RemoveMachineSecret", ""),
            reach("AddMachineKey", "{\"type\":\"KEY_TYPE_JSON\"}"),
            reach("RemoveMachineKey", ""),
            reach("AddPersonalAccessToken", "{}"),
            reach("RemovePersonalAccessToken", ""));

    @Inject
    TestingApi api;

    @Inject
    RpcCatalog catalog;

    @Inject
    SessionCommands sessions;

    private final Map<Actors, String> tokens = new EnumMap<>(Actors.class);
    private String orgId = "";

    private enum Needed {
        LEVEL,
        REACH
    }

    private record Call(Needed needed, String body) {}

    /** The memberships of the user who is changed. */
    private enum Targets {
        NOBODY,
        ORG_USER_MANAGER,
        ORG_OWNER,
        IAM_OWNER_VIEWER,
        IAM_USER_MANAGER,
        IAM_OWNER
    }

    /**
     * The memberships of the caller, and which targets the caller may change: y or n for each of {@link Targets}, in
     * their order.
     */
    private enum Actors {
        ORG_USER_MANAGER("yyynnn", "yynnnn"),
        ORG_OWNER("yyynnn", "yyynnn"),
        /** May read the whole instance, but write users in one organization only. */
        VIEWER_AND_ORG_USER_MANAGER("yyyynn", "yynynn"),
        IAM_USER_MANAGER("yyyyyy", "yynnyn"),
        IAM_OWNER("yyyyyy", "yyyyyy");

        private static final List<Targets> TARGETS = List.of(Targets.values());
        private final String level;
        private final String reach;

        Actors(String level, String reach) {
            this.level = level;
            this.reach = reach;
        }

        boolean may(Needed needed, Targets target) {
            return (needed == Needed.LEVEL ? level : reach).charAt(TARGETS.indexOf(target)) == 'y';
        }
    }

    @BeforeEach
    void managers_of_each_level() {
        orgId = api.newOrg(api.unique("org"));
        for (Actors actor : Actors.values()) {
            String id = api.newMachine(orgId, api.unique("manager"));
            switch (actor) {
                case ORG_USER_MANAGER, ORG_OWNER -> api.makeMember(orgId, id, actor.name());
                case IAM_USER_MANAGER, IAM_OWNER -> api.makeInstanceMember(id, actor.name());
                case VIEWER_AND_ORG_USER_MANAGER -> {
                    api.makeMember(orgId, id, "ORG_USER_MANAGER");
                    api.makeInstanceMember(id, "IAM_OWNER_VIEWER");
                }
            }
            tokens.put(actor, api.newToken(orgId, id));
        }
    }

    @Test
    void each_call_that_changes_a_user_has_an_expectation() {
        assertThat(changingUsers().keySet()).containsExactlyInAnyOrderElementsOf(CALLS.keySet());
    }

    @Test
    void nobody_can_change_users_beyond_their_standing() {
        SoftAssertions all = new SoftAssertions();
        changingUsers().forEach((name, method) -> {
            Call call = CALLS.get(name);
            for (Targets target : Targets.values()) {
                String userId = target(target, method);
                for (Actors actor : Actors.values()) {
                    Response answer = call(method, call, userId, actor);
                    boolean allowed = name.equals("EraseUser")
                            ? actor == Actors.IAM_OWNER // it also requires iam.write
                            : actor.may(call.needed(), target);
                    all.assertThat(answer.statusCode() != 403)
                            .as("%s by %s to %s: %s", name, actor, target, answer.asString())
                            .isEqualTo(allowed);
                    all.assertThat(answer.contentType())
                            .as("%s by %s to %s", name, actor, target)
                            .startsWith("application/json");
                    if (answer.statusCode() == 403 && !name.equals("EraseUser")) {
                        all.assertThat(answer.jsonPath().getString("details[0].id"))
                                .as("%s by %s to %s", name, actor, target)
                                .endsWith("out_of_reach");
                    }
                    if (answer.statusCode() == 200 && (name.equals("RemoveUser") || name.equals("EraseUser"))) {
                        userId = target(target, method);
                    }
                }
            }
        });
        all.assertAll();
    }

    /**
     * Calls that name a user and require a permission to write or delete users, their credentials or their sessions. Those of
     * version 2 call the same commands.
     */
    private Map<String, RpcMethod> changingUsers() {
        return catalog.methods().stream()
                .filter(method -> method.descriptor().getFile().getPackage().endsWith(".v1"))
                .filter(method -> method.access() instanceof AccessRule.Permission permission
                        && (permission.name().startsWith("user.")
                                || permission.name().startsWith("session.")
                                || namesUser(method))
                        && !permission.name().endsWith("read"))
                .filter(method -> !ABOUT_NO_OTHER.contains(method.descriptor().getName()))
                .filter(method ->
                        !ABOUT_A_MEMBERSHIP.contains(method.descriptor().getName()))
                .filter(method -> !ABOUT_A_PROJECT.contains(method.descriptor().getName()))
                .collect(Collectors.toMap(
                        method -> method.descriptor().getName(),
                        method -> method,
                        (one, other) -> {
                            throw new AssertionError(
                                    "two calls are named " + one.descriptor().getName());
                        },
                        TreeMap::new));
    }

    private static boolean namesUser(RpcMethod method) {
        return method.descriptor().getInputType().getFields().stream()
                .map(FieldDescriptor::getName)
                .anyMatch("user_id"::equals);
    }

    private String target(Targets target, RpcMethod method) {
        String name = method.descriptor().getName();
        boolean human = name.matches(".*(Human|Session).*");
        String id = human ? api.newPerson(orgId, api.unique("target")) : api.newMachine(orgId, api.unique("target"));
        if (target.name().startsWith("ORG_")) {
            api.makeMember(orgId, id, target.name());
        } else if (target.name().startsWith("IAM_")) {
            api.makeInstanceMember(id, target.name());
        }
        return id;
    }

    private Response call(RpcMethod method, Call call, String userId, Actors actor) {
        HttpRule rule = method.descriptor().getOptions().getExtension(AnnotationsProto.http);
        String template = rule.getPost() + rule.getPut() + rule.getDelete();
        String path = template.replace("{user_id}", userId)
                .replace("{id}", userId)
                .replace("{key}", "k")
                .replace("{key_id}", "1")
                .replace("{token_id}", "1");
        if (path.contains("{session_id}")) {
            path = path.replace("{session_id}", session(userId));
        }
        assertThat(path).doesNotContain("{");
        if (path.startsWith("/users/")) {
            path = TestingApi.MANAGEMENT + path;
        }
        String verb = rule.getPost().isEmpty() ? rule.getPut().isEmpty() ? "DELETE" : "PUT" : "POST";
        var request = as(tokens.get(actor)).header(ORG_HEADER, orgId);
        if (!call.body().isEmpty()) {
            request.body(call.body().formatted(api.unique("x")));
        }
        return request.request(verb, path);
    }

    private String session(String userId) {
        String agentId = api.unique("agent");
        return sessions.start(agentId, null, userId, Set.of(Proof.PASSWORD), Instant.now(), Actor.system())
                .session()
                .id();
    }

    private static Map.Entry<String, Call> level(String rpc, String body) {
        return Map.entry(rpc, new Call(Needed.LEVEL, body));
    }

    private static Map.Entry<String, Call> reach(String rpc, String body) {
        return Map.entry(rpc, new Call(Needed.REACH, body));
    }
}
