/** Tests of what is limited in time. */
@NullMarked
package dev.signet.throttling;

import org.jspecify.annotations.NullMarked;
