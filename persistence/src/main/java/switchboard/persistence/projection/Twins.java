package switchboard.persistence.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Empty copies of tables in schema `rebuild`, with constraints, indexes and triggers of the same
/// names, so that they can take the place of the originals.
record Twins(Connection connection, List<String> tables) {

  static final String SCHEMA = "rebuild";

  /// Throws away what an interrupted rebuild left.
  void create() throws SQLException {
    drop();
    run("create schema " + SCHEMA);
    run("set search_path to public");
    var definitions = new ArrayList<String>();
    for (var it : tables) definitions.addAll(keysAndIndexes(it));
    for (var it : tables) definitions.addAll(referencesAndTriggers(it));
    for (var it : tables) copy(it);
    copy("dead_letter");
    run("set search_path to " + SCHEMA + ", public");
    for (var it : definitions) run(it);
  }

  void drop() throws SQLException {
    run("drop schema if exists " + SCHEMA + " cascade");
  }

  /// Puts the twins in the place of the originals.
  void swap() throws SQLException {
    run("drop table " + list("public."));
    for (var it : tables) run("alter table %s.%s set schema public".formatted(SCHEMA, quoted(it)));
    drop();
  }

  void lockOriginals() throws SQLException {
    run("lock table " + list("public.") + " in access exclusive mode");
  }

  private String list(String schema) {
    return String.join(", ", tables.stream().sorted().map(it -> schema + quoted(it)).toList());
  }

  private void copy(String table) throws SQLException {
    run(
        "create table %s.%s (like public.%s including all excluding indexes)"
            .formatted(SCHEMA, quoted(table), quoted(table)));
  }

  /// What `like` would give other names. Names without a schema, so that they come to mean the
  /// twins.
  private List<String> keysAndIndexes(String table) throws SQLException {
    var name = quoted(table);
    var all = new ArrayList<String>();
    all.addAll(
        ask(
            """
            select 'alter table %s.%s add constraint ' || quote_ident(conname) || ' '
              || pg_get_constraintdef(oid, true)
            from pg_constraint
            where conrelid = 'public.%s'::regclass and contype in ('p', 'u', 'x')
            """
                .formatted(SCHEMA, name, name)));
    all.addAll(
        ask(
            """
            select pg_get_indexdef(indexrelid, 0, true) from pg_index
            where indrelid = 'public.%s'::regclass and not exists (
              select from pg_constraint
              where conindid = indexrelid and conrelid = indrelid and contype in ('p', 'u', 'x'))
            """
                .formatted(name)));
    return all;
  }

  /// What `like` leaves out.
  private List<String> referencesAndTriggers(String table) throws SQLException {
    var name = quoted(table);
    var all = new ArrayList<String>();
    all.addAll(
        ask(
            """
            select 'alter table %s.%s add constraint ' || quote_ident(conname) || ' '
              || pg_get_constraintdef(oid, true)
            from pg_constraint where conrelid = 'public.%s'::regclass and contype = 'f'
            """
                .formatted(SCHEMA, name, name)));
    all.addAll(
        ask(
            """
            select pg_get_triggerdef(oid, true) from pg_trigger
            where tgrelid = 'public.%s'::regclass and not tgisinternal
            """
                .formatted(name)));
    return all;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> ask(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      var all = new ArrayList<String>();
      while (found.next()) all.add(found.getString(1));
      return all;
    }
  }
}
