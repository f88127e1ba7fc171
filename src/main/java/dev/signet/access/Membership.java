package dev.signet.access;

import java.util.List;

/** Manager roles a user holds on a target, for instance ORG_OWNER on one organization (requirement Z-13). */
public record Membership(Target target, List<String> roles) {
    public Membership {
        roles = List.copyOf(roles);
    }
}
