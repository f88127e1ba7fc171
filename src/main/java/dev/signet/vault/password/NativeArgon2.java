package dev.signet.vault.password;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Computes Argon2 with the reference implementation in C, in memory outside the Java heap.
 *
 * <p>The library allocates the memory of a hash when the computation starts, and wipes and frees it when the
 * computation ends. It therefore holds memory only for the hashes that {@link HashingGate} lets run at the same time.
 * It computes all lanes on the calling thread.
 */
final class NativeArgon2 implements Argon2 {
    /** Layout of the struct {@code argon2_context} in argon2.h. */
    static final StructLayout CONTEXT = MemoryLayout.structLayout(
            ValueLayout.ADDRESS.withName("out"),
            ValueLayout.JAVA_INT.withName("outlen"),
            MemoryLayout.paddingLayout(4),
            ValueLayout.ADDRESS.withName("pwd"),
            ValueLayout.JAVA_INT.withName("pwdlen"),
            MemoryLayout.paddingLayout(4),
            ValueLayout.ADDRESS.withName("salt"),
            ValueLayout.JAVA_INT.withName("saltlen"),
            MemoryLayout.paddingLayout(4),
            ValueLayout.ADDRESS.withName("secret"),
            ValueLayout.JAVA_INT.withName("secretlen"),
            MemoryLayout.paddingLayout(4),
            ValueLayout.ADDRESS.withName("ad"),
            ValueLayout.JAVA_INT.withName("adlen"),
            ValueLayout.JAVA_INT.withName("t_cost"),
            ValueLayout.JAVA_INT.withName("m_cost"),
            ValueLayout.JAVA_INT.withName("lanes"),
            ValueLayout.JAVA_INT.withName("threads"),
            ValueLayout.JAVA_INT.withName("version"),
            ValueLayout.ADDRESS.withName("allocate_cbk"),
            ValueLayout.ADDRESS.withName("free_cbk"),
            ValueLayout.JAVA_INT.withName("flags"),
            MemoryLayout.paddingLayout(4));

    private static final FunctionDescriptor ARGON2_CTX =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final int OK = 0;
    private static final int MEMORY_ALLOCATION_ERROR = -22;
    private static final int MIN_SALT_BYTES = 8;

    private final MethodHandle compute;

    @SuppressWarnings("restricted") // linking is restricted; the descriptor matches the declaration in argon2.h
    NativeArgon2(SymbolLookup library) {
        this.compute = Linker.nativeLinker().downcallHandle(library.findOrThrow("argon2_ctx"), ARGON2_CTX);
    }

    /** Loads the library for this operating system and processor, and checks that it computes a known hash. */
    static NativeArgon2 open() throws Argon2Unavailable {
        Argon2Library library = Argon2Library.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        NativeArgon2 argon2 = new NativeArgon2(library.open());
        argon2.requireKnownAnswer();
        return argon2;
    }

    /** Tells whether the library can compute this hash: it refuses salts shorter than eight bytes. */
    boolean computes(ParsedHash.Argon2 shape) {
        return shape.salt().length() >= MIN_SALT_BYTES;
    }

    @Override
    public byte[] derive(ParsedHash.Argon2 shape, byte[] password) {
        byte[] derived = new byte[shape.hash().length()];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(derived.length);
            MemorySegment secret = arena.allocate(Math.max(1, password.length));
            try {
                secret.copyFrom(MemorySegment.ofArray(password));
                run(context(arena, shape, secret, password.length, out), type(shape.variant()));
                out.asByteBuffer().get(derived);
            } finally {
                secret.fill((byte) 0);
                out.fill((byte) 0);
            }
        }
        return derived;
    }

    /** Returns the library's parameter struct, filled in. Its callbacks are not set; the caller may set them. */
    static MemorySegment context(
            Arena arena, ParsedHash.Argon2 shape, MemorySegment password, int passwordBytes, MemorySegment out) {
        MemorySegment salt =
                arena.allocateFrom(ValueLayout.JAVA_BYTE, shape.salt().toArray());
        MemorySegment context = arena.allocate(CONTEXT);
        context.set(ValueLayout.ADDRESS, offset("out"), out);
        setNumber(context, "outlen", Math.toIntExact(out.byteSize()));
        context.set(ValueLayout.ADDRESS, offset("pwd"), password);
        setNumber(context, "pwdlen", passwordBytes);
        context.set(ValueLayout.ADDRESS, offset("salt"), salt);
        setNumber(context, "saltlen", Math.toIntExact(salt.byteSize()));
        setNumber(context, "t_cost", shape.iterations());
        setNumber(context, "m_cost", shape.memoryKib());
        setNumber(context, "lanes", shape.parallelism());
        setNumber(context, "threads", 1);
        setNumber(context, "version", shape.version());
        return context;
    }

    static long offset(String field) {
        return CONTEXT.byteOffset(PathElement.groupElement(field));
    }

    void run(MemorySegment context, int type) {
        int result;
        try {
            result = (int) compute.invokeExact(context, type);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (result == MEMORY_ALLOCATION_ERROR) {
            throw new HashingOverloaded("The system has no memory for a password hash. Try again later.");
        }
        if (result != OK) {
            throw new IllegalStateException("argon2_ctx failed with code " + result);
        }
    }

    /** Returns the variant's number in RFC 9106. */
    static int type(ParsedHash.Argon2Variant variant) {
        return switch (variant) {
            case ARGON2I -> 1;
            case ARGON2ID -> 2;
        };
    }

    private void requireKnownAnswer() throws Argon2Unavailable {
        byte[] tag = HexFormat.of().parseHex("9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");
        ParsedHash.Argon2 known = new ParsedHash.Argon2(
                ParsedHash.Argon2Variant.ARGON2ID,
                19,
                256,
                2,
                1,
                HashBytes.of(new byte[] {'s', 'o', 'm', 'e', 's', 'a', 'l', 't'}),
                HashBytes.of(tag));
        byte[] derived = derive(known, new byte[] {'p', 'a', 's', 's', 'w', 'o', 'r', 'd'});
        if (!Arrays.equals(derived, tag)) {
            throw new Argon2Unavailable("it computes a wrong hash");
        }
    }

    private static void setNumber(MemorySegment context, String field, int value) {
        context.set(ValueLayout.JAVA_INT, offset(field), value);
    }
}
