package dev.signet.api.zitadel.membership;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.user.v1.Membership;
import dev.signet.api.proto.zitadel.user.v1.MembershipQuery;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.MembershipView;
import java.util.List;

/** Converts memberships. Each applies to exactly one target: the instance or an organization (requirement Z-13). */
final class MembershipMapper {
    private MembershipMapper() {}

    static Membership membership(MembershipView view) {
        Membership.Builder membership = Membership.newBuilder()
                .setUserId(view.userId())
                .setDetails(ObjectDetailsMapper.details(view))
                .addAllRoles(view.roles())
                .setDisplayName(view.ownerName());
        switch (view.level()) {
            case INSTANCE -> membership.setIam(true);
            case ORGANIZATION -> membership.setOrgId(view.ownerId());
        }
        return membership.build();
    }

    /** The memberships that satisfy every condition (requirements Z-12, Z-22). */
    static List<MembershipView> matching(List<MembershipView> memberships, List<MembershipQuery> queries) {
        return memberships.stream()
                .filter(membership -> queries.stream().allMatch(query -> matches(membership, query)))
                .toList();
    }

    private static boolean matches(MembershipView membership, MembershipQuery query) {
        boolean instance = membership.level() == MembershipLevel.INSTANCE;
        return switch (query.getQueryCase()) {
            case ORG_QUERY ->
                !instance && membership.ownerId().equals(query.getOrgQuery().getOrgId());
            case IAM_QUERY -> instance == query.getIamQuery().getIam();
            // There are no memberships of projects or project grants yet.
            case PROJECT_QUERY, PROJECT_GRANT_QUERY -> false;
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }
}
