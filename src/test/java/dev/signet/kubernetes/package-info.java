/** Tests of the manifests and the chart in {@code kubernetes/}. */
@NullMarked
package dev.signet.kubernetes;

import org.jspecify.annotations.NullMarked;
