package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.DomainException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final Target INSTANCE = new Target.Instance("1");
    private static final Target ORG = new Target.Organization("200");
    private static final Target OTHER_ORG = new Target.Organization("201");
    private static final Target PROJECT = new Target.Project("200", "300");
    private static final Target OTHER_PROJECT = new Target.Project("200", "301");
    private static final Target GRANT = new Target.ProjectGrant("201", "300", "400");

    private final Roles roles = new Roles();
    private final Permissions permissions = new Permissions(roles);

    @Test
    void the_catalogue_has_every_role_and_permission() {
        assertThat(roles.names()).hasSize(26).allMatch(roles::exists);
        assertThat(roles.names().stream()
                        .flatMap(role -> roles.permissionsOf(role).stream())
                        .distinct())
                .hasSize(125);
    }

    @Test
    void an_owner_gives_every_role_of_the_level_and_below() {
        assertThat(givable(INSTANCE, "IAM_OWNER", INSTANCE, "IAM_OWNER", "IAM_ADMIN_IMPERSONATOR"))
                .hasSize(2);
        assertThat(givable(INSTANCE, "IAM_OWNER", PROJECT, "PROJECT_OWNER")).hasSize(1);
        assertThat(givable(ORG, "ORG_OWNER", ORG, "ORG_OWNER", "ORG_ADMIN_IMPERSONATOR"))
                .hasSize(2);
        assertThat(givable(ORG, "ORG_OWNER", PROJECT, "PROJECT_OWNER")).hasSize(1);
        assertThat(givable(PROJECT, "PROJECT_OWNER", PROJECT, "PROJECT_OWNER", "PROJECT_OWNER_VIEWER"))
                .hasSize(2);
        assertThat(givable(PROJECT, "PROJECT_OWNER", GRANT, "PROJECT_GRANT_OWNER"))
                .hasSize(1);
        assertThat(givable(OTHER_ORG, "ORG_OWNER", GRANT, "PROJECT_GRANT_OWNER"))
                .hasSize(1);
        assertThat(givable(GRANT, "PROJECT_GRANT_OWNER", GRANT, "PROJECT_GRANT_OWNER"))
                .hasSize(1);
    }

    @Test
    void nobody_gives_roles_above_or_beside_their_own() {
        assertThat(givable(ORG, "ORG_OWNER", INSTANCE, "IAM_OWNER_VIEWER")).isEmpty();
        assertThat(givable(ORG, "ORG_OWNER", OTHER_ORG, "ORG_PROJECT_CREATOR")).isEmpty();
        assertThat(givable(PROJECT, "PROJECT_OWNER", ORG, "ORG_PROJECT_CREATOR"))
                .isEmpty();
        assertThat(givable(PROJECT, "PROJECT_OWNER", OTHER_PROJECT, "PROJECT_OWNER_VIEWER"))
                .isEmpty();
        assertThat(givable(GRANT, "PROJECT_GRANT_OWNER", PROJECT, "PROJECT_OWNER_VIEWER"))
                .isEmpty();
        assertThat(givable(INSTANCE, "IAM_OWNER_VIEWER", ORG, "ORG_OWNER", "ORG_OWNER_VIEWER"))
                .containsExactly("ORG_OWNER_VIEWER");
        assertThat(givable(INSTANCE, "IAM_LOGIN_CLIENT", ORG, "ORG_OWNER", "ORG_ADMIN_IMPERSONATOR"))
                .isEmpty();
        assertThat(givable(ORG, "ORG_USER_MANAGER", ORG, "ORG_OWNER", "ORG_SETTINGS_MANAGER"))
                .isEmpty();
        assertThat(givable(ORG, "NO_SUCH_ROLE", ORG, "NO_SUCH_ROLE")).isEmpty();
    }

    @Test
    void a_permission_reaches_the_objects_on_which_it_is_held() {
        Principal owner = principal(
                new Membership(PROJECT, List.of("PROJECT_OWNER")),
                new Membership(GRANT, List.of("PROJECT_GRANT_OWNER")));

        assertThat(permissions.reach(owner, "200", "user.grant.write")).isEqualTo(new Reach.Objects(Set.of("300")));
        assertThat(permissions.reach(owner, "201", "user.grant.write")).isEqualTo(new Reach.Objects(Set.of("400")));
        assertThatThrownBy(() -> permissions.reach(owner, "201", "project.delete"))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> permissions.reach(owner, "202", "user.grant.write"))
                .isInstanceOf(DomainException.class);
        permissions.require(owner, "200", "project.write", "300");
        assertThatThrownBy(() -> permissions.require(owner, "200", "project.write", "301"))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> permissions.require(owner, "200", "project.write"))
                .isInstanceOf(DomainException.class);
        assertThat(permissions.has(owner, "200", "project.write")).isFalse();
        assertThat(permissions.reach(principal(new Membership(ORG, List.of("ORG_OWNER"))), "200", "project.write"))
                .isEqualTo(new Reach.Everything());
    }

    private Set<String> givable(Target held, String role, Target where, String... candidates) {
        return permissions.givable(List.of(new Membership(held, List.of(role))), where, List.of(candidates));
    }

    private static Principal principal(Membership... memberships) {
        return new Principal("100", "200", "t", null, null, List.of(memberships), null);
    }
}
