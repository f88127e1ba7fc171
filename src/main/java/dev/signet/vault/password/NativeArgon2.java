package dev.signet.vault.password;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Computes Argon2 with libsodium, in memory outside the Java heap.
 *
 * <p>The library maps the memory of a hash when the computation starts, and returns it to the operating system when the
 * computation ends. It therefore holds memory only for the hashes that {@link HashingGate} lets run at the same time.
 * It uses the widest vector instructions that the processor has.
 */
final class NativeArgon2 implements Argon2 {
    /** int sodium_init(void) */
    private static final FunctionDescriptor SODIUM_INIT = FunctionDescriptor.of(ValueLayout.JAVA_INT);

    /**
     * int crypto_pwhash(unsigned char *out, unsigned long long outlen, const char *passwd, unsigned long long passwdlen,
     * const unsigned char *salt, unsigned long long opslimit, size_t memlimit, int alg)
     */
    private static final FunctionDescriptor CRYPTO_PWHASH = FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT);

    private static final int VERSION = 0x13;
    private static final int SALT_BYTES = 16;
    private static final int MIN_HASH_BYTES = 16;

    private final MethodHandle compute;

    private NativeArgon2(MethodHandle compute) {
        this.compute = compute;
    }

    /** Loads the library for this operating system and processor, and checks that it computes a known hash. */
    static NativeArgon2 open() throws Argon2Unavailable {
        Sodium library = Sodium.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        NativeArgon2 argon2 = linked(library.open());
        argon2.requireKnownAnswer();
        return argon2;
    }

    @SuppressWarnings("restricted") // linking is restricted; the descriptors match the declarations of libsodium
    private static NativeArgon2 linked(SymbolLookup library) throws Argon2Unavailable {
        Linker linker = Linker.nativeLinker();
        MethodHandle initialize = linker.downcallHandle(library.findOrThrow("sodium_init"), SODIUM_INIT);
        if (call(() -> (int) initialize.invokeExact()) < 0) {
            throw new Argon2Unavailable("it cannot be initialized");
        }
        return new NativeArgon2(linker.downcallHandle(library.findOrThrow("crypto_pwhash"), CRYPTO_PWHASH));
    }

    /**
     * Tells whether the library can compute this hash. It knows version 1.3 with one lane, salts of 16 bytes, hashes of
     * at least 16 bytes, and for Argon2i at least three passes.
     */
    boolean computes(ParsedHash.Argon2 shape) {
        return shape.version() == VERSION
                && shape.parallelism() == 1
                && shape.salt().length() == SALT_BYTES
                && shape.hash().length() >= MIN_HASH_BYTES
                && shape.iterations() >= minIterations(shape.variant());
    }

    @Override
    public byte[] derive(ParsedHash.Argon2 shape, byte[] password) {
        byte[] derived = new byte[shape.hash().length()];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(derived.length);
            MemorySegment salt =
                    arena.allocateFrom(ValueLayout.JAVA_BYTE, shape.salt().toArray());
            MemorySegment secret = arena.allocate(Math.max(1, password.length));
            try {
                secret.copyFrom(MemorySegment.ofArray(password));
                run(shape, secret, password.length, salt, out);
                out.asByteBuffer().get(derived);
            } finally {
                secret.fill((byte) 0);
                out.fill((byte) 0);
            }
        }
        return derived;
    }

    private void run(
            ParsedHash.Argon2 shape, MemorySegment secret, long secretBytes, MemorySegment salt, MemorySegment out) {
        long memoryBytes = 1024L * shape.memoryKib();
        long passes = shape.iterations();
        int algorithm = algorithm(shape.variant());
        int result = call(() -> (int)
                compute.invokeExact(out, out.byteSize(), secret, secretBytes, salt, passes, memoryBytes, algorithm));
        if (result != 0) { // every parameter was checked, so that only memory can be missing
            throw new HashingOverloaded("The system has no memory for a password hash. Try again later.");
        }
    }

    private static int algorithm(ParsedHash.Argon2Variant variant) {
        return switch (variant) {
            case ARGON2I -> 1;
            case ARGON2ID -> 2;
        };
    }

    private static int minIterations(ParsedHash.Argon2Variant variant) {
        return switch (variant) {
            case ARGON2I -> 3;
            case ARGON2ID -> 1;
        };
    }

    private static int call(Downcall downcall) {
        try {
            return downcall.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void requireKnownAnswer() throws Argon2Unavailable {
        byte[] tag = HexFormat.of().parseHex("cab746b4621993fdc91ec50787980b414a90a692f0bc68dfe19f9c25b3cba9ec");
        ParsedHash.Argon2 known = new ParsedHash.Argon2(
                ParsedHash.Argon2Variant.ARGON2ID,
                VERSION,
                256,
                2,
                1,
                HashBytes.of(
                        new byte[] {'s', 'o', 'm', 'e', 's', 'a', 'l', 't', 's', 'o', 'm', 'e', 's', 'a', 'l', 't'}),
                HashBytes.of(tag));
        byte[] derived = derive(known, new byte[] {'p', 'a', 's', 's', 'w', 'o', 'r', 'd'});
        if (!Arrays.equals(derived, tag)) {
            throw new Argon2Unavailable("it computes a wrong hash");
        }
    }

    @FunctionalInterface
    private interface Downcall {
        int run() throws Throwable;
    }
}
