package dev.signet.api.zitadel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.signet.api.dialect.KnownRpc;
import dev.signet.api.proto.zitadel.admin.v1.AdminProto;
import dev.signet.api.proto.zitadel.auth.v1.AuthProto;
import dev.signet.api.proto.zitadel.management.v1.ManagementProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the rpcs of this server with those of ZITADEL's published API, and keeps {@code docs/compatibility.md}
 * current: {@code -Dsignet.write-docs=true} writes it anew. An rpc counts as available if it is in the contracts,
 * because a server does not start if one of them has no handler.
 */
final class CompatibilityTest {
    private static final Path DOCUMENT = Path.of("docs/compatibility.md");
    private static final List<String> PARTS = List.of("v1", "v2");

    private final List<KnownRpc> known = TestingZitadel.dialect().knownRpcs();
    private final Map<String, MethodDescriptor> served = Stream.concat(
                    Stream.of(ManagementProto.getDescriptor(), AuthProto.getDescriptor(), AdminProto.getDescriptor())
                            .flatMap(file -> file.getServices().stream()),
                    V2Services.DESCRIPTORS.stream())
            .flatMap(service -> service.getMethods().stream())
            .collect(Collectors.toMap(CompatibilityTest::fullName, method -> method));

    @Test
    void every_rpc_of_the_contracts_has_the_name_and_path_of_zitadels() {
        Map<String, String> published = known.stream()
                .collect(Collectors.toMap(KnownRpc::fullName, rpc -> rpc.httpMethod() + ' ' + rpc.path()));
        Map<String, String> prefixes = TestingZitadel.dialect().services().stream()
                .collect(Collectors.toMap(service -> service.name(), service -> service.prefix()));

        served.forEach((name, method) -> {
            if (!method.getOptions().hasExtension(AnnotationsProto.http)) {
                assertThat(published).as(name).containsEntry(name, "POST /" + name);
                return;
            }
            HttpRule rule = method.getOptions().getExtension(AnnotationsProto.http);
            String path = rule.getGet() + rule.getPost() + rule.getPut() + rule.getDelete() + rule.getPatch();
            String verb = rule.getPatternCase() + " "
                    + prefixes.get(method.getService().getFullName()) + path;
            assertThat(published).as(name).containsEntry(name, verb);
        });
    }

    @Test
    void all_rpcs_of_v1_are_known() {
        Map<String, Long> numbers = known.stream()
                .filter(rpc -> rpc.service().contains(".v1."))
                .collect(Collectors.groupingBy(KnownRpc::service, Collectors.counting()));

        assertThat(numbers)
                .isEqualTo(Map.of(
                        "zitadel.management.v1.ManagementService", 298L,
                        "zitadel.auth.v1.AuthService", 53L,
                        "zitadel.admin.v1.AdminService", 206L,
                        "zitadel.system.v1.SystemService", 24L));
        assertThat(known.stream().map(KnownRpc::fullName)).doesNotHaveDuplicates();
    }

    @Test
    void the_document_is_current() throws IOException {
        String before = Files.readString(DOCUMENT);
        String current = before;
        for (String part : PARTS) {
            String opening = "<!-- begin of the generated part: " + part + " -->\n";
            int begin = current.indexOf(opening) + opening.length();
            int end = current.indexOf("<!-- end of the generated part: " + part + " -->\n");
            current = current.substring(0, begin) + generated(part) + current.substring(end);
        }
        if (Boolean.getBoolean("signet.write-docs")) {
            Files.writeString(DOCUMENT, current);
        } else {
            assertThat(before)
                    .as("docs/compatibility.md; write it anew as CONTRIBUTING.md says")
                    .isEqualTo(current);
        }
    }

    private String generated(String part) {
        List<String> lines = new ArrayList<>();
        Map<String, List<KnownRpc>> services = known.stream()
                .filter(rpc -> rpc.service().contains("." + part))
                .collect(Collectors.groupingBy(KnownRpc::service, LinkedHashMap::new, Collectors.toList()));
        lines.add("");
        lines.add("| service | rpcs | available |");
        lines.add("|---|---|---|");
        services.forEach((service, rpcs) -> lines.add("| `%s` | %d | %d |"
                .formatted(
                        service,
                        rpcs.size(),
                        rpcs.stream().filter(this::isServed).count())));
        services.forEach((service, rpcs) -> {
            lines.add("");
            lines.add("### `" + service + "`");
            rpcs.stream()
                    .collect(Collectors.groupingBy(KnownRpc::group, LinkedHashMap::new, Collectors.toList()))
                    .forEach((group, members) -> group(lines, group, members));
        });
        lines.add("");
        return String.join("\n", lines) + "\n";
    }

    private void group(List<String> lines, String group, List<KnownRpc> rpcs) {
        lines.add("");
        lines.add("#### " + group);
        lines.add("");
        lines.add("| rpc | REST | state |");
        lines.add("|---|---|---|");
        for (KnownRpc rpc : rpcs) {
            lines.add("| %s%s | `%s %s` | %s |"
                    .formatted(
                            rpc.name(),
                            rpc.deprecated() ? " †" : "",
                            rpc.httpMethod(),
                            rpc.path(),
                            isServed(rpc) ? "available" : "UNIMPLEMENTED"));
        }
    }

    private boolean isServed(KnownRpc rpc) {
        return served.containsKey(rpc.fullName());
    }

    private static String fullName(MethodDescriptor method) {
        ServiceDescriptor service = method.getService();
        return service.getFullName() + '/' + method.getName();
    }
}
