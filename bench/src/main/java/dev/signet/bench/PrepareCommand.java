package dev.signet.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates what the wrk scripts and {@code sign-ins} need and prints it as shell assignments. */
@Command(
        name = "prepare",
        description = "Makes clients, persons and tokens for the scripts of wrk; prints shell assignments.",
        mixinStandardHelpOptions = true)
final class PrepareCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions options;

    @Option(
            names = "--refresh-tokens",
            defaultValue = "64",
            description = "Sign-ins, each with a refresh token of its own [${DEFAULT-VALUE}].")
    private int refreshTokens;

    @Override
    public Integer call() throws InterruptedException, IOException {
        try (Server server = options.server()) {
            Provider provider = new SignetSetup(server).provider(true);
            assign("SIGNET_MACHINE", provider.machine().authorization());
            assign("SIGNET_MACHINE_SCOPE", Credentials.encoded(provider.machineScope()));
            assign("SIGNET_API", provider.asking().authorization());
            assign(SignInsCommand.WEB_CLIENT, provider.webClient());
            assign(SignInsCommand.LOGIN_NAMES, String.join(" ", provider.loginNames()));
            assign(SignInsCommand.PASSWORD, provider.password());
            OidcCases cases = new OidcCases(server, provider, 1);
            assign("SIGNET_MACHINE_TOKEN", cases.machineAccessToken());
            assign("SIGNET_PERSON_TOKEN", CodeFlow.field(cases.signedIn(0), "access_token"));
            List<String> tokens = new ArrayList<>();
            for (int person = 0; person < refreshTokens; person++) {
                tokens.add(CodeFlow.field(cases.signedIn(person), "refresh_token"));
            }
            assign("SIGNET_REFRESH_TOKENS", String.join(" ", tokens));
        }
        return 0;
    }

    private static void assign(String name, String value) {
        System.out.println("export " + name + "='" + value + "'");
    }
}
