package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.jdbc.Database;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TokenSigner;
import dev.signet.signingkey.TokenType;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class AccessTokensIT {
    private static final TokenTerms FULL = new TokenTerms(
            "300",
            "100",
            "400",
            List.of("openid", "email"),
            List.of("300", "301"),
            Instant.parse("2026-03-01T12:00:00Z"),
            List.of("pwd"),
            "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
            List.of("picture"));

    @Inject
    AccessTokens tokens;

    @Inject
    TokenLifetimes lifetimes;

    @Inject
    RevokedTokenSweep sweep;

    @Inject
    TokenGate gate;

    @Inject
    TokenSigner signer;

    @Inject
    TokenSeal seal;

    @Inject
    Issuer issuer;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @ParameterizedTest
    @EnumSource(TokenForm.class)
    void a_token_contains_all_parts_of_its_grant(TokenForm form) {
        AccessTokenGrant grant = AccessTokenGrants.actedBy(
                new Actors(List.of("101", "102"), false), AccessTokenGrant.of(FULL, form, "500"));
        AccessTokens.Issued issued = tokens.issue(grant);

        AccessToken read = tokens.read(issued.value()).orElseThrow();

        assertThat(read).isEqualTo(issued.token());
        assertThat(read.terms()).isEqualTo(FULL);
        assertThat(read.familyId()).isEqualTo("500");
        assertThat(read.actors()).isEqualTo(new Actors(List.of("101", "102"), false));
        assertThat(Duration.between(read.issuedAt(), read.expiresAt())).isEqualTo(lifetimes.accessToken());
        assertThat(issued.lifetimeSeconds()).isEqualTo(lifetimes.accessToken().toSeconds());
    }

    @ParameterizedTest
    @EnumSource(TokenForm.class)
    void a_token_of_a_machine_contains_only_what_is_needed(TokenForm form) {
        TokenTerms terms = TokenTerms.ofMachine("100", List.of(), List.of());

        AccessToken read = tokens.read(
                        tokens.issue(AccessTokenGrant.of(terms, form)).value())
                .orElseThrow();

        assertThat(read.terms()).isEqualTo(terms);
        assertThat(read.familyId()).isNull();
        assertThat(read.actors()).isEqualTo(Actors.NONE);
    }

    @ParameterizedTest
    @EnumSource(TokenForm.class)
    void a_token_says_that_the_user_is_impersonated(TokenForm form) {
        AccessTokenGrant grant = AccessTokenGrants.actedBy(Actors.impersonating("101"), FULL, form);

        AccessToken read = tokens.read(tokens.issue(grant).value()).orElseThrow();

        assertThat(read.actors()).isEqualTo(Actors.impersonating("101"));
    }

    // during an upgrade, nodes of both versions read each other's tokens
    @Test
    void an_opaque_token_of_a_user_still_has_the_layout_of_the_first_version() {
        String token = tokens.issue(AccessTokenGrant.of(FULL, TokenForm.OPAQUE)).value();
        String impersonated = tokens.issue(
                        AccessTokenGrants.actedBy(Actors.impersonating("101"), FULL, TokenForm.OPAQUE))
                .value();

        assertThat(seal.open(TokenSeal.Kind.ACCESS_TOKEN, token))
                .hasValueSatisfying(content -> assertThat(content).startsWith(1));
        assertThat(seal.open(TokenSeal.Kind.ACCESS_TOKEN, impersonated))
                .hasValueSatisfying(content -> assertThat(content).startsWith(2));
    }

    @Test
    void issuing_a_token_writes_nothing_to_the_database() {
        tokens.issue(AccessTokenGrant.of(FULL, TokenForm.OPAQUE));
        long before = database.single("select pg_current_xact_id()::text::bigint as n", row -> row.number("n"));

        for (int i = 0; i < 100; i++) {
            tokens.issue(AccessTokenGrant.of(FULL, TokenForm.OPAQUE));
        }

        long after = database.single("select pg_current_xact_id()::text::bigint as n", row -> row.number("n"));
        assertThat(after - before).isLessThan(50);
    }

    @Test
    void a_jwt_is_an_access_token_according_to_rfc_9068() throws Exception {
        AccessTokenGrant grant = AccessTokenGrants.withClaims(
                Map.of(
                        "urn:zitadel:iam:user:resourceowner:id",
                        "200",
                        "sub",
                        "somebody else",
                        "act",
                        Map.of("sub", "101")),
                AccessTokenGrant.of(FULL, TokenForm.JWT));
        AccessTokens.Issued issued = tokens.issue(grant);

        SignedJWT jwt = SignedJWT.parse(issued.value());

        assertThat(jwt.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(issuer.url());
        assertThat(claims.getSubject()).isEqualTo("100");
        assertThat(claims.getClaims()).doesNotContainKey("act");
        assertThat(claims.getAudience()).containsExactly("300", "301");
        assertThat(claims.getJWTID()).isEqualTo(issued.token().id());
        assertThat(claims.getStringClaim("client_id")).isEqualTo("300");
        assertThat(claims.getStringClaim("scope")).isEqualTo("openid email");
        assertThat(claims.getStringClaim("sid")).isEqualTo("400");
        assertThat(claims.getStringClaim("urn:zitadel:iam:user:resourceowner:id"))
                .isEqualTo("200");
        assertThat(claims.getJSONObjectClaim("cnf")).containsEntry("jkt", FULL.keyThumbprint());
        assertThat(claims.getExpirationTime())
                .isEqualTo(Date.from(issued.token().expiresAt()));
        assertThat(claims.getLongClaim("auth_time")).isEqualTo(1772366400L);
    }

    @ParameterizedTest
    @EnumSource(TokenForm.class)
    void an_altered_token_is_refused_a14(TokenForm form) {
        String token = tokens.issue(AccessTokenGrant.of(FULL, form)).value();
        for (int i = 0; i < token.length(); i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String altered = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.read(altered)).as("character %d", i).isEmpty();
        }
        assertThat(tokens.read(token + "A")).isEmpty();
        assertThat(tokens.read(token.substring(1))).isEmpty();
    }

    @Test
    void a_text_that_is_no_token_is_refused() {
        for (String text : List.of("", ".", "..", "a.b.c", "sga_", "sga_AAAA", "sga_%%%", "sgr_", "x".repeat(20_000))) {
            assertThat(tokens.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void no_other_document_of_this_server_passes_for_an_access_token_a14() {
        Map<String, Object> claims = claims();
        for (TokenType type : TokenType.values()) {
            String signed = signer.sign(claims, type, SigningAlgorithm.RS256);
            assertThat(tokens.read(signed).isPresent()).as("%s", type).isEqualTo(type == TokenType.ACCESS_TOKEN);
        }
    }

    @Test
    void a_token_of_another_issuer_or_without_a_required_claim_is_refused_a14() {
        for (String claim : List.of("iss", "sub", "client_id", "jti", "iat", "exp")) {
            Map<String, Object> claims = claims();
            claims.remove(claim);
            assertThat(read(claims)).as("without %s", claim).isFalse();
        }
        Map<String, Object> foreign = claims();
        foreign.put("iss", issuer.url() + "/");
        assertThat(read(foreign)).isFalse();
        assertThat(read(claims())).isTrue();
    }

    @Test
    void the_clock_skew_extends_the_times_in_a_jwt_but_not_its_lifetime_on_this_server() throws ParseException {
        AccessTokenGrant grant = AccessTokenGrant.of(FULL, TokenForm.JWT).withClockSkew(Duration.ofMillis(2_500));

        AccessTokens.Issued issued = tokens.issue(grant);

        AccessToken says = issued.token();
        JWTClaimsSet claims = SignedJWT.parse(issued.value()).getJWTClaimsSet();
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(says.issuedAt().minusSeconds(3));
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(says.expiresAt().plusSeconds(3));
        assertThat(claims.getDateClaim("auth_time").toInstant())
                .isEqualTo(Objects.requireNonNull(FULL.authTime()).minusSeconds(3));
        assertThat(tokens.read(issued.value())).contains(says);
        assertThat(issued.lifetimeSeconds()).isEqualTo(lifetimes.accessToken().toSeconds());
    }

    @ParameterizedTest
    @EnumSource(TokenForm.class)
    void an_expired_token_is_refused(TokenForm form) {
        AccessTokenGrant grant = AccessTokenGrant.of(FULL, form);
        Instant now = clock.instant();

        assertThat(tokens.read(tokens.issue(AccessTokenGrants.endingBy(now.minusMillis(1), grant))
                        .value()))
                .isEmpty();
        assertThat(tokens.read(tokens.issue(AccessTokenGrants.endingBy(now.plusSeconds(60), grant))
                        .value()))
                .isPresent();
    }

    @Test
    void a_grant_cannot_lengthen_a_token() {
        AccessToken token = tokens.issue(AccessTokenGrants.endingBy(
                        clock.instant().plus(Duration.ofDays(300)), AccessTokenGrant.of(FULL, TokenForm.OPAQUE)))
                .token();

        assertThat(Duration.between(token.issuedAt(), token.expiresAt())).isEqualTo(lifetimes.accessToken());
    }

    @Test
    void a_revoked_token_is_refused_immediately_and_its_row_is_deleted_after_its_expiry() {
        AccessToken token =
                tokens.issue(AccessTokenGrant.of(FULL, TokenForm.OPAQUE)).token();
        AccessToken over = new AccessToken(
                "over-" + token.id(),
                FULL,
                null,
                Actors.NONE,
                token.issuedAt(),
                clock.instant().minus(1, ChronoUnit.HOURS),
                TokenForm.OPAQUE);

        tokens.revoke(token);
        tokens.revoke(token);
        tokens.revoke(over);

        assertThat(gate.check(token).refusal()).isEqualTo(TokenRefusal.REVOKED);
        sweep.sweep();
        assertThat(database.query(
                        "select token_id from revoked_tokens where token_id = any(?)",
                        row -> row.text("token_id"),
                        (Object) new String[] {token.id(), over.id()}))
                .containsExactly(token.id());
    }

    private boolean read(Map<String, Object> claims) {
        return tokens.read(signer.sign(claims, TokenType.ACCESS_TOKEN, SigningAlgorithm.RS256))
                .isPresent();
    }

    private Map<String, Object> claims() {
        long now = clock.instant().getEpochSecond();
        return new HashMap<>(Map.of(
                "iss", issuer.url(),
                "sub", "100",
                "aud", "300",
                "client_id", "300",
                "jti", "600",
                "iat", now,
                "exp", now + 60));
    }
}
