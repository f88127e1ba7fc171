package dev.signet.boot;

/** Ends the process once the application has stopped. */
public final class ProcessEnd {
    /**
     * Name of the system property that is true once the application has stopped and uses no database any more. The
     * name does not start with {@code signet.}, where only configuration keys are allowed.
     */
    private static final String REACHED = "dev.signet.ended";

    private ProcessEnd() {}

    /** Whether the application has stopped. May be called by code that uses only the JDK. */
    public static boolean isReached() {
        return Boolean.getBoolean(REACHED);
    }

    /** Ends the process. The shutdown hook that stops an embedded database may already be waiting for this. */
    public static void exit(int status) {
        System.setProperty(REACHED, "true");
        System.exit(status);
    }
}
