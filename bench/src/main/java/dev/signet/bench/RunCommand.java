package dev.signet.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures one case after the other and prints the table. */
@Command(name = "run", description = "Measures and prints a table.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    /** What can be measured, in the order in which it is: what adds users comes after what searches them. */
    enum Group {
        DISCOVERY,
        JWKS,
        CLIENT_CREDENTIALS,
        INTROSPECTION,
        USERINFO,
        GET,
        SEARCH,
        APPEND,
        CREATE,
        REBUILD
    }

    @Mixin
    private ServerOptions serverOptions;

    @Mixin
    private OidcOptions oidcOptions;

    @Option(
            names = "--cases",
            split = ",",
            description =
                    "Only these, comma-separated: ${COMPLETION-CANDIDATES}. Without it, all whose parameters are given.")
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

    @Option(names = "--pid", description = "Process whose resident memory is told before and after.")
    private @Nullable Long pid;

    private final ResultTable table = new ResultTable(System.out);
    private boolean failed;

    @Override
    public Integer call() throws InterruptedException {
        try (Server server = serverOptions.server()) {
            memory("resident memory before");
            Set<Group> wanted = groups == null ? EnumSet.allOf(Group.class) : EnumSet.copyOf(groups);
            table.header();
            LoadRunner runner = new LoadRunner(server, warmUp, duration);
            for (LoadCase loadCase : cases(server, wanted)) {
                Measurement measured = runner.run(loadCase);
                failed |= measured.errors() > 0;
                table.row(measured);
            }
            if (wanted.contains(Group.REBUILD)) {
                table.figure("rebuild of " + view, new Rebuild(server, view, rebuildTimeout).run());
            }
            memory("resident memory after");
        }
        return failed ? 1 : 0;
    }

    private List<LoadCase> cases(Server server, Set<Group> wanted) throws InterruptedException {
        boolean seedNeeded =
                wanted.contains(Group.GET) || wanted.contains(Group.SEARCH) || wanted.contains(Group.APPEND);
        List<String> ids = seedNeeded ? new SeededUsers(server).ids() : List.of();
        UserCases users = new UserCases(server, connections);
        OidcCases oidc = new OidcCases(server, oidcOptions, connections);
        List<LoadCase> cases = new ArrayList<>();
        for (Group group : Group.values()) {
            if (!wanted.contains(group)) {
                continue;
            }
            switch (group) {
                case DISCOVERY -> cases.add(oidc.discovery());
                case JWKS -> cases.add(oidc.jwks());
                case CLIENT_CREDENTIALS -> add(cases, oidc.clientCredentials(), group);
                case INTROSPECTION -> add(cases, oidc.introspection(), group);
                case USERINFO -> add(cases, oidc.userinfo(), group);
                case GET -> cases.add(users.get(ids));
                case SEARCH -> cases.addAll(new SearchCases(server, ids.size()).all());
                case APPEND -> cases.addAll(users.append(ids));
                case CREATE -> cases.add(users.create());
                case REBUILD -> {} // comes last and is no load
            }
        }
        return cases;
    }

    private static void add(List<LoadCase> cases, Optional<LoadCase> loadCase, Group group) {
        if (loadCase.isEmpty()) {
            System.err.println(group + " is left out: its parameters are not given");
        }
        loadCase.ifPresent(cases::add);
    }

    private void memory(String when) {
        if (pid != null) {
            table.figure(when, ResidentMemory.of(pid));
        }
    }
}
