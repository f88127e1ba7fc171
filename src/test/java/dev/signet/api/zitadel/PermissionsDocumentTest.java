package dev.signet.api.zitadel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.signet.access.Roles;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.DialectService;
import dev.signet.api.proto.zitadel.v1.AuthOption;
import dev.signet.api.proto.zitadel.v1.OptionsProto;
import dev.signet.api.signet.SignetDialect;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/permissions.md} current: {@code -Dsignet.write-docs=true} writes it anew. Its tables come from the
 * options of the contracts, which are what the gate enforces, and from the catalogue of roles.
 */
final class PermissionsDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/permissions.md");
    private static final String BEGIN = "<!-- begin of the generated part -->\n";
    private static final String END = "<!-- end of the generated part -->\n";

    private final Roles roles = new Roles();

    @Test
    void the_document_is_current() throws ReflectiveOperationException, IOException {
        String before = Files.readString(DOCUMENT);
        int begin = before.indexOf(BEGIN) + BEGIN.length();
        int end = before.indexOf(END);
        String current = before.substring(0, begin) + generated() + before.substring(end);
        if (Boolean.getBoolean("signet.write-docs")) {
            Files.writeString(DOCUMENT, current);
        } else {
            assertThat(before)
                    .as("docs/permissions.md; write it anew as CONTRIBUTING.md says")
                    .isEqualTo(current);
        }
    }

    @Test
    void every_permission_that_a_call_needs_is_explained_by_a_role() throws ReflectiveOperationException {
        for (MethodDescriptor rpc : rpcs()) {
            if (access(rpc) instanceof AccessRule.Permission rule) {
                assertThat(rolesWith(rule.name())).as(rpc.getFullName()).isNotEmpty();
            }
        }
    }

    private String generated() throws ReflectiveOperationException {
        List<String> lines = new ArrayList<>();
        for (Dialect dialect : dialects()) {
            for (DialectService service : dialect.services()) {
                lines.add("");
                lines.add("### `" + service.name() + "`");
                lines.add("");
                lines.add("| rpc | REST | permission | scope |");
                lines.add("|---|---|---|---|");
                descriptor(service).getMethods().stream()
                        .sorted(Comparator.comparing(MethodDescriptor::getName))
                        .forEach(rpc -> lines.add(row(dialect, service, rpc)));
            }
        }
        lines.add("");
        lines.add("## Permissions of the roles");
        lines.add("");
        lines.add("| permission | roles |");
        lines.add("|---|---|");
        roles.names().stream()
                .flatMap(role -> roles.permissionsOf(role).stream())
                .distinct()
                .sorted()
                .forEach(permission ->
                        lines.add("| `%s` | %s |".formatted(permission, String.join(", ", rolesWith(permission)))));
        lines.add("");
        return String.join("\n", lines) + "\n";
    }

    private static String row(Dialect dialect, DialectService service, MethodDescriptor rpc) {
        AccessRule rule = dialect.access(rpc);
        return "| %s | %s | %s | %s |"
                .formatted(rpc.getName(), path(service, rpc), permission(rule), scope(rule, organization(rpc)));
    }

    private static String path(DialectService service, MethodDescriptor rpc) {
        if (!rpc.getOptions().hasExtension(AnnotationsProto.http)) {
            return "";
        }
        HttpRule rule = rpc.getOptions().getExtension(AnnotationsProto.http);
        String path = rule.getGet() + rule.getPost() + rule.getPut() + rule.getDelete() + rule.getPatch();
        return "`%s %s%s`".formatted(rule.getPatternCase(), service.prefix(), path);
    }

    private static String permission(AccessRule rule) {
        String name = switch (rule) {
            case AccessRule.Anyone anyone -> "public";
            case AccessRule.Authenticated authenticated -> "any valid token";
            case AccessRule.Permission permission -> '`' + permission.name() + '`';
        };
        return rule.inPerson() ? name + ", in person" : name;
    }

    private static String scope(AccessRule rule, String organization) {
        if (!(rule instanceof AccessRule.Permission permission)) {
            return "";
        }
        if (permission.limited()) {
            return organization + "; or what belongs to projects and project grants on which it is held";
        }
        String fields = permission.objectFields().stream()
                .map(FieldDescriptor::getName)
                .map(name -> '`' + name + '`')
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? organization : organization + "; or the object in " + fields;
    }

    private static String organization(MethodDescriptor rpc) {
        AuthOption option = rpc.getOptions().getExtension(OptionsProto.authOption);
        if (!option.getOwnedField().isEmpty()) {
            return "organization of the %s in `%s`"
                    .formatted(option.getOwnedKind().replace('_', ' '), option.getOwnedField());
        }
        return option.getOrgField().isEmpty()
                ? "selected organization"
                : "organization in `%s`".formatted(option.getOrgField());
    }

    private List<String> rolesWith(String permission) {
        return roles.names().stream()
                .filter(role -> roles.permissionsOf(role).contains(permission))
                .toList();
    }

    private static List<Dialect> dialects() {
        return List.of(TestingZitadel.dialect(), new SignetDialect());
    }

    private static List<MethodDescriptor> rpcs() throws ReflectiveOperationException {
        List<MethodDescriptor> all = new ArrayList<>();
        for (Dialect dialect : dialects()) {
            for (DialectService service : dialect.services()) {
                all.addAll(descriptor(service).getMethods());
            }
        }
        return all;
    }

    private static AccessRule access(MethodDescriptor rpc) {
        return dialects().stream()
                .filter(dialect -> rpc.getFullName().startsWith(dialect.name()))
                .findFirst()
                .orElseThrow()
                .access(rpc);
    }

    /** The class that was generated for a service has its full name below one package. */
    private static ServiceDescriptor descriptor(DialectService service) throws ReflectiveOperationException {
        Object generated = Class.forName("dev.signet.api.proto." + service.name() + "Grpc")
                .getMethod("getServiceDescriptor")
                .invoke(null);
        Object schema = Objects.requireNonNull(((io.grpc.ServiceDescriptor) generated).getSchemaDescriptor());
        return ((ProtoServiceDescriptorSupplier) schema).getServiceDescriptor();
    }
}
