package dev.signet.vault.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashFormatsTest {
    private static final String SALT = Vectors.text("somesalt");
    private static final String HASH = Vectors.text("0123456789abcdef0123456789abcdef");

    @Test
    void every_parameter_is_parsed() {
        assertThat(HashFormats.parse("$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH))
                .isInstanceOfSatisfying(ParsedHash.Argon2.class, hash -> {
                    assertThat(hash.variant()).isEqualTo(ParsedHash.Argon2Variant.ARGON2ID);
                    assertThat(hash.version()).isEqualTo(19);
                    assertThat(hash.memoryKib()).isEqualTo(19456);
                    assertThat(hash.iterations()).isEqualTo(2);
                    assertThat(hash.parallelism()).isEqualTo(1);
                    assertThat(hash.salt().toArray()).asString().isEqualTo("somesalt");
                    assertThat(hash.hash().length()).isEqualTo(32);
                });
        assertThat(HashFormats.parse("$scrypt$ln=16,r=8,p=2$" + SALT + "$" + HASH))
                .isInstanceOfSatisfying(ParsedHash.Scrypt.class, hash -> {
                    assertThat(hash.logN()).isEqualTo(16);
                    assertThat(hash.blockSize()).isEqualTo(8);
                    assertThat(hash.parallelism()).isEqualTo(2);
                    assertThat(hash.memoryKib()).isEqualTo(65538);
                });
        assertThat(HashFormats.parse("$pbkdf2-sha512$1000$" + SALT + "$" + HASH))
                .isInstanceOfSatisfying(ParsedHash.Pbkdf2.class, hash -> {
                    assertThat(hash.prf()).isEqualTo(ParsedHash.Prf.HMAC_SHA512);
                    assertThat(hash.iterations()).isEqualTo(1000);
                });
    }

    @Test
    void a_parsed_hash_does_not_print_its_bytes() {
        assertThat(HashFormats.parse("$pbkdf2$1000$" + SALT + "$" + HASH).toString())
                .contains("32 bytes")
                .doesNotContain(HASH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$argon2id$v=19$m=262145,t=1,p=1$S$H | argon2id: memory in KiB (m) 262145 is above the limit of 262144",
                "$argon2id$v=19$m=31,t=1,p=4$S$H | argon2id: memory in KiB (m) 31 is below the minimum of 32",
                "$argon2id$v=19$m=1024,t=17,p=1$S$H | argon2id: iterations (t) 17 is above the limit of 16",
                "$argon2id$v=19$m=1024,t=0,p=1$S$H | argon2id: iterations (t) 0 is below the minimum of 1",
                "$argon2id$v=19$m=1024,t=1,p=17$S$H | argon2id: parallelism (p) 17 is above the limit of 16",
                "$argon2i$v=19$m=262144,t=5,p=1$S$H | argon2i: memory times iterations (m * t) is above the limit of 1048576 KiB",
                "$argon2id$v=18$m=1024,t=1,p=1$S$H | argon2id: version (v) 18 is neither 16 nor 19",
                "$argon2id$v=19$m=1024,t=1$S$H | argon2id: the parameters must be exactly m, t, p",
                "$argon2id$v=19$m=1024,t=1,p=1,keyid=x$S$H | argon2id: the parameters must be exactly m, t, p",
                "$argon2id$v=19$m=1024,t=1,t=1$S$H | argon2id: the parameters are not a list of name=value without repetition",
                "$argon2id$v=19$m=+1024,t=1,p=1$S$H | argon2id: memory in KiB (m) is not a decimal number",
                "$argon2id$v=19$m=99999999999,t=1,p=1$S$H | argon2id: memory in KiB (m) is not a decimal number",
                "$argon2id$v=19$m=1024,t=1,p=1$S | argon2id: the encoded hash does not have the form $argon2id$v=19$m=,t=,p=$salt$hash",
                "$argon2id$v=19$m=1024,t=1,p=1$S$H$ | argon2id: the encoded hash does not have the form $argon2id$v=19$m=,t=,p=$salt$hash",
                "$argon2id$v=19$m=1024,t=1,p=1$S$aGFzaA | argon2id: the hash has 4 bytes, not 16 to 128",
                "$argon2id$v=19$m=1024,t=1,p=1$$H | argon2id: the salt has 0 bytes, not 1 to 128",
                "$argon2id$v=19$m=1024,t=1,p=1$*$H | argon2id: the salt is not base64",
                "$argon2d$v=19$m=1024,t=1,p=1$S$H | of the argon2 family only argon2i and argon2id are supported",
                "$scrypt$ln=19,r=1,p=1$S$H | scrypt: cost (ln) 19 is above the limit of 18",
                "$scrypt$ln=18,r=9,p=1$S$H | scrypt: cost and block size (ln, r) need more than the limit of 256 MiB",
                "$scrypt$ln=18,r=8,p=5$S$H | scrypt: cost, block size and parallelism (ln, r, p) write more than the limit of 1 GiB",
                "$scrypt$ln=16,r=1,p=1$S$H | scrypt: cost (ln) 16 is too large for a block size (r) of 1",
                "$scrypt$ln=0,r=8,p=1$S$H | scrypt: cost (ln) 0 is below the minimum of 1",
                "$pbkdf2-sha256$2000001$S$H | pbkdf2-sha256: iterations 2000001 is above the limit of 2000000",
                "$pbkdf2$1000001$S$H | pbkdf2: iterations times blocks of the hash is above the limit of 2000000",
                "$pbkdf2-md5$1000$S$H | pbkdf2: the digest is not one of sha1 (no suffix), sha224, sha256, sha384, sha512",
                "$pbkdf2-sha256$1000$S | pbkdf2-sha256: the encoded hash does not have the form $pbkdf2-sha256$iterations$salt$hash",
                "$2b$17$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW | 2b: cost 17 is above the limit of 16",
                "$2b$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW | 2b: cost 3 is below the minimum of 4",
                "$2b$5$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW | 2b: the cost is not written with two digits",
                "$2b$05$CCCCC | 2b: salt and hash are not 53 characters of bcrypt's base64 alphabet",
                "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW | bcrypt: only the revisions 2a, 2b and 2y are supported",
                "$1$salt$hash | the algorithm is not supported; supported are argon2i, argon2id, bcrypt, scrypt, pbkdf2, firebasescrypt, MD5 and the SHA digests of LDAP",
                "$firebasescrypt$ln=15,r=8$S$H$$H | firebasescrypt: cost (ln) 15 is above the limit of 14",
                "$firebasescrypt$ln=14,r=9$S$H$$H | firebasescrypt: block size (r) 9 is above the limit of 8",
                "$firebasescrypt$ln=14,r=8$S$H$$S | firebasescrypt: the hash and the signer key do not have the same length",
                "$firebasescrypt$ln=14,r=8$S$H | firebasescrypt: the encoded hash does not have the form $firebasescrypt$ln=,r=$salt$hash$separator$signerKey",
                "$md5salted-suffix$$H | md5salted-suffix: the salt has 0 bytes, not 1 to 128",
                "$md5salted-prefix$salt$H | md5salted-prefix: the hash has 32 bytes, not 16",
                "{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g= | {SSHA}: the digest has to have 20 bytes and then a salt of 1 to 128",
                "{SHA}yI6cZwQadOA1e+/f+T+H3eCQQhRzYWx0 | {SHA}: the digest has to have 20 bytes",
                "{SSHA256}*** | {SSHA256}: the hash is not base64",
                "{MD5}X03MO1qnZdYdgyfeuILPmQ== | the encoded hash does not start with $ and an algorithm identifier",
                "5f4dcc3b5aa765d61d8327deb882cf9 | the encoded hash does not start with $ and an algorithm identifier"
            })
    void hashes_beyond_the_limits_or_malformed_are_refused_with_the_reason(String encoded, String reason) {
        String complete = encoded.replace("$S", "$" + SALT).replace("$H", "$" + HASH);

        assertThatExceptionOfType(InvalidHash.class)
                .isThrownBy(() -> HashFormats.parse(complete))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "$", "$$", "$$$$", "$argon2id", "$argon2id$", "$scrypt$$$", "$pbkdf2$", "$2a$", "$2b$12$"})
    void parts_of_a_hash_are_refused(String encoded) {
        assertThatExceptionOfType(InvalidHash.class).isThrownBy(() -> HashFormats.parse(encoded));
    }

    @Test
    void a_string_that_is_too_long_is_refused_before_it_is_parsed() {
        assertThatExceptionOfType(InvalidHash.class)
                .isThrownBy(() -> HashFormats.parse("$argon2id$" + "A".repeat(1024)))
                .withMessage("the encoded hash is longer than 1024 characters");
    }

    @Property
    void any_text_is_either_parsed_or_refused_as_an_invalid_hash(@ForAll("almostHashes") String encoded) {
        try {
            assertThat(HashFormats.parse(encoded).memoryKib()).isBetween(1, 262_144 + 4096);
        } catch (InvalidHash refused) {
            assertThat(refused.reason()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> almostHashes() {
        Arbitrary<String> field = Arbitraries.oneOf(
                Arbitraries.of("argon2id", "argon2i", "scrypt", "pbkdf2", "pbkdf2-sha256", "2a", "2b", "7", "v=19"),
                Arbitraries.of("m=1024,t=1,p=1", "ln=10,r=8,p=1", "ln=18,r=32,p=16", "1000", "12", SALT, HASH),
                Arbitraries.strings().ofMaxLength(12));
        return field.list().ofMaxSize(6).map(fields -> "$" + String.join("$", fields));
    }
}
