package dev.signet.oidc.gate;

/** What an attacker might present as an access token. */
enum Forgery {
    /** A valid JWT; it shows that the others fail for the right reason. */
    NONE,
    UNSIGNED,
    SIGNED_BY_ANOTHER_KEY,
    SIGNED_BY_A_KEY_IT_BRINGS_ALONG,
    SIGNED_WITH_THE_PUBLIC_KEY_AS_SECRET,
    ALTERED_CLAIMS,
    ANOTHER_TYPE,
    ID_TOKEN,
    REFRESH_TOKEN,
    CODE,
    ALTERED_OPAQUE_TOKEN,
    SHORTENED_OPAQUE_TOKEN
}
