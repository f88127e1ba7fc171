package dev.signet.api.zitadel;

import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.GetSupportedLanguagesResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import jakarta.inject.Singleton;
import java.util.List;

/** The languages in which pages and mails are available. */
@Singleton
final class LanguageModule implements RpcModule {
    private static final List<String> LANGUAGES = List.of("en", "de");

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(
                ManagementServiceGrpc.getGetSupportedLanguagesMethod(),
                (context, request) -> GetSupportedLanguagesResponse.newBuilder()
                        .addAllLanguages(LANGUAGES)
                        .build());
        registry.on(
                AuthServiceGrpc.getGetSupportedLanguagesMethod(),
                (context, request) -> dev.signet.api.proto.zitadel.auth.v1.GetSupportedLanguagesResponse.newBuilder()
                        .addAllLanguages(LANGUAGES)
                        .build());
        registry.on(
                AdminServiceGrpc.getGetSupportedLanguagesMethod(),
                (context, request) -> dev.signet.api.proto.zitadel.admin.v1.GetSupportedLanguagesResponse.newBuilder()
                        .addAllLanguages(LANGUAGES)
                        .build());
    }
}
