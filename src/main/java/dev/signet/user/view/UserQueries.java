package dev.signet.user.view;

import static dev.signet.jdbc.GatheredQuery.lookUpOnly;
import static dev.signet.jdbc.GatheredQuery.questions;

import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.StreamId;
import dev.signet.eventstore.UniqueClaims;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.GatheredQuery;
import dev.signet.jdbc.Sql;
import dev.signet.org.OrgDomains;
import dev.signet.org.OrgSql;
import dev.signet.search.Page;
import dev.signet.user.LoginNamePolicy;
import dev.signet.user.UserAggregate;
import dev.signet.user.UserError;
import dev.signet.user.UserNameForm;
import dev.signet.user.UserNames;
import dev.signet.user.UserRef;
import dev.signet.user.VerifiedEmails;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads users and what belongs to them. A change is visible as soon as the call that made it has returned. */
@Singleton
public final class UserQueries implements VerifiedEmails {
    private static final String FIND = "select q.question, " + UserView.LOOKED_UP + " from "
            + questions("user_id", "org_id")
            + lookUpOnly(
                    "user_view", "u", "id = q.user_id and (org_id = q.org_id or q.org_id = '') and state <> 'DELETED'")
            + OrgSql.lookUp("o", "u.org_id");

    private static final String NAMED = "select " + UserView.LOOKED_UP + " from " + UniqueClaims.holders("c")
            + lookUpOnly("user_view", "u", "id = c.id and state <> 'DELETED'")
            + OrgSql.lookUp("o", "u.org_id") + "order by c.place limit 1";

    private final Database database;
    private final GatheredQuery<UserView> found;
    private final EventStore store;
    private final UniqueClaims claims;
    private final LoginNamePolicy loginNames;

    public UserQueries(Database database, EventStore store, UniqueClaims claims, LoginNamePolicy loginNames) {
        this.database = database;
        this.found = new GatheredQuery<>(database, FIND, UserView::read);
        this.store = store;
        this.claims = claims;
        this.loginNames = loginNames;
    }

    /** Returns the user unless it was deleted or belongs to another organization than the reference names. */
    public Optional<UserView> find(UserRef user) {
        return found.ask(user.userId(), user.orgId()).stream().findFirst();
    }

    /** Returns the user, or fails with NOT_FOUND. */
    public UserView require(UserRef user) {
        return find(user).orElseThrow(UserError.NOT_FOUND::exception);
    }

    /** Returns the id of the organization of a user who is not deleted. */
    public Optional<String> orgOf(String userId) {
        return find(UserRef.anywhere(userId)).map(UserView::orgId);
    }

    /**
     * Fails with NOT_FOUND unless the user exists and is not deleted, and keeps the user and the user's organization from
     * being removed until the transaction ends.
     */
    public void hold(Sql transaction, UserRef user) {
        List<String> held = transaction.query(
                "select u.id from user_view u" + OrgSql.join("o", "u.org_id")
                        + " where u.id = ? and (u.org_id = ? or ? = '') and u.state <> 'DELETED'"
                        + " for share of u for key share of o",
                row -> row.text("id"),
                user.userId(),
                user.orgId(),
                user.orgId());
        if (held.isEmpty()) {
            throw UserError.NOT_FOUND.exception();
        }
    }

    /**
     * Tells whether all of these users exist in the organization, and if so keeps them from being removed until the
     * transaction ends.
     */
    public boolean holdAll(Sql transaction, String orgId, Set<String> userIds) {
        return transaction
                        .query(
                                "select u.id from user_view u" + OrgSql.join("o", "u.org_id")
                                        + " where u.id = any(?) and u.org_id = ? and u.state <> 'DELETED'"
                                        + " order by u.id for share of u for key share of o",
                                row -> row.text("id"),
                                userIds.toArray(String[]::new),
                                orgId)
                        .size()
                == userIds.size();
    }

    /**
     * Returns those of these users that exist and are not deleted, by their ids. Used to show the names of users beside
     * their ids.
     */
    public Map<String, UserView> findAll(Collection<String> userIds) {
        return database
                .query(UserView.SELECT + " where u.id = any(?) and " + UserView.NOT_DELETED, UserView::read, (Object)
                        userIds.toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(UserView::id, Function.identity()));
    }

    /**
     * Returns the user with this login name, regardless of case, width and composition of characters. A user with
     * exactly this name takes precedence over one whose name only has the same form; both exist only if the names are
     * older than {@link UserNameForm}.
     */
    public Optional<UserView> byLoginName(String loginName) {
        String name = loginName.strip();
        List<UniqueClaims.ClaimedValue> possible = possibleNames(UserNameForm.asTyped(name), UserNameForm.of(name));
        return database.first(NAMED, UserView::read, claims.digests(UserNames.CLAIM, possible), UserNames.CLAIM);
    }

    /**
     * Returns the user names, each with its scope, that a login name may stand for, in order of precedence. In the
     * database all user names have the same kind of scope: an organization if login names end in a domain, otherwise
     * the instance.
     */
    private List<UniqueClaims.ClaimedValue> possibleNames(String... forms) {
        Set<String> distinct = new LinkedHashSet<>(List.of(forms));
        List<String> domains = distinct.stream()
                .filter(UserQueries::hasDomain)
                .map(UserQueries::domainOf)
                .toList();
        List<OrgDomains.Owner> owners = domains.isEmpty() ? List.of() : OrgDomains.ownersOf(database, domains);
        List<UniqueClaims.ClaimedValue> names = new ArrayList<>();
        for (String form : distinct) {
            owners.stream()
                    .filter(owner -> hasDomain(form) && owner.domain().equals(domainOf(form)))
                    .map(owner ->
                            new UniqueClaims.ClaimedValue(owner.orgId(), form.substring(0, form.lastIndexOf('@'))))
                    .forEach(names::add);
            names.add(new UniqueClaims.ClaimedValue("", form));
        }
        return names;
    }

    private static boolean hasDomain(String name) {
        return name.lastIndexOf('@') > 0;
    }

    private static String domainOf(String name) {
        return name.substring(name.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Returns users with this verified e-mail address, regardless of case. At most two are returned, which is enough to
     * tell whether there is exactly one.
     *
     * @param orgId the organization of the user; null for any
     */
    public List<UserView> withVerifiedEmail(String email, @Nullable String orgId) {
        return database.query(
                UserView.SELECT + " where lower(u.email) collate \"C\" = lower(?) and u.email_verified"
                        + " and (u.org_id = ? or ? = '') and " + UserView.NOT_DELETED + " limit 2",
                UserView::read,
                email.strip(),
                orgId == null ? "" : orgId,
                orgId == null ? "" : orgId);
    }

    @Override
    public boolean isVerified(String email) {
        return !withVerifiedEmail(email, null).isEmpty();
    }

    /**
     * Tells whether the user name is free in its scope and the e-mail address is free in the organization. An empty
     * value is not checked.
     */
    public boolean isUnique(String orgId, String userName, String email) {
        String name = userName.strip();
        if (!name.isEmpty()
                && !claims.isFree(
                        database, UserNames.CLAIM, UserNames.scope(loginNames, orgId), UserNameForm.of(name))) {
            return false;
        }
        return email.isBlank()
                || database.query(
                                "select 1 as taken from user_view where lower(email) collate \"C\" = ? and org_id = ?"
                                        + " and state <> 'DELETED' limit 1",
                                row -> row.integer("taken"),
                                email.strip().toLowerCase(Locale.ROOT),
                                orgId)
                        .isEmpty();
    }

    /**
     * Returns a part of the history of a user, who may be deleted.
     *
     * @param sequence sequence number to start from: changes after it are returned in ascending order, or changes
     * before it in descending order; 0 starts at the beginning (ascending) or at the end (descending)
     * @param limit maximum number of changes to return, at least 1
     */
    public List<EventStore.Change> changes(UserRef user, long sequence, int limit, boolean ascending) {
        StreamId stream = new StreamId(UserAggregate.STREAM_TYPE, user.userId());
        boolean reachable = store.changes(stream, 0, 1, true).stream()
                .anyMatch(first -> user.orgId().isEmpty() || user.orgId().equals(first.owner()));
        if (!reachable) {
            throw UserError.NOT_FOUND.exception();
        }
        return store.changes(stream, sequence, limit, ascending);
    }

    /** Returns the keys of a machine user in order of creation. */
    public Page<MachineKeyView> keys(UserRef user, long offset, int limit, boolean ascending) {
        require(user);
        return new Page<>(
                database.query(
                        MachineKeyView.SELECT + " where k.user_id = ?" + page("k", ascending),
                        MachineKeyView::read,
                        user.userId(),
                        limit,
                        offset),
                count("machine_key_view", user.userId()));
    }

    /** Returns one key of a machine user. */
    public Optional<MachineKeyView> key(UserRef user, String keyId) {
        require(user);
        return database.first(
                MachineKeyView.SELECT + " where k.user_id = ? and k.id = ?",
                MachineKeyView::read,
                user.userId(),
                keyId);
    }

    /** Returns the personal access tokens of a machine user in order of creation. */
    public Page<PatView> tokens(UserRef user, long offset, int limit, boolean ascending) {
        require(user);
        return new Page<>(
                database.query(
                        PatView.SELECT + " where t.user_id = ?" + page("t", ascending),
                        PatView::read,
                        user.userId(),
                        limit,
                        offset),
                count("pat_view", user.userId()));
    }

    /** Returns one personal access token of a machine user. */
    public Optional<PatView> token(UserRef user, String tokenId) {
        require(user);
        return database.first(
                PatView.SELECT + " where t.user_id = ? and t.id = ?", PatView::read, user.userId(), tokenId);
    }

    /** Returns all metadata entries of a user, ordered by key. */
    public List<MetadataView> metadata(UserRef user) {
        require(user);
        return database.query(
                MetadataView.SELECT + " where m.user_id = ? order by m.key", MetadataView::read, user.userId());
    }

    /** Returns the keys of all metadata entries of a user in alphabetical order. */
    public List<String> metadataKeys(UserRef user) {
        require(user);
        return database.query(
                "select key from user_metadata_view where user_id = ? order by key",
                row -> row.text("key"),
                user.userId());
    }

    /** Returns the metadata entries of a user with these keys, in the order of the keys. */
    public List<MetadataView> metadata(UserRef user, List<String> keys) {
        require(user);
        return database.query(
                MetadataView.SELECT + " where m.user_id = ? and m.key = any(?) order by array_position(?, m.key)",
                MetadataView::read,
                user.userId(),
                keys.toArray(String[]::new),
                keys.toArray(String[]::new));
    }

    /** Returns one metadata entry of a user. */
    public Optional<MetadataView> metadata(UserRef user, String key) {
        require(user);
        return database.first(
                MetadataView.SELECT + " where m.user_id = ? and m.key = ?", MetadataView::read, user.userId(), key);
    }

    private long count(String table, String userId) {
        return database.single(
                "select count(*) as total from " + table + " where user_id = ?", row -> row.number("total"), userId);
    }

    private static String page(String alias, boolean ascending) {
        String direction = ascending ? "" : " desc";
        return " order by " + alias + ".created_at" + direction + ", " + alias + ".id" + direction
                + " limit ? offset ?";
    }
}
