/** Starts the server: its configuration, the checks on it, and what the embedded mode adds. */
@NullMarked
package dev.signet.boot;

import org.jspecify.annotations.NullMarked;
