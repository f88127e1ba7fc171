/** The pipeline that every API call passes: authentication, organization, permission, validation, handler, errors. */
@NullMarked
package dev.signet.api.pipeline;

import org.jspecify.annotations.NullMarked;
