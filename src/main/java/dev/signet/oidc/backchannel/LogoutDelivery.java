package dev.signet.oidc.backchannel;

/**
 * The pending notification of one application about the end of one session.
 *
 * @param attempts the number of attempts, including the current one
 */
record LogoutDelivery(String sessionId, String clientId, String userId, int attempts) {}
