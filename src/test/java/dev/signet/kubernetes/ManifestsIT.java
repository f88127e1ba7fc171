package dev.signet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import dev.signet.boot.OwnProcesses;
import dev.signet.boot.Unconfigured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The overlays and the chart are valid and describe the same installations; requires Node.js. CloudNativePG publishes no
 * schema in a form that a package registry has, so the two objects of its kinds are not validated.
 */
@OwnProcesses
class ManifestsIT {
    private static final Path KUBERNETES = Path.of("kubernetes");
    private static final Path CHART = KUBERNETES.resolve("chart");
    private static final Path VALIDATOR = Path.of("src", "test", "node", "manifests");

    @Test
    void all_objects_match_the_schemas_of_their_kinds() throws Exception {
        assumeTrue(run(List.of("node", "--version"), "").status() == 0, "Node.js is not installed");
        Result install = run(List.of("npm", "ci", "--no-audit", "--no-fund"), "");
        assertThat(install.status()).as(install.output()).isZero();

        List<Map<String, Object>> objects = Stream.of(
                        overlay("trial"), overlay("production"), chart("trial"), chart("production"))
                .flatMap(List::stream)
                .toList();
        Result valid = validate(objects);
        assertThat(valid.status()).as(valid.output()).isZero();
        assertThat(valid.output().lines().filter(line -> line.startsWith("no schema")))
                .containsExactly(
                        "no schema: postgresql.cnpg.io/v1 Cluster signet-database",
                        "no schema: postgresql.cnpg.io/v1 ScheduledBackup signet-database");

        List<Map<String, Object>> broken = overlay("trial");
        Yaml.map(Yaml.at(kind(broken, "Deployment"), "spec")).put("replicas", "one");
        assertThat(validate(broken).output()).contains("replicas must be integer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void chart_and_overlay_describe_the_same_pods(String name) {
        Map<String, Object> fromChart = pod(chart(name));
        Map<String, Object> fromOverlay = pod(overlay(name));

        assertThat(fromChart).isEqualTo(fromOverlay);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void chart_and_overlay_describe_the_same_objects_around_the_pods(String name) {
        for (String kind : List.of(
                "Service",
                "ServiceAccount",
                "PersistentVolumeClaim",
                "HorizontalPodAutoscaler",
                "PodDisruptionBudget")) {
            assertThat(described(chart(name), kind)).as(kind).isEqualTo(described(overlay(name), kind));
        }
        assertThat(Yaml.at(kind(chart("production"), "ServiceMonitor"), "spec", "endpoints"))
                .isEqualTo(Yaml.at(kind(overlay("production"), "ServiceMonitor"), "spec", "endpoints"));
        assertThat(Yaml.at(kind(chart(name), "Deployment"), "spec", "strategy"))
                .isEqualTo(Yaml.at(kind(overlay(name), "Deployment"), "spec", "strategy"));
    }

    @Test
    void the_chart_has_no_faults() {
        assertThat(new Helm(CHART).lint().strict().call().isFailed()).isFalse();
    }

    @Test
    void values_that_the_schema_refuses_are_named() {
        assertThatThrownBy(() -> new Helm(CHART)
                        .template()
                        .withKubeVersion("1.30.0")
                        .withName("signet")
                        .set("externalUrl", "id.example.com")
                        .call())
                .hasMessageContaining("externalUrl");
        assertThatThrownBy(() -> new Helm(CHART)
                        .template()
                        .withKubeVersion("1.30.0")
                        .withName("signet")
                        .set("database.jdbcUrl", "jdbc:postgresql://db/signet")
                        .call())
                .hasMessageContaining("secret");
    }

    private static List<Map<String, Object>> overlay(String name) {
        return Overlay.render(KUBERNETES.resolve("overlays").resolve(name));
    }

    private static List<Map<String, Object>> chart(String name) {
        return Yaml.documents(new Helm(CHART)
                .template()
                .withKubeVersion("1.30.0")
                .withName("signet")
                .withNamespace("signet")
                .withValuesFile(CHART.resolve("examples").resolve(name + ".yaml"))
                .call());
    }

    /** Returns the specification of the pods, with all environment variables in one map. */
    private static Map<String, Object> pod(List<Map<String, Object>> objects) {
        Map<String, Object> pod = Yaml.map(Yaml.at(kind(objects, "Deployment"), "spec", "template", "spec"));
        Map<String, Object> container = Yaml.maps(pod.get("containers")).getFirst();
        Map<String, Object> environment = new TreeMap<>();
        if (container.remove("envFrom") != null) {
            environment.putAll(Yaml.map(kind(objects, "ConfigMap").get("data")));
        }
        for (Map<String, Object> variable : Yaml.maps(container.get("env"))) {
            environment.put((String) variable.get("name"), variable.getOrDefault("value", variable.get("valueFrom")));
        }
        container.put("env", environment);
        container.remove("imagePullPolicy");
        withoutInstance(pod);
        return pod;
    }

    private static List<Object> described(List<Map<String, Object>> objects, String kind) {
        List<Object> described = new ArrayList<>();
        for (Map<String, Object> object : objects) {
            if (object.get("kind").equals(kind)) {
                Map<String, Object> content = new TreeMap<>(object);
                content.remove("metadata");
                withoutInstance(content);
                described.add(content);
            }
        }
        return described;
    }

    /** Removes the label by which a chart, unlike an overlay, tells several installations apart. */
    private static void withoutInstance(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.remove("app.kubernetes.io/instance");
            map.values().forEach(ManifestsIT::withoutInstance);
        } else if (value instanceof List<?> list) {
            list.forEach(ManifestsIT::withoutInstance);
        }
    }

    private static Map<String, Object> kind(List<Map<String, Object>> objects, String kind) {
        return objects.stream()
                .filter(object -> object.get("kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Result validate(List<Map<String, Object>> objects) throws IOException {
        return run(List.of("node", "validate.mjs"), new ObjectMapper().writeValueAsString(objects));
    }

    private static Result run(List<String> command, String input) {
        try {
            Process process = Unconfigured.process(VALIDATOR, command)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(-1, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Result(int status, String output) {}
}
