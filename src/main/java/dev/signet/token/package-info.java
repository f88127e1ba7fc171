/** Access and refresh tokens: making, reading, rotating and ending them, and the one gate that all of them pass. */
@NullMarked
package dev.signet.token;

import org.jspecify.annotations.NullMarked;
