package dev.signet.projection;

import dev.signet.eventstore.InlineProjection;
import dev.signet.jdbc.Sql;
import java.util.List;
import java.util.Optional;

/**
 * The copies of a projection's tables that a rebuild fills, in a schema of their own, and the stored progress of the
 * rebuild.
 *
 * <p>The progress is stored in the same transaction that fills the copies, together with the id of the rebuild that
 * fills them. If another rebuild takes over, it replaces this id, and the next batch of the former rebuild fails.
 * Copies from another release, or with other columns than the current tables, are discarded.
 *
 * <p>Indexes on expressions, partial indexes and indexes other than B-trees only serve searches. They are created at
 * the end, which costs a fraction of maintaining them while the copies are filled.
 */
final class RebuildTables {
    private static final String LATE =
            "not i.indisunique and (i.indexprs is not null or i.indpred is not null or a.amname <> 'btree')";

    private final InlineProjection projection;
    private final String release;
    private final String owner;
    private final String view;
    private final String schema;

    /**
     * Creates the description of the copies; {@link #prepare} creates the tables.
     *
     * @param view the table whose rebuild was requested, which errors name
     * @param release version of the server whose projection fills the copies
     * @param owner id of the rebuild
     */
    RebuildTables(InlineProjection projection, String view, String release, String owner) {
        this.projection = projection;
        this.release = release;
        this.owner = owner;
        this.view = view;
        this.schema =
                "rebuild_" + projection.tables().stream().sorted().findFirst().orElseThrow();
    }

    InlineProjection projection() {
        return projection;
    }

    /**
     * Takes over the copies of an earlier, interrupted rebuild, or creates empty ones.
     *
     * @return the position up to which the copies are filled
     */
    long prepare(Sql sql) {
        sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> "", schema);
        String form = form(sql);
        Optional<Long> left = sql.first(
                "select position from view_rebuilds where name = ? and form = ? and to_regnamespace(?) is not null"
                        + " for update",
                row -> row.number("position"),
                schema,
                form,
                schema);
        if (left.isPresent()) {
            sql.update("update view_rebuilds set owner = ?, updated_at = now() where name = ?", owner, schema);
            return left.get();
        }
        sql.update("drop schema if exists " + schema + " cascade");
        sql.update("create schema " + schema);
        for (String table : projection.tables()) {
            sql.update("create table " + schema + "." + table + " (like views." + table
                    + " including all excluding indexes)");
            sql.first(
                            "select array_to_string(reloptions, ', ') as options from pg_class"
                                    + " where oid = to_regclass(?) and reloptions is not null",
                            row -> row.text("options"),
                            "views." + table)
                    .ifPresent(options -> sql.update("alter table " + schema + "." + table + " set (" + options + ")"));
            indexes(sql, table, "not (" + LATE + ")");
        }
        sql.update(
                "insert into view_rebuilds (name, form, owner, position) values (?, ?, ?, 0) on conflict (name) do update"
                        + " set form = excluded.form, owner = excluded.owner, position = 0, updated_at = now()",
                schema,
                form,
                owner);
        return 0;
    }

    /**
     * Makes the statements of a transaction use the copies instead of the current tables. Fails unless this rebuild
     * owns the copies and they are filled exactly up to this position.
     */
    void enter(Sql sql, long position) {
        boolean own = sql.first(
                        "select position from view_rebuilds where name = ? and owner = ? and position = ? for update",
                        row -> row.number("position"),
                        schema,
                        owner,
                        position)
                .isPresent();
        if (!own) {
            throw ViewRebuild.takenOver(view).exception();
        }
        // A crash of the database may lose the last commits. Because the stored progress is lost with them, their
        // events are replayed when the rebuild is started again.
        sql.update("set local synchronous_commit = off");
        sql.update("set local search_path = " + schema + ", public, views");
    }

    /** Stores the position up to which the transaction has filled the copies. */
    void reached(Sql sql, long position) {
        sql.update("update public.view_rebuilds set position = ?, updated_at = now() where name = ?", position, schema);
    }

    /** Creates the indexes that were left for the end. */
    void finish(Sql sql) {
        sql.update("set local maintenance_work_mem = '256MB'");
        projection.tables().forEach(table -> indexes(sql, table, LATE));
    }

    /** Replaces the current tables by the copies. */
    void swap(Sql sql) {
        for (String table : projection.tables()) {
            sql.update("drop table views." + table);
            sql.update("alter table " + schema + "." + table + " set schema views");
        }
        sql.update("drop schema " + schema);
        sql.update("delete from public.view_rebuilds where name = ?", schema);
    }

    /**
     * Returns the release and the columns of the current tables. Copies for which another value is stored are outdated.
     */
    private String form(Sql sql) {
        return release
                + " "
                + sql.query(
                                "select string_agg(table_name || '.' || column_name || ' ' || data_type, ',' order by table_name,"
                                        + " ordinal_position) as form from information_schema.columns"
                                        + " where table_schema = 'views' and table_name = any(?)",
                                row -> row.text("form"),
                                (Object) projection.tables().toArray(String[]::new))
                        .getFirst();
    }

    private void indexes(Sql sql, String table, String which) {
        List<String> definitions = sql.query(
                """
                select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition,
                       pg_get_constraintdef(c.oid) as key, c.conname
                  from pg_index i
                  join pg_class x on x.oid = i.indexrelid
                  join pg_am a on a.oid = x.relam
                  left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
                                           and c.conrelid = i.indrelid
                 where i.indrelid = to_regclass(?) and\
                """ + ' ' + which + " order by x.relname",
                row -> {
                    String key = row.textOrNull("key");
                    return key != null
                            ? "alter table " + schema + "." + table + " add constraint " + row.text("conname") + " "
                                    + key
                            : row.text("definition")
                                    .replace(" ON views." + table + " ", " ON " + schema + "." + table + " ")
                                    .replace("CREATE INDEX ", "CREATE INDEX IF NOT EXISTS ");
                },
                "views." + table);
        definitions.forEach(sql::update);
    }
}
