package dev.signet.login;

import dev.signet.session.BrowserCookie;
import dev.signet.user.view.UserView;
import dev.signet.vault.SealedSecrets;
import dev.signet.vault.password.TokenGenerator;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes a browser in which a person has signed in with the current password, so that strangers who enter wrong
 * passwords do not lock the person out there (A-36, ADR 25).
 *
 * <p>The cookie is encrypted and authenticated. It holds up to {@value #MOST} people and is valid for 180 days after a
 * sign-in, or until the password changes. Its only effect is that password attempts and requests for mails from this
 * browser are counted separately: whoever steals it still needs the password.
 */
@Singleton
final class KnownBrowsers {
    static final int MOST = 10;

    private static final String PURPOSE = "known-browser";
    private static final Duration LIFETIME = Duration.ofDays(180);
    private static final int ID_BITS = 128;
    private static final int MAX_LENGTH = 3_500;

    private final SealedSecrets sealed;
    private final TokenGenerator generator;
    private final Clock clock;
    private final boolean secure;

    KnownBrowsers(
            SealedSecrets sealed,
            TokenGenerator generator,
            Clock clock,
            @ConfigProperty(name = "signet.external-url", defaultValue = "http://localhost:8080") URI externalUrl) {
        this.sealed = sealed;
        this.generator = generator;
        this.clock = clock;
        this.secure = "https".equalsIgnoreCase(externalUrl.getScheme());
    }

    /** The name of the cookie: {@code __Host-signet-known} on https, {@code signet-known} on http. */
    String name() {
        return secure ? "__Host-signet-known" : "signet-known";
    }

    /**
     * The id under which this browser is known as one in which the person signed in; empty if the person has not signed
     * in there with the current password.
     */
    Optional<String> idFor(@Nullable String cookie, UserView user) {
        return entries(cookie).stream()
                .filter(entry -> entry.userId().equals(user.id())
                        && entry.password().equals(passwordOf(user))
                        && clock.instant().isBefore(entry.at().plus(LIFETIME)))
                .map(Entry::browserId)
                .findFirst();
    }

    /**
     * The cookie to set after a sign-in. It still lists the people who signed in in this browser before, the latest
     * first.
     */
    NewCookie remember(@Nullable String cookie, UserView user) {
        String browserId = idFor(cookie, user).orElseGet(() -> generator.token(ID_BITS));
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(user.id(), browserId, passwordOf(user), clock.instant()));
        entries(cookie).stream()
                .filter(entry -> !entry.userId().equals(user.id()))
                .limit(MOST - 1L)
                .forEach(entries::add);
        String value = seal(entries);
        while (value.length() > MAX_LENGTH && entries.size() > 1) {
            entries.removeLast();
            value = seal(entries);
        }
        return BrowserCookie.of(name(), value, "/", secure, LIFETIME);
    }

    private String seal(List<Entry> entries) {
        String text = String.join("\n", entries.stream().map(Entry::line).toList());
        // base64url, because its characters need no quotes in a cookie
        return sealed.sealForUrl(PURPOSE, "", text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Entry> entries(@Nullable String cookie) {
        if (cookie == null || cookie.isEmpty() || cookie.length() > MAX_LENGTH) {
            return List.of();
        }
        try {
            return sealed.openFromUrl(PURPOSE, "", cookie).stream()
                    .flatMap(text -> new String(text, StandardCharsets.UTF_8).lines())
                    .map(Entry::read)
                    .toList();
        } catch (IllegalArgumentException | DateTimeException e) {
            return List.of();
        }
    }

    /**
     * A text that changes with the password. When the password is changed, somebody who signed in with the earlier one
     * can no longer use the separate count of a known browser.
     */
    private static String passwordOf(UserView user) {
        UserView.Human human = user.human();
        Instant changed = human == null ? null : human.passwordChangedAt();
        return changed == null ? "" : changed.toString();
    }

    /**
     * A person who has signed in in this browser.
     *
     * @param password time at which the password that was used had been set; empty if it is unknown
     * @param at when the person signed in
     */
    private record Entry(String userId, String browserId, String password, Instant at) {
        private static final int PARTS = 4;

        String line() {
            return String.join("\t", userId, browserId, password, at.toString());
        }

        static Entry read(String line) {
            String[] parts = line.split("\t", -1);
            if (parts.length != PARTS) {
                throw new IllegalArgumentException("not an entry");
            }
            return new Entry(parts[0], parts[1], parts[2], Instant.parse(parts[3]));
        }
    }
}
