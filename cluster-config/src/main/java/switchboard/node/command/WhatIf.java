package switchboard.node.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import switchboard.engine.conversation.Adviser;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Models;
import switchboard.engine.llm.Panel;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Properties;
import switchboard.engine.replay.Comparison;
import switchboard.engine.replay.Configuration;
import switchboard.engine.replay.Recording;
import switchboard.engine.replay.Recordings;
import switchboard.engine.replay.Score;
import switchboard.engine.replay.Verdict;
import switchboard.engine.tenant.Brain;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.understanding.Understander;
import switchboard.engine.understanding.Vocabulary.Term;
import switchboard.node.Settings;
import switchboard.node.Settings.BadSetting;

/// Tries a configuration on recorded conversations and tells what came of it.
final class WhatIf {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What is to be tried, as it was said.
  ///
  /// @param limit the most conversations of `--all`
  /// @param tokens the most that may be used up
  record Trial(
      String brain, Optional<Path> profile, Optional<String> tenant, int limit, long tokens) {

    /// @throws BadSetting if it cannot be read
    Asked read(Settings settings) {
      var models = Minds.models(brain, settings);
      return new Asked(models, profile.map(Trial::profile), tenant, limit, tokens);
    }

    private static Profile profile(Path file) {
      try {
        return Presets.read(file.toString(), Files.readString(file));
      } catch (IOException _) {
        throw new BadSetting(file + ": there is no such file, or it is not text.");
      } catch (IllegalArgumentException e) {
        throw new BadSetting(String.valueOf(e.getMessage()));
      }
    }
  }

  /// What is to be tried.
  record Asked(
      Optional<Panel> models,
      Optional<Profile> profile,
      Optional<String> tenant,
      int limit,
      long tokens) {}

  /// Nobody is on the line.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Recordings recordings;
  private final Properties properties;
  private final Asked asked;
  private final SideBySide print;
  private final boolean json;
  private final Understander understander = Minds.understander();
  private final switchboard.engine.dialogue.Brain rules = Minds.brain();
  private Cost used = Cost.NONE;

  WhatIf(
      Recordings recordings, Properties properties, Asked asked, SideBySide print, boolean json) {
    this.recordings = recordings;
    this.properties = properties;
    this.asked = asked;
    this.print = print;
    this.json = json;
  }

  int one(String said) {
    var id = id(said);
    var recording = recordings.byId(id).orElseThrow(() -> unknown(said));
    if (recording.erased())
      throw new BadSetting(id + " has been erased: nobody knows any more what was said in it.");
    var it = compared(recording);
    print.conversation(it);
    cost();
    if (json) print.line(told(it));
    return 0;
  }

  private static BadSetting unknown(String said) {
    return new BadSetting("there is no conversation '" + SideBySide.tame(said) + "'.");
  }

  /// The id with its tenant: as said, of the tenant named, or the only one that goes by it.
  private String id(String said) {
    var full = asked.tenant().filter(it -> !said.startsWith(it + ":")).map(it -> it + ":" + said);
    if (full.isPresent()) return checked(full.get(), said);
    if (said.contains(":")) return checked(said, said);
    var named = recordings.named(said);
    if (named.isEmpty()) throw unknown(said);
    if (named.size() > 1)
      throw new BadSetting(
          "several businesses have a conversation '%s'; say which with --tenant."
              .formatted(SideBySide.tame(said)));
    return named.getFirst();
  }

  private static String checked(String id, String said) {
    try {
      EntityIds.tenant(id);
      return id;
    } catch (IllegalArgumentException _) {
      throw unknown(said);
    }
  }

  private Comparison compared(Recording recording) {
    var tenant = EntityIds.tenant(recording.id());
    var today = recordings.present(tenant).orElse(recording.answered());
    var tried = led(asked.profile().orElse(today.profile()));
    var card = new Card(tenant, tried, today.status(), recording.answered().version());
    var places = places(tenant);
    var it = Comparison.of(recording, configuration(card, places));
    used = used.plus(it.used());
    return it;
  }

  /// Whoever tries a model need not have given the business to one.
  private Profile led(Profile it) {
    return asked.models().isEmpty() || it.brain().isPresent() ? it : it.with(Brain.USUAL);
  }

  private Configuration configuration(Card card, List<Term> places) {
    if (asked.models().isEmpty()) return new Configuration(card, understander, rules, () -> places);
    var panel = asked.models().get();
    var wished = card.profile().brain().map(Brain::providers).orElse(List.of());
    var models = new Models(panel.available(wished), Cost.NONE);
    return new Configuration(
        card, understander, rules, () -> places, models, new Adviser(panel, PATIENCE));
  }

  /// What the models have used up, as far as prices are known.
  private void cost() {
    if (asked.models().isEmpty()) return;
    print.line(
        "language models: %,d tokens in, %,d out%s"
            .formatted(
                used.input(),
                used.output(),
                used.micros() == 0
                    ? ""
                    : String.format(Locale.ROOT, ", %.2f cents", used.micros() / 1e6)));
  }

  /// The places of today: where they stood then is not kept.
  private List<Term> places(String tenant) {
    try {
      properties.ofRenter(tenant, "").toCompletableFuture().join();
      return properties.vocabulary(tenant);
    } catch (CompletionException _) {
      return List.of();
    }
  }

  int all(Instant since) {
    asked
        .tenant()
        .filter(it -> recordings.present(it).isEmpty())
        .ifPresent(it -> {
          throw new BadSetting("there is no business '" + SideBySide.tame(it) + "'.");
        });
    var count = new EnumMap<Verdict, Integer>(Verdict.class);
    for (var it : Verdict.values()) count.put(it, 0);
    int erased = 0;
    var ids = recordings.since(asked.tenant(), since);
    var latest = ids.subList(Math.max(0, ids.size() - asked.limit()), ids.size());
    int left = ids.size() - latest.size();
    for (var id : latest) {
      if (used.tokens() >= asked.tokens()) {
        left++;
        continue;
      }
      var recording = recordings.byId(id).filter(it -> !it.erased());
      if (recording.isEmpty()) erased++;
      else count.merge(listed(recording.get()), 1, Integer::sum);
    }
    print.line(
        "%d the same, %d better, %d worse%s%s"
            .formatted(
                count.get(Verdict.SAME),
                count.get(Verdict.BETTER),
                count.get(Verdict.WORSE),
                erased == 0 ? "" : ", %d erased".formatted(erased),
                left == 0 ? "" : ", %d left out".formatted(left)));
    cost();
    if (json) print.line(told(count, erased, left));
    return 0;
  }

  private Verdict listed(Recording recording) {
    var it = compared(recording);
    if (it.divergence().isPresent()) print.summary(it);
    return it.verdict();
  }

  private String told(Map<Verdict, Integer> count, int erased, int left) {
    var out = JSON.createObjectNode();
    count.forEach((verdict, times) -> out.put(word(verdict), times));
    out.put("erased", erased).put("leftOut", left);
    if (asked.models().isPresent()) used(out);
    return out.toString();
  }

  private void used(ObjectNode out) {
    var it = out.putObject("models");
    it.put("input", used.input()).put("output", used.output()).put("cents", used.micros() / 1e6);
  }

  private String told(Comparison it) {
    var out = JSON.createObjectNode().put("conversation", it.id());
    out.put("verdict", word(it.verdict()));
    it.divergence()
        .ifPresentOrElse(at -> out.put("divergence", at), () -> out.putNull("divergence"));
    told(out.putObject("was"), it.was());
    told(out.putObject("now"), it.now());
    var turns = out.putArray("turns");
    for (var row : it.rows()) {
      var turn = turns.addObject().put("turn", row.turn()).put("kind", row.kind());
      turn.put("said", row.said().text());
      turn.put("was", row.was().map(Personal::text).orElse(null));
      turn.put("now", row.now().map(Personal::text).orElse(null));
      turn.put("same", row.same());
    }
    if (asked.models().isPresent()) used(out);
    return out.toString();
  }

  private static void told(ObjectNode out, Score it) {
    out.put("outcome", it.outcome()).put("turns", it.turns());
    out.put("emergency", it.emergency()).put("handled", it.handled());
  }

  static String word(Verdict it) {
    return it.name().toLowerCase(Locale.ROOT);
  }
}
