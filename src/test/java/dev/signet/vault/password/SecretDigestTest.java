package dev.signet.vault.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecretDigestTest {
    private final SecretDigest digest = new SecretDigest(key(32, 1));

    @Test
    void rfc_4231_case_6_holds() {
        SecretDigest keyed = new SecretDigest(key(131, 0xaa));

        byte[] mac =
                Base64.getUrlDecoder().decode(keyed.digest("Test Using Larger Than Block-Size Key - Hash Key First"));

        assertThat(HexFormat.of().formatHex(mac))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void a_digest_matches_its_token_only() {
        String stored = digest.digest("token");

        assertThat(stored).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(digest.matches("token", stored)).isTrue();
        assertThat(digest.matches("Token", stored)).isFalse();
        assertThat(digest.matches("token", stored + "A")).isFalse();
        assertThat(digest.matches("token", "")).isFalse();
    }

    @Test
    void another_key_gives_another_digest() {
        assertThat(new SecretDigest(key(32, 2)).digest("token")).isNotEqualTo(digest.digest("token"));
    }

    @Test
    void a_later_change_of_the_given_key_changes_nothing() {
        byte[] key = key(32, 1);
        SecretDigest copied = new SecretDigest(key);
        key[0] = 9;

        assertThat(copied.digest("token")).isEqualTo(digest.digest("token"));
    }

    @Test
    void a_short_key_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretDigest(key(31, 1)));
    }

    private static byte[] key(int length, int value) {
        byte[] key = new byte[length];
        Arrays.fill(key, (byte) value);
        return key;
    }
}
