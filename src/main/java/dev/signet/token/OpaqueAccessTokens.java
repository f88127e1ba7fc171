package dev.signet.token;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opaque access tokens. They contain all of their data in encrypted form, so that issuing one writes nothing to the
 * database.
 */
@Singleton
final class OpaqueAccessTokens {
    /**
     * The first byte of the content tells whether the user authorized the token or an actor impersonates the user. The
     * layout of the rest is the same.
     */
    private static final byte GIVEN = 1;

    private static final byte IMPERSONATED = 2;

    private final TokenSeal seal;

    OpaqueAccessTokens(TokenSeal seal) {
        this.seal = seal;
    }

    String write(AccessToken token) {
        return seal.seal(TokenSeal.Kind.ACCESS_TOKEN, content(token));
    }

    /** Reads an opaque access token of this server, even if it has expired. Empty for anything else. */
    Optional<AccessToken> read(String token) {
        return seal.open(TokenSeal.Kind.ACCESS_TOKEN, token).flatMap(OpaqueAccessTokens::parse);
    }

    private static byte[] content(AccessToken token) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            TokenTerms terms = token.terms();
            out.writeByte(token.actors().impersonated() ? IMPERSONATED : GIVEN);
            out.writeUTF(token.id());
            out.writeLong(token.issuedAt().toEpochMilli());
            out.writeLong(token.expiresAt().toEpochMilli());
            out.writeUTF(terms.clientId());
            out.writeUTF(terms.userId());
            writeText(out, terms.sessionId());
            writeText(out, token.familyId());
            writeTexts(out, terms.scopes());
            writeTexts(out, terms.audience());
            Instant authTime = terms.authTime();
            out.writeLong(authTime == null ? Long.MIN_VALUE : authTime.toEpochMilli());
            writeTexts(out, terms.amr());
            writeText(out, terms.keyThumbprint());
            writeTexts(out, terms.userinfoClaims());
            writeTexts(out, token.actors().ids());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Optional<AccessToken> parse(byte[] content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            byte kind = in.readByte();
            if (kind != GIVEN && kind != IMPERSONATED) {
                return Optional.empty();
            }
            String id = in.readUTF();
            Instant issuedAt = Instant.ofEpochMilli(in.readLong());
            Instant expiresAt = Instant.ofEpochMilli(in.readLong());
            String clientId = in.readUTF();
            String userId = in.readUTF();
            String sessionId = readText(in);
            String familyId = readText(in);
            List<String> scopes = readTexts(in);
            List<String> audience = readTexts(in);
            long authTime = in.readLong();
            List<String> amr = readTexts(in);
            String thumbprint = readText(in);
            List<String> userinfoClaims = readTexts(in);
            TokenTerms terms = new TokenTerms(
                    clientId,
                    userId,
                    sessionId,
                    scopes,
                    audience,
                    authTime == Long.MIN_VALUE ? null : Instant.ofEpochMilli(authTime),
                    amr,
                    thumbprint,
                    userinfoClaims);
            Actors actors = new Actors(readTexts(in), kind == IMPERSONATED);
            return Optional.of(new AccessToken(id, terms, familyId, actors, issuedAt, expiresAt, TokenForm.OPAQUE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes null as an empty text; none of these texts is ever empty itself. */
    private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeUTF(text == null ? "" : text);
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        String text = in.readUTF();
        return text.isEmpty() ? null : text;
    }

    private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeShort(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
