package dev.signet.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.boot.FirstStart;
import dev.signet.kernel.InvalidConfiguration;
import dev.signet.kernel.Setting;
import dev.signet.throttling.Limit;
import dev.signet.user.UserRef;
import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Checks the architecture: dependencies point one way, names say what a class is, and deciders have no side effects.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArchitectureTest {
    private static final String GENERATED = "dev.signet.api.proto..";
    private static final String GENERATED_PATH = "/dev/signet/api/proto/";
    private static final String API = "dev.signet.api.";
    private static final String CONTRACTS = API + "proto.";
    private static final Set<String> NAMES_WITHOUT_MEANING =
            Set.of("common", "util", "utils", "core", "manager", "impl", "helper", "misc");

    private JavaClasses production;
    private Set<String> dialects;

    @BeforeAll
    void import_production_classes() {
        production = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains(GENERATED_PATH))
                .importPackages("dev.signet");
        dialects = production.stream()
                .filter(type -> type.isAssignableTo(Dialect.class) && !type.isInterface())
                .map(type -> type.getPackageName().substring(API.length()))
                .collect(toSet());
    }

    @Test
    void packages_depend_on_lower_layers_only() {
        classes().should(new Layers().beRespected()).check(production);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.signet.(**)").should().beFreeOfCycles().check(production);
    }

    @Test
    void features_have_no_cycles_between_them() {
        slices().matching("dev.signet.(*)..").should().beFreeOfCycles().check(production);
    }

    @Test
    void only_packages_with_external_interfaces_use_the_protobuf_contracts() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.signet.api..", "dev.signet.boot..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(GENERATED)
                .check(production);
    }

    @Test
    void nothing_but_a_dialect_knows_a_dialect() {
        noClasses()
                .that(are(type -> dialectOf(type).isEmpty(), "of no dialect"))
                .should()
                .dependOnClassesThat(are(type -> dialectOf(type).isPresent(), "of a dialect"))
                .check(production);
    }

    @Test
    void dialects_do_not_know_each_other() {
        assertThat(dialects).contains("zitadel", "signet");
        for (String dialect : dialects) {
            noClasses()
                    .that(are(type -> dialectOf(type).equals(Optional.of(dialect)), "of the dialect " + dialect))
                    .should()
                    .dependOnClassesThat(are(
                            type -> dialectOf(type)
                                    .filter(other -> !other.equals(dialect))
                                    .isPresent(),
                            "of another dialect"))
                    .check(production);
        }
    }

    @Test
    void contracts_of_a_dialect_import_none_of_another() throws IOException {
        for (String dialect : dialects) {
            try (Stream<Path> contracts = Files.walk(Path.of("proto", dialect))) {
                for (Path contract : contracts.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readAllLines(contract))
                            .as(contract.toString())
                            .noneMatch(line -> dialects.stream()
                                    .filter(other -> !other.equals(dialect))
                                    .anyMatch(other -> line.startsWith("import \"" + other + "/")));
                }
            }
        }
    }

    @Test
    void the_sign_in_pages_depend_on_no_protocol() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.signet.login..", "dev.signet.interaction..", "dev.signet.device..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.signet.oidc..", "dev.signet.api..")
                .check(production);
    }

    @Test
    void the_kernel_depends_on_no_framework() {
        classes()
                .that()
                .resideInAPackage("dev.signet.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.signet.kernel..", "java..", "org.jspecify..")
                .check(production);
    }

    @Test
    void deciders_depend_on_no_framework_and_no_database() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Decider")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..", "io.quarkus..", "io.smallrye..", "java.sql..", "javax.sql..", "org.jboss..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethodWhere(readsTheClock())
                .allowEmptyShould(true)
                .check(production);
    }

    // Otherwise a bean refuses a value out of its range only when the first request needs it, or after the migration.
    // FirstStart refuses a password that does not meet the rules for passwords, which needs the database.
    @Test
    void beans_that_check_their_configuration_are_created_at_start() {
        classes()
                .that(are(
                        type -> takesConfiguration(type)
                                && !type.isEquivalentTo(FirstStart.class)
                                && (refusesValues(type) || usesValueThatRefuses(type)),
                        "beans that check their configuration"))
                .should()
                .beAnnotatedWith(describe(
                        "@Startup(Setting.CHECKED) or earlier",
                        annotation -> annotation.getRawType().isEquivalentTo(Startup.class)
                                && (int) annotation.get("value").orElseThrow() <= Setting.CHECKED))
                .check(production);
    }

    private static boolean usesValueThatRefuses(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(used -> used.getPackage().equals(type.getPackage())
                        && !used.isAnnotatedWith(Singleton.class)
                        && refusesValues(used));
    }

    private static boolean takesConfiguration(JavaClass type) {
        return type.getConstructors().stream()
                .flatMap(constructor -> constructor.getRawParameterTypes().stream())
                .anyMatch(parameter -> parameter.isAnnotatedWith(ConfigMapping.class));
    }

    private static boolean refusesValues(JavaClass type) {
        return type.getConstructorCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(InvalidConfiguration.class))
                || type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Setting.class)
                                || (call.getTargetOwner().isEquivalentTo(Limit.class)
                                        && call.getName().equals("configured")));
    }

    @Test
    void package_names_have_a_meaning() {
        List<String> nameless = packages().stream()
                .map(JavaPackage::getRelativeName)
                .filter(NAMES_WITHOUT_MEANING::contains)
                .toList();

        assertThat(nameless).isEmpty();
    }

    // attack A-30 in docs/security-rules.md
    @Test
    void handlers_refer_to_users_through_the_context_of_the_call_only() {
        noClasses()
                .that()
                .resideInAPackage(API + ".")
                .and()
                .areNotAssignableTo(RpcContext.class)
                .should()
                .callConstructor(UserRef.class, String.class, String.class)
                .orShould()
                .callMethod(UserRef.class, "anywhere", String.class)
                .check(production);
    }

    @Test
    void every_package_is_null_marked() {
        List<String> unmarked = packages().stream()
                .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();

        assertThat(unmarked).isEmpty();
    }

    /** The dialect to which a class belongs: by its folder, or by the folder of the contract it was generated from. */
    private Optional<String> dialectOf(JavaClass type) {
        String name = type.getPackageName() + '.';
        return dialects.stream()
                .filter(dialect -> name.startsWith(API + dialect + '.') || name.startsWith(CONTRACTS + dialect + '.'))
                .findFirst();
    }

    private static DescribedPredicate<JavaClass> are(Predicate<JavaClass> test, String description) {
        return describe(description, test);
    }

    private List<JavaPackage> packages() {
        return production.stream().map(JavaClass::getPackage).distinct().toList();
    }

    private static DescribedPredicate<JavaCall<?>> readsTheClock() {
        return describe(
                "read the clock",
                call -> call.getName().equals("now")
                        && call.getTargetOwner().getPackageName().equals("java.time"));
    }
}
