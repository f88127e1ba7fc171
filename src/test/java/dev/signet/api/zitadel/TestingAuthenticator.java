package dev.signet.api.zitadel;

import dev.signet.access.Authenticator;
import dev.signet.access.Memberships;
import dev.signet.access.Principal;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Lets tests call as a person who has just signed in, without a sign-in: the token is {@code testing-person:<id>}. */
@Singleton
final class TestingAuthenticator implements Authenticator {
    private static final String PREFIX = "testing-person:";

    private final UserQueries users;
    private final Memberships memberships;
    private final Clock clock;

    TestingAuthenticator(UserQueries users, Memberships memberships, Clock clock) {
        this.users = users;
        this.memberships = memberships;
        this.clock = clock;
    }

    static String tokenOf(String userId) {
        return PREFIX + userId;
    }

    @Override
    public Optional<Principal> authenticate(String bearerToken) {
        if (!bearerToken.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return users.find(UserRef.anywhere(bearerToken.substring(PREFIX.length())))
                .map(user -> new Principal(
                        user.id(), user.orgId(), "testing", null, clock.instant(), memberships.of(user.id()), null));
    }
}
