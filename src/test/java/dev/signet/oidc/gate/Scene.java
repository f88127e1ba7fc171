package dev.signet.oidc.gate;

import dev.signet.oidc.TestingFlow;
import dev.signet.session.Session;
import dev.signet.user.UserRef;
import java.security.KeyPair;

/**
 * A person signed in at an app of another organization, with everything that can be turned into access.
 *
 * @param sibling another client of the same project, which can introspect after the app is gone
 * @param code an authorization code, not redeemed yet
 * @param deviceCode an approved device code, not redeemed yet
 * @param cookie the browser's cookie
 * @param machine a machine user of the person's organization
 */
record Scene(
        UserRef person,
        String appOrgId,
        TestingFlow.App app,
        TestingFlow.App sibling,
        Session session,
        String cookie,
        String code,
        String deviceCode,
        String accessToken,
        String refreshToken,
        String idToken,
        Machine machine) {

    /** A machine user and its credentials. */
    record Machine(UserRef user, String secret, String keyId, KeyPair key, String personalAccessToken) {
        @Override
        public String toString() {
            return "Machine[" + user.userId() + ']';
        }
    }

    /** Returns a copy in which another client presents what was issued to the app. */
    Scene presentedBy(TestingFlow.App other) {
        return new Scene(
                person,
                appOrgId,
                other,
                sibling,
                session,
                cookie,
                code,
                deviceCode,
                accessToken,
                refreshToken,
                idToken,
                machine);
    }

    /** Returns a copy with another text as the access token. */
    Scene withAccessToken(String token) {
        return new Scene(
                person,
                appOrgId,
                app,
                sibling,
                session,
                cookie,
                code,
                deviceCode,
                token,
                refreshToken,
                idToken,
                machine);
    }

    @Override
    public String toString() {
        return "Scene[" + person.userId() + ']';
    }
}
