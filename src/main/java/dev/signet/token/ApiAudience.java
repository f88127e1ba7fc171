package dev.signet.token;

/** The audience of the Management, Auth and Admin APIs of this server. */
public final class ApiAudience {
    /** The value of {@code aud}. */
    public static final String VALUE = "zitadel";

    /** The scope by which clients request this audience. ZITADEL uses the same scope. */
    public static final String SCOPE = "urn:zitadel:iam:org:project:id:" + VALUE + ":aud";

    private ApiAudience() {}
}
