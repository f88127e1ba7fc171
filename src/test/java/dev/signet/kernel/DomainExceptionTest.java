package dev.signet.kernel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DomainExceptionTest {
    private static final Set<DomainError.Kind> UNDECIDED =
            EnumSet.of(DomainError.Kind.ABORTED, DomainError.Kind.UNAVAILABLE, DomainError.Kind.INTERNAL);

    @ParameterizedTest
    @EnumSource(DomainError.Kind.class)
    void only_a_refusal_may_be_taken_for_a_wrong_password(DomainError.Kind kind) {
        DomainException thrown = TestingErrors.of(kind).exception();

        if (UNDECIDED.contains(kind)) {
            assertThatThrownBy(thrown::rethrowUnlessRefusal).isSameAs(thrown);
        } else {
            assertThatCode(thrown::rethrowUnlessRefusal).doesNotThrowAnyException();
        }
    }
}
