package dev.signet.api.parrot;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** A server that has the parrot's dialect beside its own. */
public final class ParrotProfile implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(ParrotDialect.class, ParrotModule.class, ParrotServices.class);
    }
}
