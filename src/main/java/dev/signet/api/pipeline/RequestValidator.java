package dev.signet.api.pipeline;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import build.buf.validate.Violation;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest.FieldViolation;
import dev.signet.api.dialect.RpcFailure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Checks requests against the {@code buf.validate} rules of their protos. */
@Singleton
final class RequestValidator {
    private final Validator validator = ValidatorFactory.newBuilder().build();

    /** Refuses a request that breaks a rule, with the error INVALID_ARGUMENT, which names every invalid field. */
    void check(Message request) {
        // malformed values are refused first, because the rules of a proto cannot be applied to them
        List<FieldViolation> unreadable = WellFormed.violations(request);
        if (!unreadable.isEmpty()) {
            throw RpcFailure.invalid(unreadable).exception();
        }
        ValidationResult result = validate(request);
        if (!result.isSuccess()) {
            throw RpcFailure.invalid(result.getViolations().stream()
                            .map(violation -> fieldViolation(violation.toProto()))
                            .toList())
                    .exception();
        }
    }

    /** Compiles the rules of a message type, which takes milliseconds the first time. */
    void prepare(Message prototype) {
        validate(prototype);
    }

    private ValidationResult validate(Message request) {
        try {
            return validator.validate(request);
        } catch (ValidationException e) {
            throw new IllegalStateException(
                    "Rules of " + request.getDescriptorForType().getFullName() + " cannot be applied", e);
        }
    }

    private static FieldViolation fieldViolation(Violation violation) {
        return FieldViolation.newBuilder()
                .setField(path(violation.getField()))
                .setReason(violation.getRuleId())
                .setDescription(violation.getMessage())
                .build();
    }

    private static String path(FieldPath path) {
        return path.getElementsList().stream().map(RequestValidator::element).collect(Collectors.joining("."));
    }

    private static String element(FieldPathElement element) {
        return element.getFieldName()
                + switch (element.getSubscriptCase()) {
                    case INDEX -> "[" + element.getIndex() + "]";
                    case BOOL_KEY -> "[" + element.getBoolKey() + "]";
                    case INT_KEY -> "[" + element.getIntKey() + "]";
                    case UINT_KEY -> "[" + Long.toUnsignedString(element.getUintKey()) + "]";
                    case STRING_KEY -> "[\"" + element.getStringKey() + "\"]";
                    case SUBSCRIPT_NOT_SET -> "";
                };
    }
}
