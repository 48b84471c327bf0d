package switchboard.engine.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  private static String plumber() throws IOException {
    var file = Presets.class.getResourceAsStream("/presets/plumber.yaml");
    try (var in = Objects.requireNonNull(file)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "travel: PT20M | travel: PT-20M | planning.travel: must not be negative",
        "travel: PT20M | travel: soon | planning.travel: ",
        "travel: PT20M | dailyCap: 0 | planning.dailyCap: must be at least 1",
        "travel: PT20M | wings: 2 | planning.wings: ",
        "country: US | country: ZZ | planning.holidays.country: the holidays of 'ZZ'",
        "{country: US | '{country: US, region: ENG' | planning.holidays.region: US has no region",
        "2026-11-26 | 2026-11-31 | planning.holidays.open",
        "perDay: PT2H | perDay: PT0S | planning.reserve.perDay: must be longer",
        "until: PT12H | until: PT-1S | planning.reserve.until: must not be negative",
        "until: PT12H | from: PT12H | planning.reserve.",
        "P1D, PT2H | PT0S | planning.reminders[0]: must be longer",
        "P1D, PT2H | 'P1D, PT24H' | planning.reminders: one is named twice",
        "claim: PT30M | claim: PT0S | planning.claim: must be longer",
        "claim: PT30M | cancellation: {window: PT-1H} | planning.cancellation.window: must not",
        "claim: PT30M | 'cancellation: {window: PT1H, feeMinor: -1}' |"
            + " planning.cancellation.feeMinor",
      })
  void a_fault_of_the_planning_is_told_with_its_field(String good, String bad, String error)
      throws IOException {
    assertFault(good, bad, error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: VAN | kind: BOAT | resources[0].kind: ",
        "kind: VAN | 'kind: VAN, dailyCap: 0' | resources[0] (van-1).dailyCap: must be at least 1",
        "kind: VAN | 'kind: VAN, outside: {ics: [\"no address\"]}' | outside.ics[0]: must be an"
            + " address",
        "kind: VAN | 'kind: VAN, outside: {ics: [\"file:///etc/passwd\"]}' | outside.ics[0]: ",
        "kind: VAN | 'kind: VAN, outside: {google: \" \"}' | outside.google: must not be blank",
        "skills: [tankless] | skills: [magic] | skills: nobody is able to do 'magic'",
        "skills: [tankless] | needs: [ROOM] | needs: there are not so many of kind ROOM",
        "skills: [tankless] | needs: [SHED] | services[5].needs",
        "before: PT30M | before: PT-30M | services[5] (tankless-install).before: must not be"
            + " negative",
        "dailyCap: 1 | dailyCap: -1 | services[5] (tankless-install).dailyCap: must be at least 1",
        "duration: PT4H | duration: P40D | services[5] (tankless-install).duration: must be at"
            + " most",
        "'to: \"13:00\"' | 'to: \"09:00\"' | hours.SATURDAY[0]: must not end when it begins",
        "horizon: P30D | horizon: PT0S | rules.horizon: must be longer",
        "notice: PT2H | notice: PT-2H | rules.notice: must not be negative",
      })
  void a_fault_is_told_with_its_field(String good, String bad, String error) throws IOException {
    assertFault(good, bad, error);
  }

  @Test
  void the_texts_of_a_language_are_of_what_there_is() throws IOException {
    var there = "persona.languages.es-US";
    assertFault(
        "        faucet-fix:\n", "        no-such:\n", there + ".services.no-such: there is no");
    assertFault("        van-1:", "        van-9:", there + ".people");
    assertFault("        licensed:\n", "        licenced:\n", there + ".faq.licenced: there is no");
    assertFault("    es-US:\n", "    not a tag:\n", "persona.languages.not a tag: is no language");
  }

  @Test
  void phrases_are_of_an_intent_there_is_and_say_something() throws IOException {
    var voice = "  voice: Polly.Joanna\n";
    var at = voice + "  phrases: ";
    assertFault(voice, at + "{juggle: [throw it]}\n", "persona.phrases.juggle: there is no such");
    assertFault(voice, at + "{book: ['  ']}\n", "persona.phrases.book: must not be blank");
    var good = plumber().replace(voice, at + "{quote: [what for a widget]}\n");
    assertThat(Presets.read("p.yaml", good).phrases()).containsOnlyKeys("quote");
  }

  private static void assertFault(String good, String bad, String error) throws IOException {
    var faulty = plumber().replace(good, bad);
    assertThat(faulty).isNotEqualTo(plumber());
    assertThatThrownBy(() -> Presets.read("p.yaml", faulty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("p.yaml: ")
        .hasMessageContaining(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: 2026-12-24, to: 2026-12-23 | .to: must not be before from",
        "from: 2026-12-24 | to: is missing",
        "from: 2026-12-24, to: 2026-12-24, resource: sleigh | .resource: there is no resource"
            + " 'sleigh'",
        "from: 2026-12-24, to: 2026-12-24, hours: [{from: '10:00', to: '10:00'}] | .hours[0]: must"
            + " not",
      })
  void a_fault_of_an_exception_is_told_with_its_name(String exception, String error)
      throws IOException {
    var yaml = plumber() + "  exceptions: [{label: yule, " + exception + "}]\n";
    var faulty = yaml.replace("demo: true\n", "") + "demo: true\n";
    assertThatThrownBy(() -> Presets.read("p.yaml", planningLast(faulty)))
        .hasMessageContaining("planning.exceptions[0]")
        .hasMessageContaining(error);
  }

  @Test
  void an_exception_needs_neither_a_name_nor_hours() throws IOException {
    var yaml = plumber() + "  exceptions: [{from: 2026-12-24, to: 2026-12-24}]\n";
    var read = Presets.read("p.yaml", planningLast(yaml));
    assertThat(read.planning().exceptions())
        .singleElement()
        .matches(it -> it.label().isEmpty() && it.hours().isEmpty() && it.resource().isEmpty());
  }

  /// The planning block at the end, where a line can be added to it.
  private static String planningLast(String yaml) {
    int from = yaml.indexOf("\nplanning:\n") + 1;
    int to = yaml.indexOf("\nfaq:\n") + 1;
    var rest = yaml.substring(0, from) + yaml.substring(to);
    int added = rest.indexOf("  exceptions:");
    var line = rest.substring(added, rest.indexOf('\n', added) + 1);
    return rest.replace(line, "") + yaml.substring(from, to) + line;
  }

  @Test
  void a_business_without_planning_reads_as_before() throws IOException {
    var yaml = plumber();
    var plain =
        yaml.substring(0, yaml.indexOf("\nplanning:\n") + 1)
            + yaml.substring(yaml.indexOf("\nfaq:\n") + 1);
    assertThat(Presets.read("p.yaml", plain).planning()).isEqualTo(Planning.NONE);
  }
}
