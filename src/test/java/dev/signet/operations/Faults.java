package dev.signet.operations;

import dev.signet.boot.OwnProcesses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Marks a test class that takes a minute or longer and therefore runs with {@code ./mvnw -Pfaults verify} only. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("faults")
@OwnProcesses
@interface Faults {}
