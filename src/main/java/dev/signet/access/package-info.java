/** Access control: the authenticated caller, the catalogue of roles and the permission check. */
@NullMarked
package dev.signet.access;

import org.jspecify.annotations.NullMarked;
