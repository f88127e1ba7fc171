package dev.signet.api.pipeline;

import com.google.protobuf.Message;
import dev.signet.access.AccessError;
import dev.signet.access.Authenticator;
import dev.signet.access.Membership;
import dev.signet.access.Organizations;
import dev.signet.access.Permissions;
import dev.signet.access.Principal;
import dev.signet.access.ProvenAuthenticator;
import dev.signet.access.Target;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.Credential;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.signingkey.TokenVerifier;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a call may reach its handler: authentication, then organization, then permission. */
@Singleton
final class RpcGate {
    private final List<Authenticator> authenticators;
    private final ProvenAuthenticator provenAuthenticator;
    private final Organizations organizations;
    private final Permissions permissions;

    RpcGate(
            @All List<Authenticator> authenticators,
            ProvenAuthenticator provenAuthenticator,
            Organizations organizations,
            Permissions permissions) {
        this.authenticators = authenticators;
        this.provenAuthenticator = provenAuthenticator;
        this.organizations = organizations;
        this.permissions = permissions;
    }

    /** Returns the context of a call that may proceed. Refuses other calls with an {@link AccessError}. */
    RpcContext admit(RpcMethod method, Message request, CallMetadata metadata) {
        return switch (method.access()) {
            case AccessRule.Anyone anyone -> RpcContext.anonymous(metadata.anonymous(), permissions);
            case AccessRule.Authenticated authenticated -> identify(method, request, metadata);
            case AccessRule.Permission permission -> {
                RpcContext context = identify(method, request, metadata);
                requirePermission(context, permission, request);
                yield context;
            }
        };
    }

    /** Returns the context of a call by the server's own program, which may do everything in an organization. */
    RpcContext operator(String orgId) {
        Membership everything = new Membership(new Target.Instance(""), List.of("IAM_OWNER"));
        Principal operator =
                new Principal(Actor.SYSTEM_ID, orgId, Actor.SYSTEM_ID, null, null, List.of(everything), null);
        return RpcContext.of(operator, orgId, Actor.system(), permissions);
    }

    /**
     * Checks that a caller may go on with a long call. A proof of possession is accepted only once, so a caller who
     * sent one with the call is not checked again.
     */
    void admitAgain(RpcMethod method, CallMetadata metadata) {
        Credential credential = method.dialect().credentials().find(metadata.headers(), method.request());
        if (!(credential instanceof Credential.Bound)) {
            admit(method, method.request(), metadata);
        }
    }

    private RpcContext identify(RpcMethod method, Message request, CallMetadata metadata) {
        Credential credential = method.dialect().credentials().find(metadata.headers(), request);
        Principal principal =
                authenticate(credential, metadata).orElseThrow(() -> AccessError.UNAUTHENTICATED.exception());
        if (method.access().inPerson() && principal.actorId() != null) {
            throw AccessError.ACTING_FOR_ANOTHER.exception();
        }
        String orgId = method.dialect()
                .owner(request)
                .map(owner -> ownerOrOwn(principal, owner))
                .orElseGet(() ->
                        selectOrganization(principal, method.dialect().organization(metadata.headers(), request)));
        return RpcContext.of(principal, orgId, metadata.actor(principal), permissions);
    }

    private Optional<Principal> authenticate(Credential credential, CallMetadata metadata) {
        return switch (credential) {
            case Credential.None none -> Optional.empty();
            case Credential.Bearer(String token) -> isTooLong(token) ? Optional.empty() : holder(token);
            case Credential.Bound(String token) ->
                isTooLong(token) ? Optional.empty() : provenAuthenticator.authenticate(token, metadata.proof());
        };
    }

    private Optional<Principal> holder(String token) {
        return authenticators.stream()
                .flatMap(authenticator -> authenticator.authenticate(token).stream())
                .findFirst();
    }

    private static boolean isTooLong(String token) {
        return token.length() > TokenVerifier.MAX_LENGTH;
    }

    private String ownerOrOwn(Principal principal, String owner) {
        return permissions.held(principal, owner).isEmpty() ? principal.orgId() : owner;
    }

    private String selectOrganization(Principal principal, @Nullable String selected) {
        if (selected == null || selected.isBlank() || selected.equals(principal.orgId())) {
            return principal.orgId();
        }
        if (!organizations.exists(selected)) {
            throw AccessError.ORGANIZATION_NOT_ACCESSIBLE.exception();
        }
        return selected;
    }

    private void requirePermission(RpcContext context, AccessRule.Permission rule, Message request) {
        try {
            if (rule.limited()) {
                context.narrow(rule.name());
            } else {
                context.require(rule.name(), rule.objectIds(request));
            }
        } catch (DomainException refusal) {
            // A caller without any permission in another organization must not learn whether it exists.
            if (!context.orgId().equals(context.principal().orgId())
                    && permissions.held(context.principal(), context.orgId()).isEmpty()) {
                throw AccessError.ORGANIZATION_NOT_ACCESSIBLE.exception();
            }
            throw refusal;
        }
    }
}
