package dev.signet.api.dialect;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.ProtocolMessageEnum;
import java.util.Arrays;

/**
 * Converts enums whose constants have the same names on the wire as in the server, but for a prefix. Several contracts
 * declare the same enum; {@code WireEnumsTest} compares the names of each of them with those of the server.
 */
public final class WireEnums {
    private WireEnums() {}

    /** The server's constant. Refuses a value that the server does not know. */
    public static <E extends Enum<E>> E constant(ProtocolMessageEnum wire, String prefix, Class<E> type, String field) {
        // a number that the contract does not define has no descriptor
        if (((Enum<?>) wire).name().equals("UNRECOGNIZED")) {
            throw RequestError.unknownValue(field).exception();
        }
        return constant(wire.getValueDescriptor(), prefix, type, field);
    }

    /** The same for a value that was read by reflection. */
    public static <E extends Enum<E>> E constant(EnumValueDescriptor wire, String prefix, Class<E> type, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> wire.getName().equals(prefix + constant.name()))
                .findFirst()
                .orElseThrow(() -> RequestError.unknownValue(field).exception());
    }

    /** The constant on the wire. */
    public static <P extends Enum<P> & ProtocolMessageEnum> P wire(Enum<?> constant, String prefix, Class<P> type) {
        return Enum.valueOf(type, prefix + constant.name());
    }
}
