/** Tests sessions. */
@NullMarked
package dev.signet.session;

import org.jspecify.annotations.NullMarked;
