package dev.signet.interaction;

import dev.signet.session.Proof;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that a person sign in. It travels through the browser in sealed form ({@link SignInRequests}) and is
 * independent of the protocol: what the protocol needs to continue is in {@code details}, which only that protocol
 * reads.
 *
 * @param id unique; the same in every sealed form of this request
 * @param agentId the browser that sent the request; only this browser may answer it
 * @param clientId the application to sign in to
 * @param answer where the browser takes the answer to the request
 * @param details values that the protocol needs when it continues; the whole sealed request is limited to {@link
 *     SignInRequests#MAX_LENGTH} characters
 * @param sessionId the session that answers the request; null until somebody has signed in
 * @param declined whether the person has declined to sign in
 */
public record SignInRequest(
        String id,
        String agentId,
        String clientId,
        Return answer,
        Wishes wishes,
        Map<String, String> details,
        @Nullable String sessionId,
        boolean declined,
        Instant createdAt,
        Instant expiresAt) {

    public SignInRequest {
        details = Map.copyOf(details);
    }

    /** Creates a request that nobody has answered yet. */
    public SignInRequest(
            String id,
            String agentId,
            String clientId,
            Return answer,
            Wishes wishes,
            Map<String, String> details,
            Instant createdAt,
            Instant expiresAt) {
        this(id, agentId, clientId, answer, wishes, details, null, false, createdAt, expiresAt);
    }

    /**
     * Where the answer goes.
     *
     * @param path the path on this server, including the name of the parameter that takes the sealed request, such as
     *     {@code /oauth/v2/authorize/callback?id=}
     * @param home the part of the application's redirect address that identifies the application: scheme and authority
     *     of a web address, scheme and colon of any other; null if a page of this server created the request
     */
    public record Return(String path, @Nullable String home) {

        /**
         * Whether the browser ends at a web page of the application, which may in turn redirect it to any other site.
         */
        public boolean leadsToWeb() {
            return home != null && (home.startsWith("https://") || home.startsWith("http://"));
        }
    }

    /** Returns a copy for the browser with this agent id, which was not yet known when the request was created. */
    public SignInRequest in(String browser) {
        return new SignInRequest(
                id, browser, clientId, answer, wishes, details, sessionId, declined, createdAt, expiresAt);
    }

    /** Returns a copy that the session with this id answers. */
    public SignInRequest answeredBy(String session) {
        return new SignInRequest(id, agentId, clientId, answer, wishes, details, session, false, createdAt, expiresAt);
    }

    /** Returns a copy that the person has declined. */
    public SignInRequest whenDeclined() {
        return new SignInRequest(id, agentId, clientId, answer, wishes, details, null, true, createdAt, expiresAt);
    }

    /** Returns a copy that requires a proof of identity given after this time. */
    public SignInRequest askingAgain(Instant now) {
        Set<Wanted> wanted = EnumSet.of(Wanted.FRESH_PROOF);
        wanted.addAll(wishes.wanted());
        Wishes again = new Wishes(
                wanted, wishes.maxAge(), wishes.loginHint(), wishes.uiLocales(), wishes.userId(), wishes.orgId());
        return new SignInRequest(id, agentId, clientId, answer, again, details, null, false, now, expiresAt);
    }

    /** The detail of this name; an empty text if there is none. */
    public String detail(String name) {
        return Objects.requireNonNullElse(details.get(name), "");
    }

    /** Whether the person can decline, because there is an application that can be told. */
    public boolean cancellable() {
        return answer.home() != null;
    }

    public boolean wants(Wanted what) {
        return wishes.wanted().contains(what);
    }

    /**
     * Whether a sign-in at {@code authTime} is recent enough for this request. A sign-in after the request was created
     * always is; an older one only if no fresh proof is wanted and it is younger than the maximum age (OpenID Connect
     * Core 3.1.2.1).
     */
    public boolean accepts(Instant authTime, Instant now) {
        if (!authTime.isBefore(createdAt)) {
            return true;
        }
        Long maxAge = wishes.maxAge();
        return !wants(Wanted.FRESH_PROOF)
                && (maxAge == null || authTime.plusSeconds(maxAge).isAfter(now));
    }

    /** Whether these proofs of a session suffice for this request. */
    public boolean accepts(Set<Proof> proofs) {
        return !wants(Wanted.SECOND_FACTOR) || proofs.size() > 1;
    }

    /** Whether this user may answer the request. */
    public boolean isAbout(String userId) {
        return wishes.userId() == null || userId.equals(wishes.userId());
    }

    /** Whether users of this organization may answer the request. */
    public boolean isOpenTo(String orgId) {
        return wishes.orgId() == null || orgId.equals(wishes.orgId());
    }

    @Override
    public String toString() {
        return "SignInRequest[" + id + ']';
    }
}
