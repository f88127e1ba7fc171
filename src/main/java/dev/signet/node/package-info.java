/**
 * The list of nodes that work on the database, for operators.
 *
 * <p>It is plain data: rows without events and without history, kept by Hibernate ORM with Panache on a datasource of its
 * own (ADR 64).
 */
@NullMarked
package dev.signet.node;

import org.jspecify.annotations.NullMarked;
