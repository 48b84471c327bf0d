package switchboard.persistence.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedDatabaseTest {

  @TempDir Path folder;

  @Test
  void a_restart_keeps_everything() throws Exception {
    try (var database = start(folder)) {
      run(database, "create table kept (what text)");
      run(database, "insert into kept values ('all of it')");
      assertThat(ask(database, "show fsync")).isEqualTo("on");
      assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
    }
    try (var database = start(folder)) {
      assertThat(ask(database, "select what from kept")).isEqualTo("all of it");
    }
  }

  @Test
  void a_second_start_on_the_same_folder_says_who_holds_it() {
    try (var _ = start(folder)) {
      assertThatThrownBy(() -> start(folder))
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining(
              "in use by another Switchboard (process " + ProcessHandle.current().pid() + ")");
    }
  }

  @Test
  void a_taken_port_is_named() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder, taken.getLocalPort()))
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("Port " + taken.getLocalPort());
    }
  }

  @Test
  void the_server_of_a_killed_process_is_stopped_and_its_data_kept() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Doomed.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(out.lines().anyMatch("ready"::equals)).isTrue();
      process.destroyForcibly().waitFor();
    }
    assertThat(folder.resolve("data/postmaster.pid")).exists();
    try (var database = start(folder)) {
      assertThat(ask(database, "select what from kept")).isEqualTo("before the kill");
    }
  }

  /// A process that is killed while its server runs.
  static final class Doomed {
    public static void main(String[] args) throws Exception {
      var database = start(Path.of(args[0]));
      run(database, "create table kept (what text)");
      run(database, "insert into kept values ('before the kill')");
      System.out.println("ready");
      System.in.read(); // killed before it hears anything
    }
  }

  @Test
  void a_set_up_that_was_cut_short_begins_anew() throws Exception {
    Files.createDirectories(folder.resolve("data/base"));
    Files.writeString(folder.resolve("data/postgresql.conf"), "half", UTF_8);
    try (var database = start(folder)) {
      assertThat(ask(database, "select 'fresh'")).isEqualTo("fresh");
    }
  }

  @Test
  void a_number_now_worn_by_another_process_does_not_stop_the_start() throws Exception {
    start(folder).close();
    Files.writeString(
        folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n", UTF_8);
    try (var database = start(folder)) {
      assertThat(ask(database, "select 'up'")).isEqualTo("up");
    }
  }

  @Test
  void a_server_that_cannot_start_gives_its_reason() throws Exception {
    start(folder).close();
    Files.writeString(folder.resolve("data/PG_VERSION"), "9.6\n", UTF_8);
    assertThatThrownBy(() -> start(folder))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("FATAL")
        .hasMessageContaining("server.log");
  }

  /// With the binaries that the other tests have unpacked.
  private static EmbeddedDatabase start(Path folder) {
    return EmbeddedDatabase.start(
        folder, 0, Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"));
  }

  private static void run(EmbeddedDatabase database, String sql) throws SQLException {
    var url = database.url();
    try (var c = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        var s = c.createStatement()) {
      s.execute(sql);
    }
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    var url = database.url();
    try (var c = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        var s = c.createStatement();
        var rows = s.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }
}
