package dev.signet.oidc.exchange;

import dev.signet.application.Client;
import dev.signet.kernel.Actor;
import dev.signet.oidc.clientauth.MachineAssertions;
import dev.signet.oidc.parameter.OrgScopes;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.oidc.token.Audience;
import dev.signet.oidc.token.TokenRequest;
import dev.signet.token.Actors;
import dev.signet.token.GateQuestion;
import dev.signet.token.GateVerdict;
import dev.signet.token.Impersonation;
import dev.signet.token.TokenGate;
import dev.signet.token.TokenTerms;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides a token exchange: which user the new token is for, who acts for that user, and which scopes and audience it
 * has. It never allows more than the presented tokens.
 *
 * <p>If the subject token was issued for the user (access token or ID token), the user's rights are delegated. If the
 * request only names the user (by id, or by an assertion of a machine user), the user is impersonated: this requires an
 * actor token and a permission of the actor, and is recorded as an event.
 */
@Singleton
final class Exchanges {
    private static final Duration LONGEST_IMPERSONATION = Duration.ofHours(1);

    private final PresentedTokens tokens;
    private final MachineAssertions assertions;
    private final Impersonation impersonation;
    private final TokenGate gate;
    private final OrgScopes orgs;
    private final Audience reach;
    private final UserCommands users;
    private final Clock clock;

    Exchanges(
            PresentedTokens tokens,
            MachineAssertions assertions,
            Impersonation impersonation,
            TokenGate gate,
            OrgScopes orgs,
            Audience reach,
            UserCommands users,
            Clock clock) {
        this.tokens = tokens;
        this.assertions = assertions;
        this.impersonation = impersonation;
        this.gate = gate;
        this.orgs = orgs;
        this.reach = reach;
        this.users = users;
        this.clock = clock;
    }

    /**
     * The decision.
     *
     * @param familyId the token family of the subject token; the new token becomes invalid when this family ends. Null
     * if the subject token belongs to none
     * @param notAfter the latest time at which the new token may expire
     */
    record Outcome(TokenTerms terms, @Nullable String familyId, Actors actors, Instant notAfter) {}

    Outcome decide(ExchangeRequest exchange, Client asking, TokenRequest request) {
        Party actor = actor(exchange, asking, request);
        boolean named = isNamed(exchange.subjectType());
        Party subject = named ? named(exchange, actor) : presented(exchange, asking, request);
        List<String> scopes = Narrowing.scopes(exchange.scopes(), subject.scopes());
        List<String> audience = Narrowing.audience(exchange.audience(), subject.audience(), scopes);
        Actors actors = named || actor == null ? subject.actors() : joined(subject.actors(), actor);
        TokenTerms wanted = new TokenTerms(
                asking.clientId(),
                subject.userId(),
                subject.sessionId(),
                scopes,
                audience,
                subject.authTime(),
                subject.amr(),
                request.keyThumbprint(),
                subject.userinfoClaims());
        String orgId = admit(wanted, subject.familyId(), actors);
        TokenTerms terms = named(exchange, reach.handedOn(asking, wanted, orgId));
        if (named && actor != null) {
            record(subject.userId(), actor.userId(), asking, request.client());
        }
        return new Outcome(terms, subject.familyId(), actors, earlier(subject, actor));
    }

    private @Nullable Party actor(ExchangeRequest exchange, Client asking, TokenRequest request) {
        String text = exchange.actorToken();
        ExchangeType type = exchange.actorType();
        if (text == null || type == null) {
            return null;
        }
        Party actor = token(text, type, asking, request, "actor_token");
        if (!actor.actors().isEmpty()) {
            // Otherwise somebody who only acts for the user of the actor token could use that user's permission to
            // impersonate.
            throw PresentedTokens.refused("actor_token");
        }
        return actor;
    }

    private Party presented(ExchangeRequest exchange, Client asking, TokenRequest request) {
        return token(exchange.subjectToken(), exchange.subjectType(), asking, request, "subject_token");
    }

    private Party token(String text, ExchangeType type, Client asking, TokenRequest request, String parameter) {
        return (type == ExchangeType.ID_TOKEN
                        ? tokens.idToken(text, asking)
                        : tokens.accessToken(text, asking, request.keyThumbprint()))
                .orElseThrow(() -> PresentedTokens.refused(parameter));
    }

    /**
     * The party for a user whom the request only names. Unknown users, inactive users and users whom the actor may not
     * impersonate are refused with the same error, so that the caller cannot tell them apart.
     */
    private Party named(ExchangeRequest exchange, @Nullable Party actor) {
        if (actor == null) {
            throw ProtocolError.INVALID_REQUEST.because("This subject_token_type needs an actor_token.");
        }
        String userId = exchange.subjectType() == ExchangeType.JWT
                ? asserted(exchange.subjectToken())
                : exchange.subjectToken();
        if (!gate.check(GateQuestion.impersonate(userId, actor.userId())).admitted()) {
            throw PresentedTokens.refused("subject_token");
        }
        Party subject = Party.named(userId, actor, clock.instant().plus(LONGEST_IMPERSONATION));
        return impersonation.mayCallApi(actor.userId()) ? subject : subject.withoutApi();
    }

    private String asserted(String assertion) {
        try {
            return assertions.verify(assertion).userId();
        } catch (ProtocolException e) {
            throw ProtocolError.INVALID_REQUEST.because(e.description());
        }
    }

    private static Actors joined(Actors before, Party actor) {
        return before.followedBy(actor.userId())
                .orElseThrow(() ->
                        ProtocolError.INVALID_REQUEST.because("The token has the maximum number of actors already."));
    }

    // The gate checks the present state of the client, the user, the actors and the token family.
    private String admit(TokenTerms terms, @Nullable String familyId, Actors actors) {
        GateVerdict verdict = gate.check(GateQuestion.issue(terms, familyId, actors));
        if (!verdict.admitted() || !orgs.admit(terms.scopes(), verdict.orgId())) {
            throw PresentedTokens.refused("subject_token");
        }
        return verdict.orgId();
    }

    /**
     * Returns the terms if they contain every requested audience; otherwise refuses the exchange. Unlike these
     * audiences, scopes that the client may not use have been left out without an error.
     */
    private static TokenTerms named(ExchangeRequest exchange, TokenTerms terms) {
        if (terms.audience().isEmpty() || !terms.audience().containsAll(exchange.audience())) {
            throw ProtocolError.INVALID_TARGET.because("The client may not request this audience.");
        }
        return terms;
    }

    private void record(String userId, String actorId, Client asking, Actor client) {
        users.impersonated(UserRef.anywhere(userId), asking.clientId(), client.as(actorId));
    }

    private static Instant earlier(Party subject, @Nullable Party actor) {
        return actor == null || subject.expiresAt().isBefore(actor.expiresAt())
                ? subject.expiresAt()
                : actor.expiresAt();
    }

    private static boolean isNamed(ExchangeType type) {
        return switch (type) {
            case USER_ID, JWT -> true;
            case ACCESS_TOKEN, ID_TOKEN -> false;
        };
    }
}
