/**
 * The roles that users have in projects, by grants to themselves and to their groups, and the rule which of these grants
 * count.
 */
@NullMarked
package dev.signet.projectrole;

import org.jspecify.annotations.NullMarked;
