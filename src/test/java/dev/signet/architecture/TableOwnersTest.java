package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that each table has one owner: the only package whose statements name the table. Other packages call the
 * owner's queries, or use an SQL fragment that the owner exports in their statements.
 */
final class TableOwnersTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "signet");

    private static final Map<String, Set<String>> TABLES_BY_OWNER = Map.ofEntries(
            Map.entry("vault", Set.of("vault_keys", "subject_keys", "secrets")),
            Map.entry("eventstore", Set.of("events", "unique_claims", "stream_snapshots", "unfinished_changes")),
            Map.entry("jdbc", Set.of("storage_probe")),
            Map.entry("projection", Set.of("projection_checkpoints", "parked_streams", "view_rebuilds")),
            Map.entry("throttling", Set.of("attempts")),
            Map.entry("instance", Set.of("instance_view")),
            Map.entry("org", Set.of("org_view", "org_domain_view", "org_metadata_view")),
            Map.entry("membership", Set.of("membership_view")),
            Map.entry("user", Set.of("password_tries")),
            Map.entry(
                    "user.view",
                    Set.of("user_view", "user_metadata_view", "machine_key_view", "pat_view", "user_name_migration")),
            Map.entry("project", Set.of("project_view", "project_role_view")),
            Map.entry("application", Set.of("application_view", "application_key_view", "unclaimed_client_ids")),
            Map.entry("projectgrant", Set.of("project_grant_view")),
            Map.entry("usergrant", Set.of("user_grant_view")),
            Map.entry("idempotency", Set.of("idempotent_calls")),
            Map.entry("policy.login", Set.of("login_policy_view")),
            Map.entry("factor", Set.of("totp_view", "recovery_code_view", "factor_tries")),
            Map.entry("group", Set.of("group_view", "group_member_view")),
            Map.entry("groupgrant", Set.of("group_grant_view")),
            Map.entry("session", Set.of("session_view", "session_agents")),
            Map.entry("token", Set.of("oidc_session_view", "revoked_tokens")),
            Map.entry("signingkey", Set.of("signing_key_view")),
            Map.entry("branding", Set.of("label_policy_view", "label_preview_view", "label_logos", "label_assets")),
            Map.entry("device", Set.of("device_authorizations")),
            Map.entry("node", Set.of("nodes")),
            Map.entry(
                    "oidc.authorize",
                    Set.of("authorization_codes", "answered_requests", "pushed_authorization_requests")),
            Map.entry("oidc.clientauth", Set.of("used_assertions")),
            Map.entry("oidc.dpop", Set.of("dpop_proofs")),
            Map.entry("oidc.backchannel", Set.of("back_channel_logouts")));

    /** Packages that name a table of another one, each with the reason; there are none. */
    private static final Set<String> ALLOWED = Set.of();

    // Literals and comments are looked for together, so that a quote in a comment opens no literal.
    private static final Pattern LITERAL_OR_COMMENT = Pattern.compile(
            "(?s)\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"|'(?:[^'\\\\\\n]|\\\\.)'|//[^\\n]*|/\\*.*?\\*/");
    private static final String KEYWORD = "\\b(?:from|join|into|update|table|only)\\s+";

    @Test
    void every_table_of_the_schema_has_one_owner() throws IOException {
        List<String> owned =
                TABLES_BY_OWNER.values().stream().flatMap(Set::stream).sorted().toList();

        assertThat(owned).doesNotHaveDuplicates().containsExactlyElementsOf(SchemaTables.names());
    }

    @Test
    void statements_name_the_tables_of_their_own_package_alone() throws IOException {
        Set<String> named = new TreeSet<>();
        List<String> foreign = new ArrayList<>();
        for (Path file : sources()) {
            String owner = owner(file);
            for (String literal : literals(Files.readString(file))) {
                TABLES_BY_OWNER.forEach((tableOwner, tables) -> tables.stream()
                        .filter(table -> names(table, literal))
                        .forEach(table -> {
                            named.add(table);
                            if (!tableOwner.equals(owner) && !ALLOWED.contains(owner + ": " + table)) {
                                foreign.add(SOURCES.relativize(file) + " names " + table + " of " + tableOwner);
                            }
                        }));
            }
        }

        assertThat(foreign).isEmpty();
        assertThat(named).as("tables found in statements").hasSizeGreaterThan(30);
    }

    @Test
    void a_table_is_found_however_a_statement_names_it() {
        for (String statement : List.of(
                "select * from secrets s",
                "select 1 from a join secrets on true",
                "insert into secrets (owner)",
                "update secrets set value = ?",
                "delete from\n  secrets",
                "select * from views.secrets")) {
            assertThat(names("secrets", statement)).as(statement).isTrue();
        }
        for (String text : List.of("The secrets are kept.", "from secretsof", "select secrets_id from a", "secrets")) {
            assertThat(names("secrets", text)).as(text).isFalse();
        }
        for (String statement : List.of("user_view", "select 1 from a, user_view u", "from views.user_view")) {
            assertThat(names("user_view", statement)).as(statement).isTrue();
        }
        assertThat(literals("a(\"x\" + \"\"\"\n y\"\"\"); // \"no\"\n '\"' /* \"no\" */ b(\"z\\\"\")"))
                .containsExactly("x", "\n y", "z\\\"");
    }

    /** The feature that a file belongs to, or the package within it if that owns tables of its own. */
    private static String owner(Path file) {
        Path room = SOURCES.relativize(file).getParent();
        for (Path name = room; name != null; name = name.getParent()) {
            String owner = name.toString().replace('/', '.');
            if (TABLES_BY_OWNER.containsKey(owner)) {
                return owner;
            }
        }
        return room.getName(0).toString();
    }

    // A name that is a single word, such as events or secrets, counts as a table only behind an SQL keyword. A name
    // with an underscore also counts in a list, or at the beginning of a literal.
    private static boolean names(String table, String literal) {
        String before = table.contains("_") ? "(?:" + KEYWORD + "|,\\s*|^)" : KEYWORD;
        return Pattern.compile("(?i)" + before + "(?:views\\.)?" + table + "\\b")
                .matcher(literal)
                .find();
    }

    private static List<String> literals(String source) {
        return LITERAL_OR_COMMENT
                .matcher(source)
                .results()
                .flatMap(found -> Stream.of(1, 2).map(found::group))
                .filter(literal -> literal != null)
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
