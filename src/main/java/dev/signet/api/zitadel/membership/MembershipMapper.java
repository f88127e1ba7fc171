package dev.signet.api.zitadel.membership;

import dev.signet.access.Target;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.user.v1.Membership;
import dev.signet.api.proto.zitadel.user.v1.MembershipQuery;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.membership.MembershipView;
import java.util.List;

/** Converts memberships to messages. Each applies to exactly one target (requirement Z-13). */
final class MembershipMapper {
    private MembershipMapper() {}

    static Membership membership(MembershipView view) {
        Membership.Builder membership = Membership.newBuilder()
                .setUserId(view.userId())
                .setDetails(ObjectDetailsMapper.details(view))
                .addAllRoles(view.roles())
                .setDisplayName(view.targetName());
        switch (view.target()) {
            case Target.Instance _ -> membership.setIam(true);
            case Target.Organization org -> membership.setOrgId(org.owner());
            case Target.Project project -> membership.setProjectId(project.projectId());
            case Target.ProjectGrant grant -> membership.setProjectGrantId(grant.grantId());
        }
        return membership.build();
    }

    /** The memberships that satisfy every condition (requirements Z-12, Z-22). */
    static List<MembershipView> matching(List<MembershipView> memberships, List<MembershipQuery> queries) {
        return memberships.stream()
                .filter(membership -> queries.stream().allMatch(query -> matches(membership.target(), query)))
                .toList();
    }

    private static boolean matches(Target target, MembershipQuery query) {
        return switch (query.getQueryCase()) {
            case ORG_QUERY ->
                target.equals(new Target.Organization(query.getOrgQuery().getOrgId()));
            case IAM_QUERY ->
                target instanceof Target.Instance == query.getIamQuery().getIam();
            case PROJECT_QUERY ->
                target instanceof Target.Project project
                        && project.projectId().equals(query.getProjectQuery().getProjectId());
            case PROJECT_GRANT_QUERY ->
                target instanceof Target.ProjectGrant grant
                        && grant.grantId().equals(query.getProjectGrantQuery().getProjectGrantId());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }
}
