package dev.signet.login;

import dev.signet.session.Proof;
import java.time.Instant;
import java.util.Set;

/**
 * The progress of a sign-in between two pages.
 *
 * @param loginName as the person entered it; there may be no such user
 * @param userId the user who gave the proofs; empty before the first proof
 * @param given the proofs that were checked
 * @param at when the last proof was checked, or the name was entered
 */
record Progress(String loginName, String userId, Set<Proof> given, Instant at) {
    Progress {
        given = Set.copyOf(given);
    }

    static Progress named(String loginName, Instant at) {
        return new Progress(loginName, "", Set.of(), at);
    }
}
