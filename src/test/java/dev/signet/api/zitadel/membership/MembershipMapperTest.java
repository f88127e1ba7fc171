package dev.signet.api.zitadel.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.Target;
import dev.signet.api.proto.zitadel.user.v1.MembershipIAMQuery;
import dev.signet.api.proto.zitadel.user.v1.MembershipOrgQuery;
import dev.signet.api.proto.zitadel.user.v1.MembershipProjectQuery;
import dev.signet.api.proto.zitadel.user.v1.MembershipQuery;
import dev.signet.kernel.DomainException;
import dev.signet.membership.MembershipView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MembershipMapperTest {
    private static final Instant CREATED = Instant.parse("2026-03-01T10:15:30.123456Z");
    private static final Instant CHANGED = Instant.parse("2026-03-02T10:15:30Z");
    private static final MembershipView ON_INSTANCE =
            new MembershipView("7", new Target.Instance("1"), "Signet", List.of("IAM_OWNER"), 1, CREATED, CREATED);
    private static final MembershipView ON_ORG =
            new MembershipView("7", new Target.Organization("2"), "Acme", List.of("ORG_OWNER"), 3, CREATED, CHANGED);

    @Test
    void memberships_are_filtered_by_their_target() {
        List<MembershipView> all = List.of(ON_INSTANCE, ON_ORG);

        assertThat(MembershipMapper.matching(all, List.of(iam(true)))).containsExactly(ON_INSTANCE);
        assertThat(MembershipMapper.matching(all, List.of(iam(false)))).containsExactly(ON_ORG);
        assertThat(MembershipMapper.matching(all, List.of(org("2")))).containsExactly(ON_ORG);
        assertThat(MembershipMapper.matching(all, List.of(org("1")))).isEmpty();
        assertThat(MembershipMapper.matching(all, List.of(iam(true), org("2")))).isEmpty();
        assertThat(MembershipMapper.matching(
                        all,
                        List.of(MembershipQuery.newBuilder()
                                .setProjectQuery(
                                        MembershipProjectQuery.newBuilder().setProjectId("2"))
                                .build())))
                .isEmpty();
        assertThatThrownBy(() -> MembershipMapper.matching(all, List.of(MembershipQuery.getDefaultInstance())))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void a_membership_has_exactly_one_target() {
        assertThat(MembershipMapper.membership(ON_INSTANCE).getIam()).isTrue();
        assertThat(MembershipMapper.membership(ON_ORG).getOrgId()).isEqualTo("2");
        assertThat(MembershipMapper.membership(ON_ORG).getDisplayName()).isEqualTo("Acme");
    }

    private static MembershipQuery iam(boolean iam) {
        return MembershipQuery.newBuilder()
                .setIamQuery(MembershipIAMQuery.newBuilder().setIam(iam))
                .build();
    }

    private static MembershipQuery org(String id) {
        return MembershipQuery.newBuilder()
                .setOrgQuery(MembershipOrgQuery.newBuilder().setOrgId(id))
                .build();
    }
}
