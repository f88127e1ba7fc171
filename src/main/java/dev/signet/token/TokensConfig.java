package dev.signet.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of tokens; {@link TokenLifetimes} checks the ranges at start. */
@ConfigMapping(prefix = "signet.tokens")
public interface TokensConfig {

    /**
     * How long an access token is valid: 10 seconds to 30 days, and at most as long as a signing key stays published
     * ({@code signet.signing-keys.retire-after}).
     */
    @WithDefault("12h")
    Duration accessTokenLifetime();

    /**
     * How long an ID token is valid: 10 seconds to 30 days, and at most as long as a signing key stays published
     * ({@code signet.signing-keys.retire-after}).
     */
    @WithDefault("12h")
    Duration idTokenLifetime();

    /** How long a refresh token may stay unused: 1 minute to 365 days, at most {@code refresh-absolute}. */
    @WithDefault("30d")
    Duration refreshIdle();

    /** Time from the sign-in until refresh tokens expire, however often they are renewed: 1 minute to 365 days. */
    @WithDefault("90d")
    Duration refreshAbsolute();

    /**
     * How long after a renewal the former refresh token is refused without ending its family: 0 to 60 seconds. With 0,
     * any reuse ends the family. With more, a client that sends one token twice keeps its tokens, but so does a thief
     * who used the token first.
     */
    @WithDefault("0s")
    Duration refreshReuseGrace();

    /**
     * Whether a sign-out also ends the session's refresh tokens and the access tokens that came with them. Access
     * tokens without a refresh token always end with the session.
     */
    @WithDefault("true")
    boolean endWithSession();

    /** The {@code typ} header of access tokens that are JWTs, unless the application has its own setting. */
    @WithDefault("at-jwt")
    Header accessTokenHeader();

    /**
     * Whether every application may request this server's own API and the audience of every project, whatever its
     * settings, as in ZITADEL. Meant for the time of a migration: any application that a person signs in to can then
     * act as that person, including administrators.
     */
    @WithDefault("false")
    boolean unrestrictedAudience();

    /** Values of the {@code typ} header. */
    enum Header {
        /** {@code at+jwt} (RFC 9068 section 2.1). */
        AT_JWT,
        /** {@code JWT}. */
        JWT
    }
}
