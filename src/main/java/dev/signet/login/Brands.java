package dev.signet.login;

import dev.signet.application.Client;
import dev.signet.branding.LabelPolicyQueries;
import dev.signet.interaction.SignInRequest;
import dev.signet.org.OrgQueries;
import dev.signet.org.OrgView;
import dev.signet.project.PrivateLabeling;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which organization's branding a page shows: that of the only organization whose users may sign in, or else
 * the one chosen by the private labeling setting of the application's project. If there is none, the default policy
 * applies.
 */
@Singleton
final class Brands {
    private final LabelPolicyQueries policies;
    private final OrgQueries orgs;
    private final Accounts accounts;

    Brands(LabelPolicyQueries policies, OrgQueries orgs, Accounts accounts) {
        this.policies = policies;
        this.orgs = orgs;
        this.accounts = accounts;
    }

    /** The branding of a page on which no account is known yet; it is read when it is first asked for. */
    Supplier<Brand> of(@Nullable SignInRequest request, @Nullable Client client) {
        return new Once(() -> find(request, client));
    }

    private Brand find(@Nullable SignInRequest request, @Nullable Client client) {
        String wanted = request == null ? null : request.wishes().orgId();
        if (wanted != null) {
            return ofOrg(wanted).orElseGet(this::byDefault);
        }
        if (client == null) {
            return byDefault();
        }
        return switch (client.privateLabeling()) {
            case UNSPECIFIED -> byDefault();
            case ENFORCE_PROJECT_RESOURCE_OWNER_POLICY, ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY ->
                ofOrg(client.orgId()).orElseGet(this::byDefault);
        };
    }

    /**
     * Applies the branding of the person's organization as soon as an account is known, if the project allows it and
     * the organization has a branding.
     */
    Visit known(Visit visit, Progress progress) {
        Client client = visit.client();
        if (visit.orgId() != null
                || client == null
                || client.privateLabeling() != PrivateLabeling.ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY) {
            return visit;
        }
        return orgOf(progress).flatMap(this::ofOrg).map(visit::in).orElse(visit);
    }

    // Before the password is checked, only the domain of the login name counts. The page is then the same whether or
    // not the account exists.
    private Optional<String> orgOf(Progress progress) {
        if (!progress.userId().isEmpty()) {
            return accounts.byId(progress.userId()).map(UserView::orgId);
        }
        String loginName = progress.loginName();
        int at = loginName.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : orgs.findByDomain(loginName.substring(at + 1)).map(OrgView::id);
    }

    private Optional<Brand> ofOrg(String orgId) {
        return policies.active(orgId).map(Brand::of);
    }

    private Brand byDefault() {
        return policies.activeDefault()
                .filter(view -> !view.isOfServer())
                .map(Brand::of)
                .orElse(Brand.OF_SERVER);
    }

    /** Keeps the branding once it was read. It belongs to one HTTP request, so it is used by one thread at a time. */
    private static final class Once implements Supplier<Brand> {
        private final Supplier<Brand> source;
        private @Nullable Brand read;

        private Once(Supplier<Brand> source) {
            this.source = source;
        }

        @Override
        public Brand get() {
            if (read == null) {
                read = source.get();
            }
            return read;
        }
    }
}
