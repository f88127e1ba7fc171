/** ZITADEL's calls for projects and their roles. */
@NullMarked
package dev.signet.api.zitadel.project;

import org.jspecify.annotations.NullMarked;
