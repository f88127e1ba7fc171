/** Starts the server: reads and checks its configuration, and provides what the embedded mode needs. */
@NullMarked
package dev.signet.boot;

import org.jspecify.annotations.NullMarked;
