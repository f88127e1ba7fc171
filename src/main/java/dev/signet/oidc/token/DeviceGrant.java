package dev.signet.oidc.token;

import dev.signet.application.Client;
import dev.signet.application.GrantType;
import dev.signet.device.DeviceAuthorization;
import dev.signet.device.DeviceAuthorizations;
import dev.signet.device.Poll;
import dev.signet.kernel.Actor;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.session.Session;
import dev.signet.session.SessionQueries;
import dev.signet.token.GateQuestion;
import dev.signet.token.TokenGate;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The grant {@code device_code} (RFC 8628 sections 3.4 and 3.5): a device polls until a person has allowed or denied
 * it.
 *
 * <p>Like an authorization code, a device code is marked as used in the transaction that starts its token family. Of
 * several concurrent redemptions one gets tokens; every other one counts as reuse of the code and revokes those tokens
 * (A-5).
 */
@Singleton
final class DeviceGrant extends ApplicationGrant {
    private final DeviceAuthorizations devices;
    private final SessionQueries sessions;
    private final TokenGate gate;
    private final Audience audience;
    private final FamilyTokens tokens;

    DeviceGrant(
            ClientAuthentication clients,
            DeviceAuthorizations devices,
            SessionQueries sessions,
            TokenGate gate,
            Audience audience,
            FamilyTokens tokens) {
        super(GrantType.DEVICE_CODE, clients);
        this.devices = devices;
        this.sessions = sessions;
        this.gate = gate;
        this.audience = audience;
        this.tokens = tokens;
    }

    @Override
    protected TokenResponse grant(TokenRequest request, Client asking) {
        Actor client = request.client();
        String deviceCode = request.form().require("device_code");
        DeviceAuthorization device = approved(deviceCode, asking, client);
        TokenTerms wanted = terms(device, asking);
        String orgId = gate.check(GateQuestion.issue(wanted)).require();
        if (!device.isOpenTo(orgId)) {
            throw refused();
        }
        FamilyTokens.ValidCode valid = new FamilyTokens.ValidCode(
                wanted, orgId, null, (transaction, familyId) -> devices.redeem(transaction, device, familyId));
        return tokens.redeem(valid, asking, request).orElseThrow(() -> outrun(deviceCode, asking, client));
    }

    private DeviceAuthorization approved(String deviceCode, Client asking, Actor client) {
        return switch (devices.poll(deviceCode, asking.clientId()).orElseThrow(DeviceGrant::refused)) {
            case Poll.Approved approved -> approved.authorization();
            case Poll.Waiting _ ->
                throw ProtocolError.AUTHORIZATION_PENDING.because("Nobody has allowed the device yet.");
            case Poll.TooEarly _ ->
                throw ProtocolError.SLOW_DOWN.because(
                        "The device polls too often: wait five seconds longer each time.");
            case Poll.Denied _ -> throw ProtocolError.ACCESS_DENIED.because("The device was not allowed.");
            case Poll.Expired _ ->
                throw ProtocolError.EXPIRED_TOKEN.because("The device code has expired: ask for a new one.");
            case Poll.Again again -> throw reused(again.authorization(), client);
        };
    }

    /**
     * The error when a concurrent poll has redeemed the code first. That poll's transaction has been committed, so the
     * code is found as used.
     */
    private ProtocolException outrun(String deviceCode, Client asking, Actor client) {
        Poll now = devices.poll(deviceCode, asking.clientId()).orElseThrow(DeviceGrant::refused);
        return now instanceof Poll.Again again ? reused(again.authorization(), client) : refused();
    }

    private ProtocolException reused(DeviceAuthorization device, Actor client) {
        tokens.endReused(device.familyId(), client);
        return refused();
    }

    private TokenTerms terms(DeviceAuthorization device, Client asking) {
        String sessionId = device.sessionId();
        Session session = (sessionId == null ? Optional.<Session>empty() : sessions.find(sessionId))
                .orElseThrow(DeviceGrant::refused);
        return new TokenTerms(
                asking.clientId(),
                session.userId(),
                session.id(),
                device.scopes(),
                audience.of(asking, device.scopes()),
                session.authTime(),
                session.amr(),
                null,
                List.of());
    }

    private static ProtocolException refused() {
        return ProtocolError.INVALID_GRANT.because(
                "The device code is invalid, used, or was issued to another client.");
    }
}
