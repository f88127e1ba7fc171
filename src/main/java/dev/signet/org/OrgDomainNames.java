package dev.signet.org;

import dev.signet.eventstore.UniqueClaims;
import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses and validates the domains of organizations. */
@Singleton
public final class OrgDomainNames {
    private static final int MAX_LENGTH = 200;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")+");

    /**
     * What may stand in a generated domain between the name and the host: nothing, or a hyphen and the id of the
     * organization.
     */
    private static final Pattern WITH_ID = Pattern.compile("(-[0-9]+)?");

    private final UniqueClaims claims;
    private final String host;

    OrgDomainNames(
            UniqueClaims claims,
            @ConfigProperty(name = "signet.external-url", defaultValue = "http://localhost:8080") URI externalUrl) {
        this.claims = claims;
        this.host = externalUrl.getHost().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the domain that an organization gets if none is given: its name in the form of {@link #slug}, followed by
     * the host of this server. If another organization has that domain, the id of the organization is added to the
     * name.
     */
    public String generated(Sql sql, String name, String orgId) {
        String domain = slug(name) + '.' + host;
        return claims.isFree(sql, DomainRules.CLAIM, "", domain) ? domain : slug(name) + '-' + orgId + '.' + host;
    }

    /** Returns the host of this server, which generated domains end with. */
    String host() {
        return host;
    }

    /** Tells whether {@link #generated} could have derived this domain from a name. */
    static boolean isMadeOf(String domain, String name, String host) {
        String label = slug(name);
        if (!domain.startsWith(label) || !domain.endsWith('.' + host)) {
            return false;
        }
        int end = domain.length() - host.length() - 1;
        return end >= label.length()
                && WITH_ID.matcher(domain.substring(label.length(), end)).matches();
    }

    /** Returns a domain in the form in which it is stored. */
    static String lower(String domain) {
        return domain.strip().toLowerCase(Locale.ROOT);
    }

    /** Returns a given domain in lower case, or fails with {@link OrgError#DOMAIN_INVALID}. */
    public static String valid(String domain) {
        String lower = lower(domain);
        if (lower.length() > MAX_LENGTH || !NAME.matcher(lower).matches()) {
            throw OrgError.DOMAIN_INVALID.exception();
        }
        return lower;
    }

    /**
     * Makes a domain label from a name: lower-case letters and digits, with one hyphen for each run of other characters
     * between them, at most 40 characters; {@code org} if the name contains no letter or digit.
     */
    public static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String label = slug.length() > MAX_LABEL ? slug.substring(0, MAX_LABEL).replaceAll("-$", "") : slug;
        return label.isEmpty() ? "org" : label;
    }

    /** With an id and a hyphen, a label has at most 63 characters (RFC 1035 section 2.3.4). */
    private static final int MAX_LABEL = 40;
}
