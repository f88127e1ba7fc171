package dev.signet.user.code;

import dev.signet.eventstore.Ids;
import dev.signet.kernel.SecretChange;
import dev.signet.vault.Digests;
import dev.signet.vault.Secrets;
import dev.signet.vault.VaultKeys;
import dev.signet.vault.password.TokenGenerator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Generates one-time codes, compares what people enter, and decrypts codes for sending.
 *
 * <p>A code is stored as a keyed digest and, until it is sent, also encrypted under a key of the vault. It is never
 * part of an event, a log line or a response.
 */
@Singleton
public final class Codes {
    private static final String KEY = "codes";

    /**
     * Spaces and dashes, which people may type between the characters of a code because pages and mails show it with
     * gaps.
     */
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]");

    private final TokenGenerator generator;
    private final Ids ids;
    private final Digests digests;
    private final VaultKeys keys;
    private final Secrets secrets;

    Codes(TokenGenerator generator, Ids ids, Digests digests, VaultKeys keys, Secrets secrets) {
        this.generator = generator;
        this.ids = ids;
        this.digests = digests;
        this.keys = keys;
        this.secrets = secrets;
    }

    /**
     * Returns the readable code for sending; empty once it was sent, used, replaced or removed.
     *
     * @param codeId id of the code, as in the event {@code ...code.added} that announced it
     */
    public Optional<String> readable(String userId, CodeKind kind, String codeId) {
        return secrets.find(userId, kind.deliveryKind(), codeId).map(waiting -> open(kind, codeId, waiting.value()));
    }

    /** Returns a new code that is valid from now on; nothing is stored yet. */
    public Issued issue(CodeKind kind, Instant now) {
        String id = ids.next();
        String code = generator.code();
        return new Issued(kind, id, digest(kind, id, code), seal(kind, id, code), now.plus(kind.lifetime()));
    }

    /**
     * Compares an entered code, regardless of case, spaces and dashes, with the outstanding one. If there is none,
     * nothing matches.
     */
    public Check check(String userId, CodeKind kind, @Nullable Code outstanding, String entered, Instant now) {
        if (outstanding == null) {
            return new Check("", false, now);
        }
        String digest = digest(kind, outstanding.id(), plain(entered).toUpperCase(Locale.ROOT));
        boolean matched = secrets.find(userId, kind.secretKind(), outstanding.id())
                .map(stored -> Digests.same(stored.value(), digest))
                .orElse(false);
        return new Check(outstanding.id(), matched, now);
    }

    /** Returns the kind of code that is issued when a person is created; null if none is needed. */
    public static @Nullable CodeKind firstCodeOf(boolean emailVerified, boolean passwordSet, boolean selfRegistered) {
        if (emailVerified && passwordSet) {
            return null;
        }
        return selfRegistered && passwordSet ? CodeKind.EMAIL : CodeKind.INITIALIZATION;
    }

    /** Returns an entered code without the spaces and dashes that people type between its letters. */
    public static String plain(String entered) {
        return SEPARATORS.matcher(entered).replaceAll("");
    }

    private String digest(CodeKind kind, String id, String code) {
        return digests.token(kind.secretKind() + '/' + id, code);
    }

    private String seal(CodeKind kind, String id, String code) {
        byte[] sealed = keys.encrypt(KEY, code.getBytes(StandardCharsets.UTF_8), place(kind, id));
        return Base64.getEncoder().encodeToString(sealed);
    }

    private String open(CodeKind kind, String id, String sealed) {
        byte[] plain = keys.decrypt(KEY, Base64.getDecoder().decode(sealed), place(kind, id));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static String place(CodeKind kind, String id) {
        return kind.deliveryKind() + '/' + id;
    }

    /**
     * The result of comparing an entered code with the stored digest.
     *
     * @param codeId id of the code that it was compared with; empty if there was no code that could be used
     */
    public record Check(String codeId, boolean matched, Instant now) {}

    /**
     * A new one-time code in the two forms in which it may be stored.
     *
     * @param digest what an entered code is compared with
     * @param sealed the code in encrypted form, stored until it is sent
     */
    public record Issued(CodeKind kind, String id, String digest, String sealed, Instant expiresAt) {

        /** Returns the changes that replace the previous code of this kind by this one. */
        public List<SecretChange> replacing() {
            return List.of(
                    new SecretChange.RemoveAll(kind.secretKind()),
                    new SecretChange.RemoveAll(kind.deliveryKind()),
                    new SecretChange.Put(kind.secretKind(), id, digest, expiresAt),
                    new SecretChange.Put(kind.deliveryKind(), id, sealed, expiresAt));
        }

        /** Returns the changes that store this code if there is no previous one of this kind. */
        public List<SecretChange> storing() {
            return replacing().subList(2, 4);
        }
    }
}
