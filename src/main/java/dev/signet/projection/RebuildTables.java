package dev.signet.projection;

import dev.signet.eventstore.InlineProjection;
import dev.signet.jdbc.Sql;
import java.util.List;
import java.util.Optional;

/**
 * The copies of a projection's tables that a rebuild fills, in a schema of their own, and the note of how far it is.
 *
 * <p>The note changes in the transaction that fills, and names who fills: a rebuild that another one has taken over fails with
 * its next batch. Copies of another release, or of other columns than the live tables
 * have, are begun anew.
 *
 * <p>Indexes over expressions and parts of a table, and those that are no B-trees, serve searches alone and are made at the
 * end, which costs a fraction of keeping them.
 */
final class RebuildTables {
    private static final String LATE =
            "not i.indisunique and (i.indexprs is not null or i.indpred is not null" + " or a.amname <> 'btree')";

    private final InlineProjection projection;
    private final String release;
    private final String owner;
    private final String schema;

    /**
     * The copies of a projection's tables.
     *
     * @param release of the server, whose projection fills them
     * @param owner names the rebuild
     */
    RebuildTables(InlineProjection projection, String release, String owner) {
        this.projection = projection;
        this.release = release;
        this.owner = owner;
        this.schema =
                "rebuild_" + projection.tables().stream().sorted().findFirst().orElseThrow();
    }

    InlineProjection projection() {
        return projection;
    }

    /** Takes copies over that an earlier rebuild left, or makes empty ones; answers the position they have reached. */
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

    /** Has the statements of a transaction meet the copies; fails when they are not, or no longer, at this position. */
    void enter(Sql sql, long position) {
        boolean own = sql.first(
                        "select position from view_rebuilds where name = ? and owner = ? and position = ? for update",
                        row -> row.number("position"),
                        schema,
                        owner,
                        position)
                .isPresent();
        if (!own) {
            throw new ViewRebuild.RebuildTakenOver(schema).exception();
        }
        // What is lost with the database's memory is replayed again: the note of the position is lost with it.
        sql.update("set local synchronous_commit = off");
        sql.update("set local search_path = " + schema + ", public, views");
    }

    /** Notes the position that the transaction's events have reached. */
    boolean reached(Sql sql, long position) {
        sql.update("update public.view_rebuilds set position = ?, updated_at = now() where name = ?", position, schema);
        return true;
    }

    /** Makes the indexes that were left for the end. */
    boolean finish(Sql sql) {
        sql.update("set local maintenance_work_mem = '256MB'");
        projection.tables().forEach(table -> indexes(sql, table, LATE));
        return true;
    }

    /** Puts the copies into the place of the tables. */
    boolean swap(Sql sql) {
        for (String table : projection.tables()) {
            sql.update("drop table views." + table);
            sql.update("alter table " + schema + "." + table + " set schema views");
        }
        sql.update("drop schema " + schema);
        sql.update("delete from public.view_rebuilds where name = ?", schema);
        return true;
    }

    /** The release and the columns of the live tables, by which copies of another make are told. */
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
