package dev.signet.oidc.exchange;

import dev.signet.oidc.ProtocolError;
import dev.signet.token.ApiAudience;
import java.util.List;

/** An exchange narrows and never widens; pure. */
final class Narrowing {
    private Narrowing() {}

    /** Those asked for, or else all that are allowed; there is no refresh token, so never {@code offline_access}. */
    static List<String> scopes(List<String> asked, List<String> allowed) {
        if (!allowed.containsAll(asked)) {
            throw ProtocolError.INVALID_SCOPE.because("More scopes were asked for than the tokens allow.");
        }
        return (asked.isEmpty() ? allowed : asked)
                .stream().filter(scope -> !scope.equals("offline_access")).toList();
    }

    /** Those asked for, or else all that are allowed; this server's API only together with its scope. */
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
