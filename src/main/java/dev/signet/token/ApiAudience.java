package dev.signet.token;

/** The audience of the Management, Auth and Admin APIs of this server. */
public final class ApiAudience {
    /** The value of {@code aud}. */
    public static final String VALUE = "zitadel";

    /** The scope that asks for it, as ZITADEL has it. */
    public static final String SCOPE = "urn:zitadel:iam:org:project:id:" + VALUE + ":aud";

    private ApiAudience() {}
}
