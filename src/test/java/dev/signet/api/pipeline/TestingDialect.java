package dev.signet.api.pipeline;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.AuthorizationHeader;
import dev.signet.api.dialect.CallHeaders;
import dev.signet.api.dialect.Credentials;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.DialectService;
import dev.signet.api.dialect.FailureFormat;
import dev.signet.api.dialect.StatusFormat;
import dev.signet.api.dialect.UnknownFields;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A dialect with these services, paths and rules, without public rpcs and otherwise minimal. */
record TestingDialect(
        String name,
        List<DialectService> services,
        List<String> roots,
        boolean refusesUnknownPaths,
        Function<MethodDescriptor, AccessRule> rules)
        implements Dialect {

    @Override
    public AccessRule access(MethodDescriptor rpc) {
        return rules.apply(rpc);
    }

    @Override
    public Set<String> publicRpcs() {
        return Set.of();
    }

    @Override
    public Credentials credentials() {
        return new AuthorizationHeader();
    }

    @Override
    public @Nullable String organization(CallHeaders headers, Message request) {
        return null;
    }

    @Override
    public UnknownFields unknownFields() {
        return UnknownFields.REFUSED;
    }

    @Override
    public FailureFormat failures() {
        return StatusFormat.plain();
    }
}
