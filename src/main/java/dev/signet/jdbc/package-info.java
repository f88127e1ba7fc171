/** A thin layer over JDBC: SQL text in, records out, and failures as domain errors where a caller can act on them. */
@NullMarked
package dev.signet.jdbc;

import org.jspecify.annotations.NullMarked;
