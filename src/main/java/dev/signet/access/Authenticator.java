package dev.signet.access;

import java.util.Optional;

/** Recognises one sort of bearer token. Several exist; the first that knows the token answers. */
public interface Authenticator {

    /**
     * The caller a token stands for, judged by the state of user, organization and token as of now; empty when this
     * is not a token of this sort or it is not valid.
     */
    Optional<Principal> authenticate(String bearerToken);
}
