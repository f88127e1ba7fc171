package dev.signet.boot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marks a test class that starts its servers or databases as processes of their own and shares nothing with the server of
 * {@code @QuarkusTest}. Such a class runs beside the other tests, because it mostly waits for processes; the lock makes its
 * methods, and those of all such classes, run one after the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("own-processes")
public @interface OwnProcesses {}
