/** Projects: applications that share roles, with the rules of who may come in. */
@NullMarked
package dev.signet.project;

import org.jspecify.annotations.NullMarked;
