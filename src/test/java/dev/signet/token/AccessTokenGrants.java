package dev.signet.token;

import java.time.Instant;
import java.util.Map;

/** Grants of access tokens as only a token exchange makes them, without one. */
public final class AccessTokenGrants {
    private AccessTokenGrants() {}

    /** A token on its own for somebody who acts for the user. */
    public static AccessTokenGrant actedBy(Actors actors, TokenTerms terms, TokenForm form) {
        return actedBy(actors, AccessTokenGrant.of(terms, form));
    }

    /** The same for somebody who acts for the user. */
    static AccessTokenGrant actedBy(Actors actors, AccessTokenGrant grant) {
        return new AccessTokenGrant(
                grant.terms(),
                grant.form(),
                grant.familyId(),
                actors,
                grant.claims(),
                grant.notAfter(),
                grant.clockSkew(),
                grant.header());
    }

    /** The same, ending at the latest then. */
    static AccessTokenGrant endingBy(Instant latest, AccessTokenGrant grant) {
        return new AccessTokenGrant(
                grant.terms(),
                grant.form(),
                grant.familyId(),
                grant.actors(),
                grant.claims(),
                latest,
                grant.clockSkew(),
                grant.header());
    }

    /** The same with these further claims. */
    static AccessTokenGrant withClaims(Map<String, Object> claims, AccessTokenGrant grant) {
        return new AccessTokenGrant(
                grant.terms(),
                grant.form(),
                grant.familyId(),
                grant.actors(),
                claims,
                grant.notAfter(),
                grant.clockSkew(),
                grant.header());
    }
}
