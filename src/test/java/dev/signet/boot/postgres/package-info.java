/** Tests of the embedded database against real PostgreSQL processes. */
@NullMarked
package dev.signet.boot.postgres;

import org.jspecify.annotations.NullMarked;
