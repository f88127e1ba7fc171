/** The thin way to PostgreSQL: SQL text in, records out, failures as domain errors where a caller can act on them. */
@NullMarked
package dev.signet.jdbc;

import org.jspecify.annotations.NullMarked;
