package switchboard.node.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.node.ReadModels;
import switchboard.node.Settings;
import switchboard.node.Settings.BadSetting;
import switchboard.node.Storage;
import switchboard.persistence.journal.Opening;
import switchboard.persistence.projection.Rebuild;
import switchboard.persistence.projection.View;
import switchboard.persistence.property.PropertyDirectory;
import switchboard.persistence.replay.JdbcRecordings;

/// `switchboard replay CONVERSATION`: what another profile or brain would have answered to a
/// recorded caller. `--view NAME` builds a read model anew beside the live one, then switches.
/// Nodes on the same database go on meanwhile, and nothing else is changed.
@Command(
    name = "replay",
    description = {
      "Feeds a recorded caller to another profile or brain and prints both answers;",
      "or builds a read model anew from the journal, beside the live one, and switches."
    })
public final class Replay implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "CONVERSATION",
      description = "A call's or thread's id, with its business (business:id) or without.")
  private @Nullable String what;

  @Option(
      names = {"--view", "--projection"},
      description = "A read model to build anew instead.")
  private @Nullable String view;

  @Option(names = "--profile", description = "The profile to try, as YAML (default: today's).")
  private @Nullable Path profile;

  @Option(names = "--brain", description = "rules or llm (default: rules).")
  private String brain = "rules";

  @Option(
      names = "--limit",
      description = "With --all: the latest so many (default: 20 with --brain llm, else all).")
  private int limit;

  @Option(
      names = "--tokens",
      description = "With --brain llm: ends when so many are used up (default: 500000).")
  private long tokens = 500_000;

  @Option(names = "--tenant", description = "Whose conversation, or whose conversations.")
  private @Nullable String tenant;

  @Option(names = "--all", description = "All conversations, summed up.")
  private boolean all;

  @Option(names = "--since", description = "Only those that began on this day or later.")
  private @Nullable LocalDate since;

  @Option(names = "--json", description = "Ends with one line of JSON.")
  private boolean json;

  @Option(names = "--width", description = "Columns of the output (default: the terminal's).")
  private int width = Terminal.columns();

  @Override
  public Integer call() throws SQLException {
    var model = model();
    check(model);
    var settings = Settings.of(System.getenv());
    var trial =
        new WhatIf.Trial(
            brain, Optional.ofNullable(profile), Optional.ofNullable(tenant), most(), tokens);
    var asked =
        model.isPresent() ? Optional.<WhatIf.Asked>empty() : Optional.of(trial.read(settings));
    try (var storage = Storage.open(settings)) {
      return model.isPresent() ? rebuild(storage, model.get()) : ask(storage, asked.orElseThrow());
    }
  }

  private int most() {
    if (limit > 0) return limit;
    return brain.equals("llm") ? 20 : Integer.MAX_VALUE;
  }

  private void check(Optional<View> model) {
    if (limit < 0 || tokens < 1) throw new BadSetting("--limit and --tokens are positive numbers.");
    if (model.isEmpty() && view != null)
      throw new BadSetting("no read model '" + view + "'; there are: " + names());
    if (model.isEmpty() && all == (what != null))
      throw new BadSetting("name a conversation, or say --all; read models are: " + names());
    if (model.isPresent() && all) throw new BadSetting("--all is of conversations, not of views.");
    if (all && profile != null && tenant == null)
      throw new BadSetting("say with --tenant whose conversations the profile is to be tried on.");
  }

  /// What is named by `--view`, or by the argument alone.
  private Optional<View> model() {
    return Stream.of(Optional.ofNullable(view), Optional.ofNullable(what))
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(ReadModels::named);
  }

  private int ask(Storage storage, WhatIf.Asked asked) {
    var recordings = new JdbcRecordings(storage.database().views(), Opening.with(storage.seals()));
    var properties = PropertyDirectory.open(storage.database().views(), Clock.systemUTC());
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var whatIf = new WhatIf(recordings, properties, asked, new SideBySide(out, width), json);
    return what == null ? whatIf.all(beginning()) : whatIf.one(what);
  }

  private Instant beginning() {
    return since == null ? Instant.EPOCH : since.atStartOfDay(ZoneId.systemDefault()).toInstant();
  }

  private static int rebuild(Storage storage, View view) throws SQLException {
    var report =
        Rebuild.run(
            storage.database().url(),
            Opening.with(storage.seals()),
            view,
            ReadModels.SLICES,
            it -> System.out.printf("\r%,d events", it));
    System.out.printf(
        "\r%s: built from %,d events and switched; %d dead letters%n",
        report.view(), report.events(), report.deadLetters());
    return 0;
  }

  private static String names() {
    return ReadModels.views().stream().map(View::name).collect(Collectors.joining(", "));
  }
}
