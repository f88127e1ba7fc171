/** ZITADEL's calls on projects and their roles: mapping in, mapping out. */
@NullMarked
package dev.signet.api.zitadel.project;

import org.jspecify.annotations.NullMarked;
