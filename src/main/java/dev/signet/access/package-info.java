/** Who may do what: the authenticated caller, the role catalogue and the one permission check. */
@NullMarked
package dev.signet.access;

import org.jspecify.annotations.NullMarked;
