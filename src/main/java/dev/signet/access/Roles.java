package dev.signet.access;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The manager roles and their permissions, which are ZITADEL's. They are fixed and cannot be changed at run time.
 *
 * <p>In the lists of this class {@code user.{read,write}} stands for two permissions, and {@code RWD} for {@code
 * {read,write,delete}}.
 */
@Singleton
public final class Roles {
    private static final String READ_WRITE_DELETE = "{read,write,delete}";

    private static final String SYSTEM = """
            system.instance.RWD system.domain.RWD system.debug.RWD system.feature.RWD system.limits.{write,delete}
            system.quota.{write,delete} system.iam.member.read""";

    private static final String IAM = """
            iam.{read,write} iam.policy.RWD iam.member.RWD iam.idp.RWD iam.action.RWD iam.flow.RWD iam.feature.RWD
            iam.web_key.RWD iam.restrictions.{read,write} iam.debug.{read,write} action.target.RWD
            action.execution.{read,write} userschema.RWD events.read milestones.read""";

    private static final String PROJECTS = """
            project.{create,read,write,delete} project.member.RWD project.role.RWD project.app.RWD project.grant.RWD
            project.grant.member.RWD project.grant.user.grant.read""";

    private static final String USERS = """
            user.RWD user.global.read user.grant.RWD user.feature.RWD user.membership.read user.credential.write
            user.passkey.write session.{read,delete}""";

    private static final String ORGANIZATION = """
            org.{read,write,delete} org.global.read org.member.RWD org.idp.RWD org.action.RWD org.flow.RWD
            org.feature.RWD policy.RWD group.{create,read,write,delete} group.user.RWD""";

    private static final Map<String, String> CATALOGUE = Map.ofEntries(
            Map.entry("SYSTEM_OWNER", SYSTEM),
            Map.entry(
                    "SYSTEM_OWNER_VIEWER",
                    "system.instance.read system.domain.read system.debug.read system.feature.read"
                            + " system.iam.member.read"),
            Map.entry("IAM_OWNER", join(IAM, "org.create session.write", ORGANIZATION, USERS, PROJECTS)),
            Map.entry("IAM_OWNER_VIEWER", readable(join(IAM, ORGANIZATION, USERS, PROJECTS))),
            Map.entry("IAM_ORG_MANAGER", join("org.create", ORGANIZATION, USERS, PROJECTS)),
            Map.entry(
                    "IAM_USER_MANAGER",
                    join(
                            USERS,
                            "org.read org.global.read org.member.{read,delete} project.read project.role.read"
                                    + " project.app.read project.grant.RWD project.grant.member.read policy.read")),
            Map.entry("IAM_ADMIN_IMPERSONATOR", "admin.impersonation impersonation"),
            Map.entry("IAM_END_USER_IMPERSONATOR", "impersonation"),
            Map.entry("IAM_LOGIN_CLIENT", """
                    iam.{read,policy.read,member.read,idp.read,feature.read,restrictions.read} org.read
                    org.member.{read,write} org.idp.read org.feature.read user.{read,write} user.global.read
                    user.grant.{read,write} user.feature.read user.membership.read user.credential.write
                    user.passkey.write policy.read project.read project.member.{read,write} project.role.read
                    project.app.read project.grant.read project.grant.member.{read,write}
                    project.grant.user.grant.read session.{read,write,link,delete} group.read userschema.read"""),
            Map.entry("ORG_OWNER", join(ORGANIZATION, USERS, PROJECTS)),
            Map.entry("ORG_OWNER_VIEWER", readable(join(ORGANIZATION, USERS, PROJECTS))),
            Map.entry("ORG_USER_MANAGER", join(USERS, "org.read policy.read project.read project.role.read")),
            Map.entry("ORG_SETTINGS_MANAGER", "org.{read,write} org.idp.RWD policy.RWD org.feature.RWD"),
            Map.entry("ORG_USER_PERMISSION_EDITOR", """
                    org.read org.member.read user.read user.global.read user.grant.RWD user.membership.read policy.read
                    project.read project.member.read project.role.read project.app.read project.grant.read
                    project.grant.member.read"""),
            Map.entry("ORG_PROJECT_PERMISSION_EDITOR", """
                    org.read org.member.read user.read user.global.read policy.read project.read project.member.read
                    project.role.read project.app.read project.grant.RWD project.grant.member.RWD
                    project.grant.user.grant.read"""),
            Map.entry("ORG_PROJECT_CREATOR", "project.create project.read:self user.global.read policy.read"),
            Map.entry("ORG_ADMIN_IMPERSONATOR", "admin.impersonation impersonation"),
            Map.entry("ORG_END_USER_IMPERSONATOR", "impersonation"),
            Map.entry(
                    "PROJECT_OWNER",
                    join(
                            PROJECTS,
                            "org.global.read policy.read user.read user.global.read"
                                    + " user.grant.RWD user.membership.read")),
            Map.entry("PROJECT_OWNER_VIEWER", readable(join(PROJECTS, "policy.read user.grant.read"))),
            Map.entry("PROJECT_OWNER_GLOBAL", """
                    project.{read,write,delete} project.member.RWD project.role.RWD project.app.RWD project.grant.read
                    user.global.read user.grant.RWD policy.read org.global.read"""),
            Map.entry(
                    "PROJECT_OWNER_VIEWER_GLOBAL",
                    "project.{read,member.read,role.read,app.read,grant.read,grant.member.read} user.global.read"
                            + " user.grant.read policy.read"),
            Map.entry(
                    "PROJECT_GRANT_OWNER",
                    "policy.read org.global.read project.read project.grant.read project.grant.member.RWD"
                            + " project.role.read user.read user.global.read user.grant.RWD"),
            Map.entry(
                    "PROJECT_GRANT_OWNER_VIEWER",
                    "policy.read project.read project.grant.read project.grant.member.read user.read user.global.read"
                            + " user.grant.read"),
            Map.entry("SELF_MANAGEMENT_GLOBAL", "org.create policy.read user.self.delete"),
            Map.entry("ORG_USER_SELF_MANAGER", "policy.read user.self.delete"));

    private final Map<String, Set<String>> permissions = new HashMap<>();

    public Roles() {
        CATALOGUE.forEach((role, text) -> permissions.put(role, Set.copyOf(expand(text))));
    }

    /** Returns the permissions of a role; empty for an unknown role. */
    public Set<String> permissionsOf(String role) {
        return permissions.getOrDefault(role, Set.of());
    }

    /** Tells whether any role has this permission. */
    public boolean grant(String permission) {
        return permissions.values().stream().anyMatch(all -> all.contains(permission));
    }

    /** Tells whether there is such a role. */
    public boolean exists(String role) {
        return permissions.containsKey(role);
    }

    /** Returns the names of all roles, in alphabetical order. */
    public List<String> names() {
        return permissions.keySet().stream().sorted().toList();
    }

    private static String join(String... parts) {
        return String.join(" ", parts);
    }

    private static String readable(String text) {
        Set<String> all = expand(text);
        all.removeIf(permission -> !permission.endsWith(".read"));
        return String.join(" ", all);
    }

    private static Set<String> expand(String text) {
        Set<String> all = new LinkedHashSet<>();
        for (String word : text.replace("RWD", READ_WRITE_DELETE).strip().split("\\s+", -1)) {
            int open = word.indexOf('{');
            if (open < 0) {
                all.add(word);
            } else {
                Arrays.stream(word.substring(open + 1, word.indexOf('}')).split(",", -1))
                        .forEach(verb -> all.add(word.substring(0, open) + verb));
            }
        }
        return all;
    }
}
