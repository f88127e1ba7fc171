package dev.signet.org;

import dev.signet.outbound.OutboundCalls;
import dev.signet.outbound.OutboundFailure;
import dev.signet.outbound.TextRecords;
import dev.signet.vault.Digests;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The tokens with which organizations prove that domains are theirs, and the look-up of published ones.
 *
 * <p>A look-up asks the Domain Name System, or the web server of the domain by the rules of {@link OutboundCalls}
 * . It runs on one of a few threads of its own, because resolving a name blocks a thread. If all of them are
 * busy, a further look-up is refused.
 */
@Singleton
final class DomainTokens {
    private static final Logger LOG = Logger.getLogger(DomainTokens.class);
    private static final int MOST_AT_ONCE = 4;

    private final Digests digests;
    private final Published published;
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            MOST_AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("domain-check-", 0).factory());

    @Inject
    DomainTokens(Digests digests, TextRecords records, OutboundCalls calls) {
        this(digests, (proof, domain, token) -> switch (proof) {
            case DNS -> records.of(place(proof, domain, token)).contains(token);
            case HTTP -> {
                byte[] file = calls.getDocument(URI.create(place(proof, domain, token)), false);
                yield new String(file, StandardCharsets.UTF_8).strip().equals(token);
            }
        });
    }

    DomainTokens(Digests digests, Published published) {
        this.digests = digests;
        this.published = published;
    }

    /** Looks a token up where an organization has to publish it. */
    interface Published {

        /**
         * Tells whether the token is published.
         *
         * @throws OutboundFailure if the look-up fails
         */
        boolean has(DomainProof proof, String domain, String token);
    }

    /** Returns the token of a challenge: 43 letters, digits, hyphens and underscores. */
    String token(String orgId, String domain, DomainChallenge challenge) {
        byte[] digest = digests.claim("org_domain_token", orgId, domain + '\n' + challenge.nonce());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** Returns where the token has to be published: the name of a TXT record, or the URL of a file. */
    static String place(DomainProof proof, String domain, String token) {
        return switch (proof) {
            case DNS -> "_zitadel-challenge." + domain;
            case HTTP -> "https://" + domain + "/.well-known/zitadel-challenge/" + token + ".txt";
        };
    }

    /**
     * Tells whether the token of a challenge is published. A look-up that fails counts as one without a result; only
     * the log tells why, because the answer could be used to explore the network of the server.
     */
    boolean isPublished(String orgId, String domain, DomainChallenge challenge) {
        String token = token(orgId, domain, challenge);
        try {
            return threads.submit(() -> published.has(challenge.proof(), domain, token))
                    .get();
        } catch (RejectedExecutionException e) {
            throw OrgError.DOMAIN_CHECKS_BUSY.exception(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OrgError.DOMAIN_CHECKS_BUSY.exception(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutboundFailure failure) {
                LOG.infof("The token of a domain could not be looked up: %s", failure.getMessage());
                return false;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
