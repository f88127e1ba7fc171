package dev.signet.api.zitadel.v2.settings;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.object.v2.Details;
import dev.signet.api.proto.zitadel.settings.v2.DomainSettings;
import dev.signet.api.proto.zitadel.settings.v2.GetDomainSettingsRequest;
import dev.signet.api.proto.zitadel.settings.v2.GetDomainSettingsResponse;
import dev.signet.api.proto.zitadel.settings.v2.GetGeneralSettingsRequest;
import dev.signet.api.proto.zitadel.settings.v2.GetGeneralSettingsResponse;
import dev.signet.api.proto.zitadel.settings.v2.GetPasswordComplexitySettingsRequest;
import dev.signet.api.proto.zitadel.settings.v2.GetPasswordComplexitySettingsResponse;
import dev.signet.api.proto.zitadel.settings.v2.PasswordComplexitySettings;
import dev.signet.api.proto.zitadel.settings.v2.ResourceOwnerType;
import dev.signet.api.proto.zitadel.settings.v2.SettingsServiceGrpc;
import dev.signet.instance.InstanceQueries;
import dev.signet.instance.InstanceView;
import dev.signet.interaction.PageLanguages;
import dev.signet.user.LoginNamePolicy;
import dev.signet.user.PasswordPolicy;
import jakarta.inject.Singleton;
import java.util.List;

/** Settings as they apply in an organization; all of these are settings of the instance. */
@Singleton
final class SettingsModule implements RpcModule {
    private final InstanceQueries instances;
    private final LoginNamePolicy loginNames;
    private final List<String> languages;

    SettingsModule(InstanceQueries instances, LoginNamePolicy loginNames, PageLanguages languages) {
        this.instances = instances;
        this.loginNames = loginNames;
        this.languages = languages.tags();
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(SettingsServiceGrpc.getGetGeneralSettingsMethod(), this::getGeneral)
                .on(SettingsServiceGrpc.getGetPasswordComplexitySettingsMethod(), this::getPasswordComplexity)
                .on(SettingsServiceGrpc.getGetDomainSettingsMethod(), this::getDomain);
    }

    private GetGeneralSettingsResponse getGeneral(RpcContext context, GetGeneralSettingsRequest request) {
        String defaultOrg = instances.get().defaultOrgId();
        return GetGeneralSettingsResponse.newBuilder()
                .setDefaultOrgId(defaultOrg)
                .setDefaultOrganizationId(defaultOrg)
                .setDefaultLanguage(languages.getFirst())
                .addAllSupportedLanguages(languages)
                .addAllAllowedLanguages(languages)
                .build();
    }

    private GetPasswordComplexitySettingsResponse getPasswordComplexity(
            RpcContext context, GetPasswordComplexitySettingsRequest request) {
        return GetPasswordComplexitySettingsResponse.newBuilder()
                .setDetails(ofInstance())
                .setSettings(PasswordComplexitySettings.newBuilder()
                        .setMinLength(PasswordPolicy.MIN_LENGTH)
                        .setResourceOwnerType(ResourceOwnerType.RESOURCE_OWNER_TYPE_INSTANCE))
                .build();
    }

    private GetDomainSettingsResponse getDomain(RpcContext context, GetDomainSettingsRequest request) {
        return GetDomainSettingsResponse.newBuilder()
                .setDetails(ofInstance())
                .setSettings(DomainSettings.newBuilder()
                        .setLoginNameIncludesDomain(loginNames.mustBeDomain(context.orgId()))
                        .setResourceOwnerType(ResourceOwnerType.RESOURCE_OWNER_TYPE_INSTANCE))
                .build();
    }

    private Details ofInstance() {
        InstanceView instance = instances.get();
        return details(instance.version(), instance.createdAt(), instance.changedAt(), instance.id());
    }
}
