package dev.signet.token;

import jakarta.inject.Singleton;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a refresh token: family and generation, sealed.
 *
 * <p>Because every generation is authentic by itself, an old token is told from an invented one without keeping digests:
 * only the former ends a family.
 */
@Singleton
final class RefreshTokenForm {
    private static final byte VERSION = 1;

    private final TokenSeal seal;

    RefreshTokenForm(TokenSeal seal) {
        this.seal = seal;
    }

    /** What a refresh token names. */
    record Content(String familyId, int generation) {}

    String write(String familyId, int generation) {
        byte[] id = familyId.getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(1 + Integer.BYTES + id.length)
                .put(VERSION)
                .putInt(generation)
                .put(id)
                .array();
        return seal.seal(TokenSeal.Kind.REFRESH_TOKEN, content);
    }

    /** Empty for a text that is not a refresh token of this server. */
    Optional<Content> read(String token) {
        return seal.open(TokenSeal.Kind.REFRESH_TOKEN, token).flatMap(RefreshTokenForm::parse);
    }

    private static Optional<Content> parse(byte[] content) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            if (buffer.get() != VERSION) {
                return Optional.empty();
            }
            int generation = buffer.getInt();
            return Optional.of(new Content(StandardCharsets.UTF_8.decode(buffer).toString(), generation));
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
