package dev.signet.membership;

import dev.signet.access.Target;

/**
 * Identifies the membership of a user on a target. The id of its stream is made of both, so that a user cannot have two
 * memberships of the same target.
 */
public record MembershipRef(Target target, String userId) {

    String streamId() {
        return targetId() + ':' + userId;
    }

    private String targetId() {
        return switch (target) {
            case Target.Instance instance -> instance.owner();
            case Target.Organization org -> org.owner();
            case Target.Project project -> project.projectId();
            case Target.ProjectGrant grant -> grant.grantId();
        };
    }
}
