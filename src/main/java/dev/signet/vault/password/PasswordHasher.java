package dev.signet.vault.password;

import dev.signet.kernel.InvalidConfiguration;
import dev.signet.kernel.Setting;
import dev.signet.kernel.Task;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id and verifies them against its own and imported hashes.
 *
 * <p>At most {@code signet.password-hash.max-concurrent} computations run at once. A hash that takes more memory than
 * the server's own counts as several computations, in proportion to its memory, so that memory stays bounded too.
 * Callers wait at most {@code signet.password-hash.queue-timeout} and then get {@link HashingOverloaded}. Never call
 * this inside a database transaction, which would stay open during the wait.
 *
 * <p>A password may have up to 4,096 bytes in UTF-8; a stricter limit is up to the caller. Pass a {@code char[]} as
 * {@code CharBuffer.wrap(chars)}.
 *
 * <p>Source: RFC 9106, NIST SP 800-63B-4, ASVS 5.0 V6, security rules 11 and 13.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class PasswordHasher {
    private static final System.Logger LOG = System.getLogger(PasswordHasher.class.getName());
    private static final int MAX_PASSWORD_BYTES = 4096;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2Cost cost;
    private final HashingGate gate;
    private final SecureRandom random = new SecureRandom();
    private final Argon2Verifier argon2;
    private final BcryptVerifier bcrypt = new BcryptVerifier();
    private final ScryptVerifier scrypt = new ScryptVerifier();
    private final Pbkdf2Verifier pbkdf2 = new Pbkdf2Verifier();
    private final FirebaseScryptVerifier firebase = new FirebaseScryptVerifier();
    private final DigestVerifier digests = new DigestVerifier();
    private final ParsedHash.Argon2 dummy;

    /** @throws InvalidConfiguration if a setting is out of range */
    public PasswordHasher(PasswordHashConfig config) {
        this.cost = Argon2Cost.of(config.argon2());
        this.gate = new HashingGate(
                config.maxConcurrent().orElseGet(this::defaultConcurrency), config.maxQueued(), config.queueTimeout());
        this.argon2 = new Argon2Verifier(new JavaArgon2(cost.memoryKib()), config.nativeLibrary());
        this.dummy = ownHash(random(SALT_BYTES), random(HASH_BYTES));
        if (cost.belowRecommendation()) {
            LOG.log(System.Logger.Level.WARNING, "the cost in signet.password-hash.argon2 is below the OWASP minimum");
        }
    }

    /**
     * Loads the native library in the background, so that neither the start of the server nor the first sign-in waits
     * for it.
     */
    void warmUp(@Observes StartupEvent event) {
        if (Task.isServing()) {
            Thread.ofPlatform().daemon().name("native-argon2").start(argon2::prepare);
        }
    }

    /** Returns the number of hashes that wait for their turn. */
    int queued() {
        return gate.queued();
    }

    /**
     * Hashes a password in its normal form NFKC.
     *
     * @return a PHC string of fewer than 200 characters, {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash}
     * @throws HashingOverloaded if too many other computations run or wait
     * @throws IllegalArgumentException if the password has more than 4,096 bytes
     */
    public String hash(CharSequence password) {
        if (tooLong(password)) {
            throw new IllegalArgumentException("a password has at most " + MAX_PASSWORD_BYTES + " bytes in UTF-8");
        }
        HashBytes salt = random(SALT_BYTES);
        ParsedHash.Argon2 shape = ownHash(salt, random(HASH_BYTES));
        byte[] hash = gate.run(1, () -> {
            try (PasswordForms forms = new PasswordForms(password)) {
                return argon2.derive(shape, forms.normalised());
            }
        });
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=" + Argon2Parameters.ARGON2_VERSION_13 + "$m=" + cost.memoryKib() + ",t="
                + cost.iterations() + ",p=" + cost.parallelism() + "$" + base64.encodeToString(salt.toArray()) + "$"
                + base64.encodeToString(hash);
    }

    /**
     * Tells whether the password matches the hash.
     *
     * <p>Both the password as entered (the raw form) and its normal form are tried, the likelier one first: the normal
     * form for hashes of this server, the raw form for other hashes. If both forms are equal, only one is tried. A
     * password longer than 4,096 bytes matches no hash.
     *
     * @param encoded a hash of this server, or one that {@link #checkImport(String)} accepted
     * @throws InvalidHash if the encoded hash cannot be read or exceeds the limits
     * @throws HashingOverloaded if too many other computations run or wait
     */
    public boolean verify(CharSequence password, String encoded) {
        return verify(password, HashFormats.parse(encoded));
    }

    /**
     * Takes as long as {@link #verify(CharSequence, String)} takes for one of this server's own hashes. Called for a
     * user who does not exist or has no password, so that the response time does not reveal this.
     *
     * @throws HashingOverloaded if too many other computations run or wait
     */
    public void verifyDummy(CharSequence password) {
        boolean matched = verify(password, dummy);
        if (matched) {
            throw new IllegalStateException("a random hash matched");
        }
    }

    /**
     * Tells whether a hash that was just verified should be replaced by a new one of the same password, because it has
     * another algorithm or other parameters than the configured ones.
     *
     * @throws InvalidHash if the encoded hash cannot be read or exceeds the limits
     */
    public boolean needsRehash(String encoded) {
        return !(HashFormats.parse(encoded) instanceof ParsedHash.Argon2 hash && ownShape(hash) && cost.isCostOf(hash));
    }

    /**
     * Checks that this server can verify a hash that is to be imported.
     *
     * @return the parsed hash
     * @throws InvalidHash with the reason if it is malformed, of an unknown algorithm, beyond the limits, or needs more
     * than half of the heap
     */
    public ParsedHash checkImport(String encoded) {
        ParsedHash parsed = HashFormats.parse(encoded);
        if (!fitsHeap(parsed)) {
            throw new InvalidHash(
                    "verifying the hash takes " + parsed.memoryKib() + " KiB, more than this server can spare");
        }
        return parsed;
    }

    private boolean verify(CharSequence password, ParsedHash expected) {
        if (tooLong(password)) {
            return false;
        }
        if (!fitsHeap(expected)) {
            throw new HashingOverloaded("The password hash takes more memory than this server can spare.");
        }
        return gate.run(Math.ceilDiv(expected.memoryKib(), cost.memoryKib()), () -> {
            try (PasswordForms forms = new PasswordForms(password)) {
                List<byte[]> tried = expected instanceof ParsedHash.Argon2 hash && ownShape(hash)
                        ? forms.normalisedFirst()
                        : forms.rawFirst();
                return tried.stream().anyMatch(form -> matches(expected, form));
            }
        });
    }

    private boolean matches(ParsedHash expected, byte[] password) {
        return switch (expected) {
            case ParsedHash.Argon2 hash -> argon2.matches(hash, password);
            case ParsedHash.Bcrypt hash -> bcrypt.matches(hash, password);
            case ParsedHash.Scrypt hash -> scrypt.matches(hash, password);
            case ParsedHash.Pbkdf2 hash -> pbkdf2.matches(hash, password);
            case ParsedHash.FirebaseScrypt hash -> firebase.matches(hash, password);
            case ParsedHash.Digest hash -> digests.matches(hash, password);
        };
    }

    /** Returns one computation per processor, or fewer if together they would take more than half of the heap. */
    private int defaultConcurrency() {
        Runtime runtime = Runtime.getRuntime();
        long fitting = runtime.maxMemory() / 1024 / 2 / cost.memoryKib();
        return Math.clamp(fitting, 1, Math.min(runtime.availableProcessors(), HashingGate.MAX_CAPACITY));
    }

    private static boolean tooLong(CharSequence password) {
        return password.length() > MAX_PASSWORD_BYTES || PasswordForms.utf8Length(password) > MAX_PASSWORD_BYTES;
    }

    private static boolean fitsHeap(ParsedHash hash) {
        return hash.memoryKib() <= Runtime.getRuntime().maxMemory() / 1024 / 2;
    }

    private static boolean ownShape(ParsedHash.Argon2 hash) {
        return hash.variant() == ParsedHash.Argon2Variant.ARGON2ID
                && hash.version() == Argon2Parameters.ARGON2_VERSION_13
                && hash.salt().length() == SALT_BYTES
                && hash.hash().length() == HASH_BYTES;
    }

    private ParsedHash.Argon2 ownHash(HashBytes salt, HashBytes hash) {
        return new ParsedHash.Argon2(
                ParsedHash.Argon2Variant.ARGON2ID,
                Argon2Parameters.ARGON2_VERSION_13,
                cost.memoryKib(),
                cost.iterations(),
                cost.parallelism(),
                salt,
                hash);
    }

    private HashBytes random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HashBytes.of(bytes);
    }
}
