/**
 * Project grants: the roles of a project that its organization lets another organization grant to users. Each project
 * grant is a stream of its own.
 */
@NullMarked
package dev.signet.projectgrant;

import org.jspecify.annotations.NullMarked;
