package dev.signet.oidc.exchange;

import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.protocol.ProtocolError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a token exchange (RFC 8693 section 2.1).
 *
 * @param actorToken token of the user who will act for the subject; null if there is no actor
 * @param requested the type of the token to issue
 * @param scopes the requested scopes; empty for all that the presented tokens allow
 * @param audience the requested audience; empty for all that the presented tokens allow
 */
record ExchangeRequest(
        String subjectToken,
        ExchangeType subjectType,
        @Nullable String actorToken,
        @Nullable ExchangeType actorType,
        ExchangeType requested,
        List<String> scopes,
        List<String> audience) {

    ExchangeRequest {
        scopes = List.copyOf(scopes);
        audience = List.copyOf(audience);
    }

    static ExchangeRequest of(Parameters form) {
        if (!form.all("resource").isEmpty()) {
            throw ProtocolError.INVALID_TARGET.because("The resource parameter is not supported: use audience.");
        }
        String subjectToken = form.require("subject_token");
        ExchangeType subjectType =
                ExchangeType.of(form.require("subject_token_type"), ExchangeType.SUBJECTS, "subject_token_type");
        String actorToken = form.find("actor_token").orElse(null);
        String actorType = form.find("actor_token_type").orElse(null);
        if ((actorToken == null) != (actorType == null)) {
            throw ProtocolError.INVALID_REQUEST.because("actor_token and actor_token_type must be sent together.");
        }
        return new ExchangeRequest(
                subjectToken,
                subjectType,
                actorToken,
                actorType == null ? null : ExchangeType.of(actorType, ExchangeType.ACTORS, "actor_token_type"),
                form.find("requested_token_type")
                        .map(type -> ExchangeType.of(type, ExchangeType.REQUESTED, "requested_token_type"))
                        .orElse(ExchangeType.ACCESS_TOKEN),
                form.words("scope"),
                form.all("audience"));
    }

    @Override
    public String toString() {
        return "ExchangeRequest[" + subjectType + ", " + requested + ']';
    }
}
