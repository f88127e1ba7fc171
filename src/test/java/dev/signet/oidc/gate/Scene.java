package dev.signet.oidc.gate;

import dev.signet.oidc.TestingFlow;
import dev.signet.session.Session;
import dev.signet.user.UserRef;
import java.security.KeyPair;

/**
 * A person signed in for an app of another organization, with everything that could be turned into access.
 *
 * @param sibling another client of the same project, so that introspection can be asked after the app is gone
 * @param code not redeemed yet
 * @param deviceCode allowed, not redeemed yet
 * @param cookie the browser's
 * @param machine of the person's organization
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

    /** The same with another client presenting what the app was given. */
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

    /** The same with another text in place of the access token. */
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
