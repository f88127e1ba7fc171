package dev.signet.org;

/** Where the token is published that proves who owns a domain. The places are those of ZITADEL. */
public enum DomainProof {
    /** A TXT record of the name {@code _zitadel-challenge} in the domain. */
    DNS,
    /** The file {@code /.well-known/zitadel-challenge/<token>.txt} on the web server of the domain, over https. */
    HTTP
}
