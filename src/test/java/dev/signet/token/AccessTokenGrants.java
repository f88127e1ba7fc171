package dev.signet.token;

import java.time.Instant;
import java.util.Map;

/** Grants of access tokens with parts that only a token exchange sets, for tests without one. */
public final class AccessTokenGrants {
    private AccessTokenGrants() {}

    /** Creates the grant of a token without family for actors who act for the user. */
    public static AccessTokenGrant actedBy(Actors actors, TokenTerms terms, TokenForm form) {
        return actedBy(actors, AccessTokenGrant.of(terms, form));
    }

    /** Returns the grant with these actors. */
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

    /** Returns the grant with this latest expiry. */
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

    /** Returns the grant with these further claims. */
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
