package switchboard.persistence.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of an embedded server: `data`, `server.log`. Held by one process at a time; a server
/// that a killed process left behind is stopped before a new one starts.
record DataFolder(Path path, FileChannel channel) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

  static DataFolder hold(Path path) throws IOException {
    Files.createDirectories(path);
    var real = path.toRealPath();
    var channel =
        FileChannel.open(
            real.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (lock(channel).isEmpty()) {
      var holder = Files.readString(real.resolve("lock"), UTF_8).strip();
      channel.close();
      throw new DatabaseUnavailable(
          "The data folder %s is in use by another Switchboard (process %s). Stop that one, or choose another folder."
              .formatted(path, holder.isEmpty() ? "unknown" : holder));
    }
    channel.truncate(0);
    channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
    return new DataFolder(real, channel);
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException _) {
      return Optional.empty();
    }
  }

  Path data() {
    return path.resolve("data");
  }

  Path log() {
    return path.resolve("server.log");
  }

  private Path complete() {
    return path.resolve("complete");
  }

  /// Leaves either the data of a stopped server or no data at all.
  void tidy() throws IOException {
    stopOrphan();
    if (!Files.exists(complete())) delete(data());
  }

  /// Says that the server has been set up in full; without this, the data is thrown away.
  void setUp() throws IOException {
    Files.writeString(complete(), "", UTF_8);
  }

  /// What the server last complained of.
  String complaint() {
    try {
      return Files.readAllLines(log(), UTF_8).stream()
          .filter(it -> it.contains("FATAL") || it.contains("error"))
          .reduce((_, later) -> later)
          .orElse("it left no reason");
    } catch (IOException _) {
      return "it left no log";
    }
  }

  private void stopOrphan() throws IOException {
    var file = data().resolve("postmaster.pid");
    if (!Files.exists(file)) return;
    var orphan = ProcessHandle.of(pid(file)).filter(this::serves);
    if (orphan.isPresent()) {
      LOG.warn(
          "stopping the PostgreSQL server (process {}) that an earlier process left behind",
          orphan.get().pid());
      if (!stop(orphan.get(), "-INT", 20) && !stop(orphan.get(), "-QUIT", 5))
        throw new DatabaseUnavailable(
            "A PostgreSQL server (process %d) still runs on %s and does not stop. End it, then start again."
                .formatted(orphan.get().pid(), path));
    }
    // another process may have been given the number since; PostgreSQL would take it for a server
    Files.deleteIfExists(file);
  }

  private static long pid(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, UTF_8);
    try {
      return lines.isEmpty() ? -1 : Long.parseLong(lines.getFirst().strip());
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  /// A server works in its data folder.
  private boolean serves(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
          .equals(data());
    } catch (IOException | UnsupportedOperationException _) {
      return process.info().command().orElse("").endsWith("postgres");
    }
  }

  private static boolean stop(ProcessHandle process, String signal, int seconds)
      throws IOException {
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).inheritIO().start();
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var all = Files.walk(folder)) {
      for (var it : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(it);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
