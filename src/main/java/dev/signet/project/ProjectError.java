package dev.signet.project;

import dev.signet.kernel.DomainError;
import org.jspecify.annotations.Nullable;

/** Errors of the commands and queries of projects, with their stable codes. */
public enum ProjectError implements DomainError {
    NOT_FOUND(Kind.NOT_FOUND, "project.not_found", "There is no such project in this organization."),
    ID_TAKEN(Kind.ALREADY_EXISTS, "project.id_taken", "The project id is already in use."),
    NAME_TAKEN(
            Kind.ALREADY_EXISTS, "project.name.taken", "The organization already has a project of this name.", "name"),
    NAME_INVALID(
            Kind.INVALID_ARGUMENT,
            "project.name.invalid",
            "The name must have 1 to 200 characters, one of them visible, and none that controls lines or the direction of"
                    + " text.",
            "name"),
    NOT_CHANGED(Kind.FAILED_PRECONDITION, "project.not_changed", "The project would stay the same."),
    NOT_ACTIVE(Kind.FAILED_PRECONDITION, "project.not_active", "The project is not active."),
    NOT_INACTIVE(Kind.FAILED_PRECONDITION, "project.not_inactive", "The project is not inactive."),

    ROLE_NOT_FOUND(Kind.NOT_FOUND, "project.role.not_found", "The project has no role with this key."),
    ROLE_TAKEN(Kind.ALREADY_EXISTS, "project.role.taken", "The project already has a role with this key.", "role_key"),
    ROLE_KEY_INVALID(
            Kind.INVALID_ARGUMENT,
            "project.role.key_invalid",
            "The key of a role must have 1 to 200 characters, one of them visible, and none that controls lines or the"
                    + " direction of text.",
            "role_key"),
    ROLE_KEY_NOT_ADDRESSABLE(
            Kind.INVALID_ARGUMENT,
            "project.role.key_not_addressable",
            "The key of a role is used in paths: it must not have a backslash, an empty part between slashes, or a part"
                    + " that is . or .. alone.",
            "role_key"),
    ROLE_NAME_INVALID(
            Kind.INVALID_ARGUMENT,
            "project.role.display_name_invalid",
            "The display name of a role must have 1 to 200 characters, one of them visible, and none that controls lines"
                    + " or the direction of text.",
            "display_name"),
    ROLE_GROUP_INVALID(
            Kind.INVALID_ARGUMENT,
            "project.role.group_invalid",
            "The group of a role has at most 200 characters, of which none controls lines or the direction of text, and is"
                    + " empty or has a visible one.",
            "group"),
    ROLE_NOT_CHANGED(Kind.FAILED_PRECONDITION, "project.role.not_changed", "The role would stay the same.");

    private final Kind kind;
    private final String code;
    private final String message;
    private final @Nullable String field;

    ProjectError(Kind kind, String code, String message) {
        this(kind, code, message, null);
    }

    ProjectError(Kind kind, String code, String message, @Nullable String field) {
        this.kind = kind;
        this.code = code;
        this.message = message;
        this.field = field;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public @Nullable String field() {
        return field;
    }
}
