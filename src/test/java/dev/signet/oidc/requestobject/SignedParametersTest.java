package dev.signet.oidc.requestobject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.oidc.protocol.ProtocolException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedParametersTest {

    @Test
    void texts_that_cannot_be_returned_unchanged_are_refused() {
        assertThat(SignedParameters.of(claims("state", "Ada \ud83e\udd92")).find("state"))
                .contains("Ada \ud83e\udd92");
        assertThatThrownBy(() -> SignedParameters.of(claims("state", "half \ud800")))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("unpaired surrogate");
        assertThatThrownBy(() -> SignedParameters.of(claims("claims", Map.of("id_token", Map.of("name\udfff", "x")))))
                .isInstanceOf(ProtocolException.class);
    }

    private static JWTClaimsSet claims(String name, Object value) {
        return new JWTClaimsSet.Builder().claim(name, value).build();
    }
}
