package dev.signet.api.zitadel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.api.proto.zitadel.v1.TextQueryMethod;
import dev.signet.kernel.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextMatchTest {

    @ParameterizedTest
    @CsvSource({
        "EQUALS,Lovelace,true",
        "EQUALS,lovelace,false",
        "EQUALS,Love,false",
        "EQUALS_IGNORE_CASE,LOVELACE,true",
        "EQUALS_IGNORE_CASE,Love,false",
        "STARTS_WITH,Love,true",
        "STARTS_WITH,love,false",
        "STARTS_WITH,lace,false",
        "STARTS_WITH_IGNORE_CASE,love,true",
        "STARTS_WITH_IGNORE_CASE,lace,false",
        "CONTAINS,vela,true",
        "CONTAINS,VELA,false",
        "CONTAINS_IGNORE_CASE,VELA,true",
        "CONTAINS_IGNORE_CASE,velo,false",
        "ENDS_WITH,lace,true",
        "ENDS_WITH,LACE,false",
        "ENDS_WITH_IGNORE_CASE,LACE,true",
        "ENDS_WITH_IGNORE_CASE,Love,false"
    })
    void a_text_is_compared_by_the_method(String method, String text, boolean expected) {
        TextQueryMethod wire = TextQueryMethod.valueOf("TEXT_QUERY_METHOD_" + method);

        assertThat(TextMatch.matches(wire, "Lovelace", text)).isEqualTo(expected);
    }

    @Test
    void wildcards_stand_for_themselves() {
        assertThat(TextMatch.matches(TextQueryMethod.TEXT_QUERY_METHOD_CONTAINS, "Lovelace", "%"))
                .isFalse();
        assertThat(TextMatch.matches(TextQueryMethod.TEXT_QUERY_METHOD_CONTAINS, "100%_\\", "%_\\"))
                .isTrue();
    }

    @Test
    void an_unknown_method_is_refused() {
        assertThatThrownBy(() -> TextMatch.matches(TextQueryMethod.UNRECOGNIZED, "a", "a"))
                .isInstanceOf(DomainException.class);
    }
}
