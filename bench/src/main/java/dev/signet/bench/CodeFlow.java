package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's code flow from the authorization request to tokens, and the refresh of these tokens. */
final class CodeFlow {
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final int RANDOM_BYTES = 32;

    private final Server server;
    private final Provider provider;
    private final SecureRandom random = new SecureRandom();

    CodeFlow(Server server, Provider provider) {
        this.server = server;
        this.provider = provider;
    }

    /** Signs a person in with name and password in a new browser, and redeems the code (RFC 6749, RFC 7636). */
    JsonNode tokens(String loginName) throws IOException, InterruptedException {
        String verifier = text();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", provider.webClient());
        parameters.put("redirect_uri", Provider.REDIRECT_URI);
        parameters.put("scope", provider.webScope());
        parameters.put("state", text());
        parameters.put("nonce", text());
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        URI answer = new LoginBrowser(server)
                .signIn(
                        provider.authorization() + "?" + Credentials.encoded(parameters),
                        loginName,
                        provider.password());
        Matcher code = CODE.matcher(answer.toString());
        if (!code.find()) {
            throw new BenchException("the sign-in of " + loginName + " ended without a code: " + answer);
        }
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                provider.webClient(),
                "code",
                code.group(1),
                "redirect_uri",
                Provider.REDIRECT_URI,
                "code_verifier",
                verifier));
    }

    /** Exchanges a refresh token for new tokens (RFC 6749 section 6). */
    JsonNode refreshed(String refreshToken) throws IOException, InterruptedException {
        return token(Map.of(
                "grant_type", "refresh_token", "client_id", provider.webClient(), "refresh_token", refreshToken));
    }

    /** A required field of a token response. */
    static String field(JsonNode tokens, String name) {
        JsonNode value = tokens.path(name);
        if (!value.isTextual()) {
            throw new BenchException("a token answer has no " + name);
        }
        return value.textValue();
    }

    private JsonNode token(Map<String, String> fields) throws IOException, InterruptedException {
        HttpRequest request =
                Credentials.posted(server, provider.token(), fields).build();
        return Server.parsed(server.answer(request));
    }

    private String text() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
