package dev.signet.api.parrot;

import com.google.protobuf.DynamicMessage;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.kernel.DomainError;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** The handlers of the parrot's service. */
@Alternative
@Singleton
final class ParrotModule implements RpcModule {

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ParrotContract.LISTEN, (context, request) -> ParrotContract.said("hello", ""))
                .on(ParrotContract.REPEAT, ParrotModule::repeat)
                .on(ParrotContract.TEACH, (context, request) -> ParrotContract.said(context.orgId(), ""));
    }

    private static DynamicMessage repeat(RpcContext context, DynamicMessage request) {
        String text = ParrotContract.text(request, "text");
        if (text.equals("unheard")) {
            throw DomainError.notFound("parrot.unheard", "No parrot says this.").exception();
        }
        return ParrotContract.said(text, "");
    }
}
