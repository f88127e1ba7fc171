package dev.signet.api.zitadel.instance;

import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.GetSupportedLanguagesResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.interaction.PageLanguages;
import jakarta.inject.Singleton;
import java.util.List;

/** The languages in which pages and mails are available. */
@Singleton
final class LanguageModule implements RpcModule {
    private final List<String> languages;

    LanguageModule(PageLanguages languages) {
        this.languages = languages.tags();
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(
                ManagementServiceGrpc.getGetSupportedLanguagesMethod(),
                (context, request) -> GetSupportedLanguagesResponse.newBuilder()
                        .addAllLanguages(languages)
                        .build());
        registry.on(
                AuthServiceGrpc.getGetSupportedLanguagesMethod(),
                (context, request) -> dev.signet.api.proto.zitadel.auth.v1.GetSupportedLanguagesResponse.newBuilder()
                        .addAllLanguages(languages)
                        .build());
        registry.on(
                AdminServiceGrpc.getGetSupportedLanguagesMethod(),
                (context, request) -> dev.signet.api.proto.zitadel.admin.v1.GetSupportedLanguagesResponse.newBuilder()
                        .addAllLanguages(languages)
                        .build());
    }
}
