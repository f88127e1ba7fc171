package dev.signet.bench;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the cases one after the other and prints the table. */
@Command(name = "run", description = "Measures and prints a table.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    /**
     * The groups of cases, in the order in which they are measured: those that add users come after those that search
     * them.
     */
    enum Group {
        DISCOVERY,
        JWKS,
        CLIENT_CREDENTIALS,
        INTROSPECTION,
        USERINFO,
        REFRESH,
        PASSWORD_LOGIN,
        GET,
        SEARCH,
        APPEND,
        CREATE,
        REBUILD
    }

    @Mixin
    private ServerOptions serverOptions;

    @Option(names = "--cases", split = ",", description = "Only these, comma-separated: ${COMPLETION-CANDIDATES}.")
    private @Nullable Set<Group> groups;

    @Option(names = "--connections", defaultValue = "16", description = "Kept-alive connections [${DEFAULT-VALUE}].")
    private int connections;

    @Option(
            names = "--warm-up",
            defaultValue = "5",
            converter = Seconds.class,
            description = "Seconds before each case is measured [${DEFAULT-VALUE}].")
    private Duration warmUp;

    @Option(
            names = "--duration",
            defaultValue = "15",
            converter = Seconds.class,
            description = "Seconds for which each case is measured [${DEFAULT-VALUE}].")
    private Duration duration;

    @Option(names = "--view", defaultValue = "user_view", description = "View to rebuild [${DEFAULT-VALUE}].")
    private String view;

    @Option(
            names = "--rebuild-timeout",
            defaultValue = "1800",
            converter = Seconds.class,
            description = "Seconds to wait for a rebuild [${DEFAULT-VALUE}].")
    private Duration rebuildTimeout;

    @Option(names = "--pid", description = "The server's process, for its processor time and memory.")
    private @Nullable Long pid;

    private final ResultTable table = new ResultTable(System.out);
    private boolean failed;

    @Override
    public Integer call() throws InterruptedException {
        try (Server server = serverOptions.server()) {
            memory("resident memory before");
            Set<Group> wanted = groups == null ? EnumSet.allOf(Group.class) : EnumSet.copyOf(groups);
            table.header();
            measure(server, wanted);
            if (wanted.contains(Group.REBUILD)) {
                table.figure("rebuild of " + view, new Rebuild(server, view, rebuildTimeout).run());
            }
            memory("resident memory after");
        }
        return failed ? 1 : 0;
    }

    private void measure(Server server, Set<Group> wanted) throws InterruptedException {
        boolean seedNeeded =
                wanted.contains(Group.GET) || wanted.contains(Group.SEARCH) || wanted.contains(Group.APPEND);
        List<String> ids = seedNeeded ? new SeededUsers(server).ids() : List.of();
        UserCases users = new UserCases(server, connections);
        Optional<OidcCases> oidc = oidc(server, wanted);
        LoadRunner runner = new LoadRunner(warmUp, duration, this::serverCpuNanos);
        for (Group group : wanted) {
            List<LoadCase> cases = switch (group) {
                case DISCOVERY, JWKS, CLIENT_CREDENTIALS, INTROSPECTION, USERINFO, REFRESH, PASSWORD_LOGIN ->
                    List.of(oidc.orElseThrow().of(OidcCase.valueOf(group.name())));
                case GET -> List.of(users.get(ids));
                case SEARCH -> new SearchCases(server, ids.size()).all();
                case APPEND -> users.append(ids);
                case CREATE -> List.of(users.create());
                case REBUILD -> List.of(); // runs last and is no load
            };
            for (LoadCase loadCase : cases) {
                Measurement measured = runner.run(loadCase);
                failed |= measured.errors() > 0;
                table.row(measured);
            }
        }
    }

    /** Sets up what the OpenID cases need; empty if none of them is wanted. */
    private Optional<OidcCases> oidc(Server server, Set<Group> wanted) throws InterruptedException {
        Set<OidcCase> cases = EnumSet.allOf(OidcCase.class);
        cases.removeIf(each -> !wanted.contains(Group.valueOf(each.name())));
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        Provider provider = new SignetSetup(server).provider(cases.stream().anyMatch(OidcCase::needsPersons));
        return Optional.of(new OidcCases(server, provider, connections));
    }

    private long serverCpuNanos() {
        return pid == null
                ? 0
                : ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toNanos();
    }

    private void memory(String when) {
        if (pid != null) {
            table.figure(when, ResidentMemory.of(pid));
        }
    }
}
