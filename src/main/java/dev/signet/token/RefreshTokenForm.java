package dev.signet.token;

import jakarta.inject.Singleton;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a refresh token: family and generation, encrypted and authenticated.
 *
 * <p>Because tokens are authenticated, an old token can be told from an invented one without storing digests of tokens.
 * Only an old one ends its family.
 */
@Singleton
final class RefreshTokenForm {
    private static final byte VERSION = 1;

    private final TokenSeal seal;

    RefreshTokenForm(TokenSeal seal) {
        this.seal = seal;
    }

    /** The content of a refresh token. */
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

    /** Reads a refresh token of this server. Empty for anything else. */
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
