package dev.signet.vault.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compares the C library with the Java implementation, on machines on which the library can be loaded. */
class NativeArgon2Test {
    private final NativeArgon2 library = open();
    private final JavaArgon2 java = new JavaArgon2(1024);

    @Property(tries = 200)
    void both_implementations_compute_the_same(
            @ForAll("shapes") ParsedHash.Argon2 shape, @ForAll("passwords") byte[] password) {
        assertThat(library.derive(shape, password)).isEqualTo(java.derive(shape, password));
    }

    @Property(tries = 20)
    void a_salt_that_the_library_refuses_is_computed_in_java(@ForAll("passwords") byte[] password) {
        ParsedHash.Argon2 shape = shape(ParsedHash.Argon2Variant.ARGON2ID, 19, 1, 1, 0, new byte[7], 32);

        assertThat(library.computes(shape)).isFalse();
        assertThat(new Argon2Verifier(java, true).derive(shape, password)).isEqualTo(java.derive(shape, password));
    }

    @Example
    void the_memory_is_wiped_before_it_is_given_back() throws ReflectiveOperationException {
        ParsedHash.Argon2 shape = shape(ParsedHash.Argon2Variant.ARGON2ID, 19, 2, 1, 64, new byte[16], 32);
        try (Arena arena = Arena.ofConfined()) {
            Lent lent = new Lent(arena.allocate(1024L * shape.memoryKib(), 64));
            MemorySegment out = arena.allocate(32);
            MemorySegment password = arena.allocateFrom("secret");
            MemorySegment context = NativeArgon2.context(arena, shape, password, 6, out);
            context.set(ValueLayout.ADDRESS, NativeArgon2.offset("allocate_cbk"), lent.allocator(arena));
            context.set(ValueLayout.ADDRESS, NativeArgon2.offset("free_cbk"), lent.releaser(arena));
            lent.memory.fill((byte) 7);

            library.run(context, NativeArgon2.type(shape.variant()));

            assertThat(out.toArray(ValueLayout.JAVA_BYTE))
                    .isEqualTo(java.derive(shape, new byte[] {'s', 'e', 'c', 'r', 'e', 't'}));
            assertThat(lent.releasedBytes).isEqualTo(lent.memory.byteSize());
            assertThat(lent.memory.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
        }
    }

    @Example
    void the_password_of_the_caller_is_not_modified() {
        byte[] password = {'s', 'e', 'c', 'r', 'e', 't'};

        library.derive(shape(ParsedHash.Argon2Variant.ARGON2ID, 19, 1, 1, 0, new byte[16], 32), password);

        assertThat(password).containsExactly('s', 'e', 'c', 'r', 'e', 't');
    }

    @Example
    void a_library_with_another_digest_is_refused() throws IOException {
        byte[] changed = Argon2Library.LINUX_X86_64.content();
        changed[changed.length / 2] ^= 1;

        assertThatExceptionOfType(Argon2Unavailable.class)
                .isThrownBy(() -> Argon2Library.LINUX_X86_64.verified(changed))
                .withMessageContaining("digest");
    }

    @Example
    void every_library_in_the_jar_has_the_expected_digest() throws Exception {
        for (Argon2Library each : Argon2Library.values()) {
            assertThat(each.verified(each.content())).isNotEmpty();
        }
    }

    @Example
    void there_is_no_library_for_other_systems() {
        assertThatExceptionOfType(Argon2Unavailable.class).isThrownBy(() -> Argon2Library.of("Mac OS X", "aarch64"));
        assertThatExceptionOfType(Argon2Unavailable.class).isThrownBy(() -> Argon2Library.of("Linux", "riscv64"));
    }

    @Example
    void no_file_is_left_behind() throws Exception {
        long before = temporaries();

        NativeArgon2.open();

        assertThat(temporaries()).isEqualTo(before);
    }

    @Provide
    Arbitrary<ParsedHash.Argon2> shapes() {
        Arbitrary<byte[]> salts =
                Arbitraries.bytes().array(byte[].class).ofMinSize(8).ofMaxSize(128);
        return Combinators.combine(
                        Arbitraries.of(ParsedHash.Argon2Variant.values()),
                        Arbitraries.of(16, 19),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 16),
                        Arbitraries.integers().between(0, 300),
                        salts,
                        Arbitraries.integers().between(16, 128))
                .as(NativeArgon2Test::shape);
    }

    @Provide
    Arbitrary<byte[]> passwords() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(4096);
    }

    private static ParsedHash.Argon2 shape(
            ParsedHash.Argon2Variant variant,
            int version,
            int passes,
            int lanes,
            int extraKib,
            byte[] salt,
            int length) {
        return new ParsedHash.Argon2(
                variant,
                version,
                8 * lanes + extraKib,
                passes,
                lanes,
                HashBytes.of(salt),
                HashBytes.of(new byte[length]));
    }

    private static NativeArgon2 open() {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        assumeThat(System.getProperty("os.arch")).isIn("amd64", "aarch64");
        try {
            return NativeArgon2.open();
        } catch (Argon2Unavailable e) {
            throw new AssertionError(e);
        }
    }

    private static long temporaries() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("signet-argon2-"))
                    .count();
        }
    }

    /** Memory that the test lends to the library, so that the test can see what the library leaves in it. */
    private static final class Lent {
        private final MemorySegment memory;
        private long releasedBytes;

        Lent(MemorySegment memory) {
            this.memory = memory;
        }

        @SuppressWarnings({"unused", "restricted"}) // called by the library with the address of a pointer to set
        int allocate(MemorySegment target, long bytes) {
            target.reinterpret(ValueLayout.ADDRESS.byteSize()).set(ValueLayout.ADDRESS, 0, memory);
            return 0;
        }

        @SuppressWarnings("unused") // called by the library
        void release(MemorySegment released, long bytes) {
            releasedBytes = bytes;
        }

        MemorySegment allocator(Arena arena) throws ReflectiveOperationException {
            return stub(
                    arena,
                    "allocate",
                    MethodType.methodType(int.class, MemorySegment.class, long.class),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        }

        MemorySegment releaser(Arena arena) throws ReflectiveOperationException {
            return stub(
                    arena,
                    "release",
                    MethodType.methodType(void.class, MemorySegment.class, long.class),
                    FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        }

        @SuppressWarnings("restricted")
        private MemorySegment stub(Arena arena, String name, MethodType type, FunctionDescriptor descriptor)
                throws ReflectiveOperationException {
            MethodHandle method =
                    MethodHandles.lookup().findVirtual(Lent.class, name, type).bindTo(this);
            return Linker.nativeLinker().upcallStub(method, descriptor, arena);
        }
    }
}
