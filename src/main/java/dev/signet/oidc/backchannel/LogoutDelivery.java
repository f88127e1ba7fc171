package dev.signet.oidc.backchannel;

/**
 * One application that is to be told of the end of one session.
 *
 * @param attempts those made, the present one included
 */
record LogoutDelivery(String sessionId, String clientId, String userId, int attempts) {}
