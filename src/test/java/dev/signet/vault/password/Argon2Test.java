package dev.signet.vault.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Argon2Test {
    private final PasswordHasher hasher = new PasswordHasher(TestingPasswordHashConfig.cheap());
    private final PasswordHasher inJava =
            new PasswordHasher(TestingPasswordHashConfig.cheap().inJava());

    @ParameterizedTest
    @CsvSource({
        "1, c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8",
        "2, 0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    })
    void rfc_9106_section_5_vectors_hold(int type, String tag) {
        Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(type)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4));

        byte[] derived = new JavaArgon2(64).derive(parameters, filled(32, 1), 32);

        assertThat(HexFormat.of().formatHex(derived)).isEqualTo(tag);
    }

    /** Hashes of the reference implementation; the last two were made with its command line tool. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "password $argon2i$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY",
                "password $argon2i$v=16$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY",
                "password $argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8",
                "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "password $argon2i$v=19$m=4096,t=3,p=1$cmFuZG9tc2FsdGlzaGFyZA$YMvo8AUoNtnKYGqeODruCjHdiEbl1pKL2MsYy9VgU/E",
                "password $argon2id$v=19$m=4096,t=3,p=1$cmFuZG9tc2FsdGlzaGFyZA$DYojYpnUWSMmTtrkVXyaNWVGxLmGe1n8VJBPDdFkbjU"
            })
    void published_hashes_verify(String password, String encoded) {
        for (PasswordHasher each : List.of(hasher, inJava)) {
            assertThat(each.checkImport(encoded)).isInstanceOf(ParsedHash.Argon2.class);
            assertThat(each.verify(password, encoded)).isTrue();
            assertThat(each.verify(password + "x", encoded)).isFalse();
        }
    }

    @Test
    void reused_memory_does_not_change_the_results_of_hashes_of_other_sizes() {
        JavaArgon2 verifier = new JavaArgon2(100);
        byte[] first = derive(verifier, 64);
        byte[] larger = derive(verifier, 512);

        assertThat(derive(verifier, 64)).isEqualTo(first);
        assertThat(derive(verifier, 512)).isEqualTo(larger);
        assertThat(derive(new JavaArgon2(0), 512)).isEqualTo(larger);
    }

    private static byte[] derive(JavaArgon2 verifier, int memoryKib) {
        Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(memoryKib)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(filled(16, 7));
        return verifier.derive(parameters, filled(8, 9), 32);
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
