package dev.signet.kernel;

/** What this process was started for. Only a server accepts requests and does background work. */
public enum Task {
    /** To be a server. */
    SERVE,
    /** To bring the database schema up to date, and then to end. */
    MIGRATE,
    /** To make one change in a database that is up to date, and then to end. */
    MAINTAIN,
    /** To check the configuration and the database without changing anything, and then to end. */
    CHECK;

    /**
     * A system property, because configuration is read by several class loaders. The name does not start with {@code
     * signet.}, where only configuration keys are allowed.
     */
    private static final String PROPERTY = "dev.signet.task";

    /** The task of this process; {@link #SERVE} unless another one was begun. */
    public static Task ofThisProcess() {
        String name = System.getProperty(PROPERTY);
        return name == null ? SERVE : valueOf(name);
    }

    /** Whether this process is a server. */
    public static boolean isServing() {
        return ofThisProcess() == SERVE;
    }

    /** Makes this the task of the process; must be called before the application starts. */
    public void begin() {
        System.setProperty(PROPERTY, name());
    }
}
