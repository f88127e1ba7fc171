package dev.signet.interaction;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that a person sign in. It travels sealed through the browser ({@link SignInRequests}) and knows no protocol:
 * what the asker needs to go on with is in its details, which nobody else reads.
 *
 * @param id unique; the same in every sealed form of this request
 * @param agentId the browser it came from; only that one may answer it
 * @param clientId the application that asks, or in whose name a page of this server asks
 * @param answer where the answer goes
 * @param details what the asker finds again; at most {@link SignInRequests#MAX_LENGTH} characters altogether when sealed
 * @param sessionId the session that answers it; null while nobody has signed in
 * @param declined whether the person does not want to sign in
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

    /** A request that nobody has answered yet. */
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
     * Where an answer goes.
     *
     * @param path on this server, up to and with the name of the parameter that takes the sealed request, such as {@code
     *     /oauth/v2/authorize/callback?id=}
     * @param home of the application that the browser is sent to in the end: scheme and authority of a web address, scheme
     *     and colon of any other; null where a page of this server asks
     */
    public record Return(String path, @Nullable String home) {

        /** Whether the browser ends at a web page of the application, which may send it on to anywhere. */
        public boolean leadsToWeb() {
            return home != null && (home.startsWith("https://") || home.startsWith("http://"));
        }
    }

    /** The same for a browser that is known now. */
    public SignInRequest in(String browser) {
        return new SignInRequest(
                id, browser, clientId, answer, wishes, details, sessionId, declined, createdAt, expiresAt);
    }

    /** The same with the session that answers it. */
    public SignInRequest answeredBy(String session) {
        return new SignInRequest(id, agentId, clientId, answer, wishes, details, session, false, createdAt, expiresAt);
    }

    /** The same after the person has declined it. */
    public SignInRequest whenDeclined() {
        return new SignInRequest(id, agentId, clientId, answer, wishes, details, null, true, createdAt, expiresAt);
    }

    /** The same, which now wants a proof that is given after this time. */
    public SignInRequest askingAgain(Instant now) {
        Set<Wanted> wanted = EnumSet.of(Wanted.FRESH_PROOF);
        wanted.addAll(wishes.wanted());
        Wishes again = new Wishes(
                wanted, wishes.maxAge(), wishes.loginHint(), wishes.uiLocales(), wishes.userId(), wishes.orgId());
        return new SignInRequest(id, agentId, clientId, answer, again, details, null, false, now, expiresAt);
    }

    /** What the asker kept under this name. */
    public String detail(String name) {
        return Objects.requireNonNullElse(details.get(name), "");
    }

    /** Whether there is an application that can be told that the person does not want to sign in. */
    public boolean cancellable() {
        return answer.home() != null;
    }

    public boolean wants(Wanted what) {
        return wishes.wanted().contains(what);
    }

    /**
     * Whether a proof given at that time answers this request: one given for it always does, an older one unless another
     * is wanted, or one younger than it is (OpenID Connect Core 3.1.2.1).
     */
    public boolean accepts(Instant authTime, Instant now) {
        if (!authTime.isBefore(createdAt)) {
            return true;
        }
        Long maxAge = wishes.maxAge();
        return !wants(Wanted.FRESH_PROOF)
                && (maxAge == null || authTime.plusSeconds(maxAge).isAfter(now));
    }

    /** Whether it may be answered about this user. */
    public boolean isAbout(String userId) {
        return wishes.userId() == null || userId.equals(wishes.userId());
    }

    /** Whether a user of this organization may answer it. */
    public boolean isOpenTo(String orgId) {
        return wishes.orgId() == null || orgId.equals(wishes.orgId());
    }

    @Override
    public String toString() {
        return "SignInRequest[" + id + ']';
    }
}
