/**
 * What a wire dialect of the API states about itself: its services, where their JSON form hangs, who may call what, how
 * callers say who they are, and how failures are told. The pipeline and its doors know dialects by this alone.
 */
@NullMarked
package dev.signet.api.dialect;

import org.jspecify.annotations.NullMarked;
