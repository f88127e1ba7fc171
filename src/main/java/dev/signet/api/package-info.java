/** The doors: pipeline, JSON gateway, OpenAPI document, and a folder for each wire dialect. */
@NullMarked
package dev.signet.api;

import org.jspecify.annotations.NullMarked;
