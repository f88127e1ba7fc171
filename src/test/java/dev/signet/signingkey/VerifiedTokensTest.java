package dev.signet.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final CryptoProvider PROVIDER = new CryptoProvider(TestingSigningKeysConfig.defaults());

    private final VerificationKey key = key("17");
    private final VerifiedTokens tokens = new VerifiedTokens(2);

    @Test
    void a_remembered_token_is_found_by_its_text() {
        VerifiedToken verified = verified(TokenType.JWT);
        tokens.add("a.b.c", key, verified);

        assertThat(tokens.find("a.b.c", key, TokenType.JWT)).isSameAs(verified);
        assertThat(tokens.find("a.b.d", key, TokenType.JWT)).isNull();
    }

    @Test
    void a_remembered_token_is_not_found_for_another_key_or_type() {
        tokens.add("a.b.c", key, verified(TokenType.JWT));

        assertThat(tokens.find("a.b.c", key("17"), TokenType.JWT)).isNull();
        assertThat(tokens.find("a.b.c", key("18"), TokenType.JWT)).isNull();
        assertThat(tokens.find("a.b.c", key, TokenType.ACCESS_TOKEN)).isNull();
    }

    @Test
    void tokens_in_use_are_kept_and_unused_ones_are_dropped() {
        tokens.add("used", key, verified(TokenType.JWT));
        for (int i = 0; i < 10; i++) {
            tokens.add("once " + i, key, verified(TokenType.JWT));
            assertThat(tokens.find("used", key, TokenType.JWT)).isNotNull();
        }

        assertThat(tokens.find("once 0", key, TokenType.JWT)).isNull();
        assertThat(tokens.find("once 9", key, TokenType.JWT)).isNotNull();
    }

    private static VerifiedToken verified(TokenType type) {
        return new VerifiedToken("17", SigningAlgorithm.ES256, type, Map.of("sub", "4711"));
    }

    private static VerificationKey key(String kid) {
        return VerificationKey.of(TestKeys.active(kid, SigningAlgorithm.ES256).view(), PROVIDER);
    }
}
