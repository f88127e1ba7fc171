package dev.signet.oidc.exchange;

import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.token.ApiAudience;
import java.util.List;

/**
 * Computes scopes and audience of an exchanged token, which are never more than those of the presented tokens.
 * The functions are pure.
 */
final class Narrowing {
    private Narrowing() {}

    /**
     * The requested scopes, or all allowed scopes if none are requested. Throws {@code invalid_scope} if a requested
     * scope is not allowed. The result never contains {@code offline_access}, because an exchange issues no refresh
     * token.
     */
    static List<String> scopes(List<String> asked, List<String> allowed) {
        if (!allowed.containsAll(asked)) {
            throw ProtocolError.INVALID_SCOPE.because("More scopes were requested than the tokens allow.");
        }
        return (asked.isEmpty() ? allowed : asked)
                .stream().filter(scope -> !scope.equals("offline_access")).toList();
    }

    /**
     * The requested audience, or the whole allowed audience if none is requested. This server's own API is part of it
     * only if the token also has the scope of that API. Throws {@code invalid_target} if a requested audience is not
     * allowed or none is left.
     */
    static List<String> audience(List<String> asked, List<String> allowed, List<String> scopes) {
        List<String> reachable = scopes.contains(ApiAudience.SCOPE)
                ? allowed
                : allowed.stream().filter(one -> !one.equals(ApiAudience.VALUE)).toList();
        if (!reachable.containsAll(asked)) {
            throw ProtocolError.INVALID_TARGET.because("The audience is not among those of the tokens.");
        }
        List<String> granted = asked.isEmpty() ? reachable : asked;
        if (granted.isEmpty()) {
            throw ProtocolError.INVALID_TARGET.because("No audience is left for the new token.");
        }
        return granted.stream().distinct().toList();
    }
}
