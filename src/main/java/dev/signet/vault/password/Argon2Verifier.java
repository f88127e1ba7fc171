package dev.signet.vault.password;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes Argon2 with the native library if it can be loaded, and otherwise in Java. */
final class Argon2Verifier implements Argon2 {
    private static final System.Logger LOG = System.getLogger(Argon2Verifier.class.getName());

    private final Argon2 java;
    private final boolean nativeWanted;
    private volatile @Nullable Loaded loaded;

    Argon2Verifier(Argon2 java, boolean nativeWanted) {
        this.java = java;
        this.nativeWanted = nativeWanted;
    }

    /** Tells whether a password matches a hash. */
    boolean matches(ParsedHash.Argon2 expected, byte[] password) {
        return expected.hash().matches(derive(expected, password));
    }

    @Override
    public byte[] derive(ParsedHash.Argon2 shape, byte[] password) {
        NativeArgon2 library = library();
        return library != null && library.computes(shape)
                ? library.derive(shape, password)
                : java.derive(shape, password);
    }

    /** Loads the library now, so that the first hash does not wait for it. */
    void prepare() {
        library();
    }

    private @Nullable NativeArgon2 library() {
        Loaded known = loaded;
        return (known != null ? known : loadOnce()).library();
    }

    private synchronized Loaded loadOnce() {
        Loaded known = loaded;
        if (known == null) {
            known = new Loaded(nativeWanted ? load().orElse(null) : null);
            loaded = known;
            LOG.log(
                    System.Logger.Level.INFO,
                    "Argon2 password hashes are computed by {0}",
                    known.library() == null ? "Java" : "the native library");
        }
        return known;
    }

    private static Optional<NativeArgon2> load() {
        try {
            return Optional.of(NativeArgon2.open());
        } catch (Argon2Unavailable | LinkageError | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the native Argon2 library cannot be loaded: {0}", e.toString());
            return Optional.empty();
        }
    }

    private record Loaded(@Nullable NativeArgon2 library) {}
}
