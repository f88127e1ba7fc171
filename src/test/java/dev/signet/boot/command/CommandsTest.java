package dev.signet.boot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void every_command_is_in_the_help_and_in_the_guide() throws IOException {
        assertThat(execute("--help")).isZero();

        String guide = Files.readString(Path.of("docs", "operations.md"));
        assertThat(Commands.line().getSubcommands()).hasSizeGreaterThan(8);
        Commands.line().getSubcommands().keySet().forEach(name -> {
            assertThat(out.toString()).contains("  " + name + ' ');
            assertThat(guide).contains("`signet " + name);
        });
    }

    @Test
    void every_command_explains_itself() {
        CommandLine line = Commands.line();
        line.getSubcommands().forEach((name, command) -> {
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty();
            assertThat(execute(name, "--help")).as(name).isZero();
            assertThat(out.toString()).contains("Usage: signet " + name);
        });
    }

    @Test
    void wrong_usage_is_told_in_two_lines_with_its_own_status() {
        assertThat(execute("admin", "create")).isEqualTo(ExitCode.USAGE.status());
        assertThat(err)
                .hasToString("signet: Missing required option: '--username=NAME'\nSee: signet admin create --help\n");
    }

    @Test
    void a_machine_administrator_cannot_have_an_address_or_a_password() {
        for (String option : List.of("--email=grace@example.com", "--password-file=-")) {
            assertThat(execute("admin", "create", "--username=grace", "--machine", option))
                    .isEqualTo(ExitCode.USAGE.status());
        }
        assertThat(err.toString()).contains("leave out --email and --password-file, or --machine");
    }

    @Test
    void a_misspelt_command_is_answered_with_similar_ones() {
        assertThat(execute("migrat")).isEqualTo(ExitCode.USAGE.status());
        assertThat(err.toString()).contains("signet migrate");
    }

    @Test
    void the_completion_script_knows_the_commands_and_their_options() {
        assertThat(execute("completion")).isZero();
        assertThat(out.toString()).contains("check-config").contains("--password-file");
    }

    private int execute(String... arguments) {
        return Commands.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
