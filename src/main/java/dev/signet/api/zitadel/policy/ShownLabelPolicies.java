package dev.signet.api.zitadel.policy;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.proto.zitadel.policy.v1.LabelPolicy;
import dev.signet.branding.LabelPolicyQueries;
import dev.signet.branding.LabelPolicyView;
import dev.signet.instance.InstanceQueries;
import dev.signet.token.Issuer;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the label policy that applies: the organization's own, the default one, or the server's own look. */
@Singleton
final class ShownLabelPolicies {
    private final LabelPolicyQueries queries;
    private final InstanceQueries instances;
    private final Issuer issuer;

    ShownLabelPolicies(LabelPolicyQueries queries, InstanceQueries instances, Issuer issuer) {
        this.queries = queries;
        this.instances = instances;
        this.issuer = issuer;
    }

    /** What pages show for an organization. */
    LabelPolicy active(String orgId) {
        return queries.active(orgId).map(view -> own(view)).orElseGet(this::activeDefault);
    }

    /** What pages will show for an organization after an activation. */
    LabelPolicy preview(String orgId) {
        return queries.preview(orgId).map(view -> own(view)).orElseGet(this::previewOfDefault);
    }

    /** What pages show by default. */
    LabelPolicy activeDefault() {
        return byDefault(queries.activeDefault());
    }

    /** What pages will show by default after an activation. */
    LabelPolicy previewOfDefault() {
        return byDefault(queries.previewOfDefault());
    }

    private LabelPolicy own(LabelPolicyView view) {
        return LabelPolicyMapper.policy(view, issuer.url()).build();
    }

    private LabelPolicy byDefault(Optional<LabelPolicyView> view) {
        return view.map(found -> LabelPolicyMapper.ofInstance(found, issuer.url()))
                .orElseGet(() -> LabelPolicyMapper.ofServer(details(instances.get())));
    }
}
