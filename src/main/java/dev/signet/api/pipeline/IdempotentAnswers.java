package dev.signet.api.pipeline;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.signet.idempotency.IdempotencyError;
import dev.signet.idempotency.IdempotentCalls;
import dev.signet.idempotency.KeyedCall;
import dev.signet.vault.Digests;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Answers a call that is repeated with the same {@code Idempotency-Key} from what the first one was answered. A key is
 * of no interest for calls that only read, and for public ones, which have no caller to whom it could belong.
 */
@Singleton
final class IdempotentAnswers {
    static final String HEADER = "idempotency-key";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final String PURPOSE = "idempotency";

    private final Provider<IdempotentCalls> calls;
    private final Provider<Digests> digests;

    IdempotentAnswers(Provider<IdempotentCalls> calls, Provider<Digests> digests) {
        this.calls = calls;
        this.digests = digests;
    }

    /** Returns the answer of the work, or of the earlier call that this one repeats. */
    Message answer(
            RpcMethod method, RpcContext context, Message request, CallMetadata metadata, Supplier<Message> work) {
        String key = metadata.headers().get(HEADER);
        if (key == null || !method.changes() || !context.isAuthenticated()) {
            return work.get();
        }
        KeyedCall call = keyed(method, context, request, valid(key));
        return parsed(method, calls.get().answer(call, () -> work.get().toByteArray()));
    }

    private KeyedCall keyed(RpcMethod method, RpcContext context, Message request, String key) {
        String caller = context.principal().userId();
        String sender = caller + '\n' + context.principal().actingId();
        String content = method.fullName()
                + '\n'
                + context.orgId()
                + '\n'
                + HexFormat.of().formatHex(bytes(request));
        return new KeyedCall(
                caller,
                digests.get().token(PURPOSE, sender + '\n' + key),
                digests.get().token(PURPOSE, content));
    }

    // The draft defines the header as a string in double quotes (RFC 9651 section 3.3.3); most clients omit them.
    private static String valid(String header) {
        String key = header.strip();
        boolean quoted = key.length() > 2 && key.startsWith("\"") && key.endsWith("\"");
        String bare = quoted ? key.substring(1, key.length() - 1) : key;
        if (!KEY.matcher(bare).matches()) {
            throw IdempotencyError.KEY_INVALID.exception();
        }
        return bare;
    }

    private static byte[] bytes(Message request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(request.getSerializedSize());
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        // equal maps have equal bytes only if they are written in order
        output.useDeterministicSerialization();
        try {
            request.writeTo(output);
            output.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message parsed(RpcMethod method, byte[] answer) {
        try {
            return DynamicMessage.parseFrom(method.descriptor().getOutputType(), answer);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The stored answer of " + method.fullName() + " cannot be read", e);
        }
    }
}
