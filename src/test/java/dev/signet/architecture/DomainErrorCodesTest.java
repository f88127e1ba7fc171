package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.TestingErrors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the errors that the features declare, because programs depend on their codes and people read them. */
final class DomainErrorCodesTest {
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)+");
    private static final Pattern FIELD = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)*");

    private final List<? extends Class<?>> declaring = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.signet").stream()
                    .filter(DomainErrorCodesTest::declaresErrors)
                    .map(JavaClass::reflect)
                    .toList();
    private final List<DomainError> errors = declaring.stream()
            .flatMap(type -> TestingErrors.constants(type).stream())
            .toList();

    @Test
    void codes_are_dotted_and_messages_are_sentences() {
        assertThat(errors).hasSizeGreaterThan(140).allSatisfy(error -> {
            assertThat(error.code()).matches(CODE);
            assertThat(error.message()).matches("[A-Z].*\\.").doesNotContain("  ");
            if (error.field() != null) {
                assertThat(error.field()).matches(FIELD);
            }
        });
    }

    // Two constants may share a code only if they have the same message, as the errors of an unreadable font colour for
    // light and for dark pages do.
    @Test
    void a_code_stands_for_one_rule() {
        Map<String, String> messages = new TreeMap<>();
        errors.forEach(error -> assertThat(messages.merge(error.code(), error.message(), (old, same) -> old))
                .as(error.code())
                .isEqualTo(error.message()));
    }

    private static boolean declaresErrors(JavaClass type) {
        return type.getFields().stream().anyMatch(DomainErrorCodesTest::isConstant);
    }

    private static boolean isConstant(JavaField field) {
        return field.getRawType().isEquivalentTo(DomainError.class)
                && field.getModifiers().contains(JavaModifier.STATIC);
    }
}
