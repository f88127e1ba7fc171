package dev.signet.api.zitadel;

import dev.signet.api.zitadel.wire.OwnerLookup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ZITADEL's dialect over an empty database. */
public final class TestingZitadel {
    private TestingZitadel() {}

    public static ZitadelDialect dialect() {
        List<OwnerLookup> lookups = Stream.of(
                        "project", "user", "application", "application_key", "authorization", "group")
                .map(TestingZitadel::nothing)
                .toList();
        return new ZitadelDialect(lookups);
    }

    private static OwnerLookup nothing(String kind) {
        return new OwnerLookup() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Optional<String> ownerOf(String id) {
                return Optional.empty();
            }
        };
    }
}
