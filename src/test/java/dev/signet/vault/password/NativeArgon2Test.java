package dev.signet.vault.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
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

/** Compares libsodium with the Java implementation, on machines on which the library can be loaded. */
class NativeArgon2Test {
    private final NativeArgon2 library = open();
    private final JavaArgon2 java = new JavaArgon2(1024);
    private final Argon2Verifier verifier = new Argon2Verifier(java, true);

    @Property(tries = 200)
    void both_implementations_compute_the_same(
            @ForAll("shapes") ParsedHash.Argon2 shape, @ForAll("passwords") byte[] password) {
        assertThat(library.derive(shape, password)).isEqualTo(java.derive(shape, password));
    }

    @Property(tries = 100)
    void a_hash_that_the_library_cannot_compute_is_computed_in_java(
            @ForAll("otherShapes") ParsedHash.Argon2 shape, @ForAll("passwords") byte[] password) {
        assertThat(library.computes(shape)).isFalse();
        assertThat(verifier.derive(shape, password)).isEqualTo(java.derive(shape, password));
    }

    @Example
    void the_hashes_of_keycloak_and_of_the_server_are_computed_by_the_library() {
        assertThat(library.computes(shape(ParsedHash.Argon2Variant.ARGON2ID, 19, 5, 1, 7160, new byte[16], 32)))
                .isTrue();
        assertThat(library.computes(shape(ParsedHash.Argon2Variant.ARGON2ID, 19, 2, 1, 19448, new byte[16], 32)))
                .isTrue();
    }

    @Example
    void the_password_of_the_caller_is_not_modified() {
        byte[] password = {'s', 'e', 'c', 'r', 'e', 't'};

        library.derive(shape(ParsedHash.Argon2Variant.ARGON2ID, 19, 1, 1, 0, new byte[16], 32), password);

        assertThat(password).containsExactly('s', 'e', 'c', 'r', 'e', 't');
    }

    @Example
    void a_library_with_another_digest_is_refused() throws IOException {
        byte[] changed = Sodium.LINUX_X86_64.content();
        changed[changed.length / 2] ^= 1;

        assertThatExceptionOfType(Argon2Unavailable.class)
                .isThrownBy(() -> Sodium.LINUX_X86_64.verified(changed))
                .withMessageContaining("digest");
    }

    @Example
    void every_library_in_the_jar_has_the_expected_digest() throws Exception {
        for (Sodium each : Sodium.values()) {
            assertThat(each.verified(each.content())).isNotEmpty();
        }
    }

    @Example
    void there_is_no_library_for_other_systems() {
        assertThatExceptionOfType(Argon2Unavailable.class).isThrownBy(() -> Sodium.of("Mac OS X", "aarch64"));
        assertThatExceptionOfType(Argon2Unavailable.class).isThrownBy(() -> Sodium.of("Linux", "riscv64"));
    }

    @Example
    void no_file_is_left_behind() throws Exception {
        long before = temporaries();

        NativeArgon2.open();

        assertThat(temporaries()).isEqualTo(before);
    }

    @Provide
    Arbitrary<ParsedHash.Argon2> shapes() {
        Arbitrary<ParsedHash.Argon2Variant> variants = Arbitraries.of(ParsedHash.Argon2Variant.values());
        return Combinators.combine(
                        variants,
                        Arbitraries.integers().between(3, 5),
                        Arbitraries.integers().between(0, 300),
                        salts(16, 16),
                        Arbitraries.integers().between(16, 128))
                .as((variant, passes, extraKib, salt, length) -> shape(variant, 19, passes, 1, extraKib, salt, length));
    }

    @Provide
    Arbitrary<ParsedHash.Argon2> otherShapes() {
        return Arbitraries.oneOf(
                salts(16, 16).map(salt -> shape(ParsedHash.Argon2Variant.ARGON2ID, 16, 1, 1, 0, salt, 32)),
                salts(16, 16).map(salt -> shape(ParsedHash.Argon2Variant.ARGON2ID, 19, 1, 4, 9, salt, 32)),
                salts(8, 15).map(salt -> shape(ParsedHash.Argon2Variant.ARGON2ID, 19, 1, 1, 0, salt, 32)),
                salts(17, 128).map(salt -> shape(ParsedHash.Argon2Variant.ARGON2ID, 19, 1, 1, 0, salt, 32)),
                salts(16, 16).map(salt -> shape(ParsedHash.Argon2Variant.ARGON2ID, 19, 1, 1, 0, salt, 12)),
                salts(16, 16).map(salt -> shape(ParsedHash.Argon2Variant.ARGON2I, 19, 2, 1, 0, salt, 32)));
    }

    private static Arbitrary<byte[]> salts(int shortest, int longest) {
        return Arbitraries.bytes().array(byte[].class).ofMinSize(shortest).ofMaxSize(longest);
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
            return files.filter(file -> file.getFileName().toString().startsWith("signet-sodium-"))
                    .count();
        }
    }
}
