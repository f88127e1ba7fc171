package dev.signet.api.parrot;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** A server that has the dialect of the parrot instead of its own ones, because alternatives replace other beans. */
public final class ParrotProfile implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(ParrotDialect.class, ParrotModule.class, ParrotServices.class);
    }
}
