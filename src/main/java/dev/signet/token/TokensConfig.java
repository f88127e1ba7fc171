package dev.signet.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of tokens; {@link TokenLifetimes} checks the ranges at start. */
@ConfigMapping(prefix = "signet.tokens")
public interface TokensConfig {

    /** How long an access token is accepted: 10 seconds to 30 days, not longer than keys stay published. */
    @WithDefault("12h")
    Duration accessTokenLifetime();

    /** How long an ID token is valid: 10 seconds to 30 days, not longer than keys stay published. */
    @WithDefault("12h")
    Duration idTokenLifetime();

    /** How long a refresh token may stay unused: 1 minute to 365 days, at most {@code refresh-absolute}. */
    @WithDefault("30d")
    Duration refreshIdle();

    /** How long refresh tokens last after the sign-in, however often they are renewed: 1 minute to 365 days. */
    @WithDefault("90d")
    Duration refreshAbsolute();

    /**
     * For how long after a renewal the former refresh token is refused without ending its family: 0 to 60 seconds. With 0
     * any reuse ends the family; with more, a client that sends one token twice stays signed in, but so does a thief who
     * was first.
     */
    @WithDefault("0s")
    Duration refreshReuseGrace();

    /**
     * Whether a sign-out ends the session's refresh tokens too, and the access tokens that came with them; access tokens
     * without refresh token always end.
     */
    @WithDefault("true")
    boolean endWithSession();

    /** The header {@code typ} of access tokens that are JWTs, where the application does not say otherwise. */
    @WithDefault("at-jwt")
    Header accessTokenHeader();

    /**
     * Whether every application may ask for this server's own API and for the audience of every project, whatever its
     * settings, as in ZITADEL. For the time of a migration: any application that a person signs in to may then act as
     * that person, administrators included.
     */
    @WithDefault("false")
    boolean unrestrictedAudience();

    /** Values of the header {@code typ}. */
    enum Header {
        /** {@code at+jwt} (RFC 9068 section 2.1). */
        AT_JWT,
        /** {@code JWT}. */
        JWT
    }
}
