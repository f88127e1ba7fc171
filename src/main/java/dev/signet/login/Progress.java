package dev.signet.login;

import dev.signet.session.Proof;
import java.time.Instant;
import java.util.Set;

/**
 * How far a sign-in has come, between two pages.
 *
 * @param loginName as the person entered it; there may be no such user
 * @param userId the user who gave the proofs; empty while there are none
 * @param given proofs that were checked
 * @param at when the last of them was checked, or the name was entered
 */
record Progress(String loginName, String userId, Set<Proof> given, Instant at) {
    Progress {
        given = Set.copyOf(given);
    }

    static Progress named(String loginName, Instant at) {
        return new Progress(loginName, "", Set.of(), at);
    }
}
