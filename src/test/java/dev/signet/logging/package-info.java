/** What the server logs, for tests of every package. */
@NullMarked
package dev.signet.logging;

import org.jspecify.annotations.NullMarked;
