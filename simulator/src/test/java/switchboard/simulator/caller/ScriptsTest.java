package switchboard.simulator.caller;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.simulator.caller.Script.Act;
import switchboard.simulator.caller.Script.Channel;

class ScriptsTest {

  static List<String> names() {
    return Scripts.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_script_that_comes_along_can_be_read(String name) {
    assertThat(Scripts.named(name).name()).isEqualTo(name);
  }

  @Test
  void every_file_among_the_scripts_is_listed() throws Exception {
    var folder = Path.of(Scripts.class.getResource("/scripts/silent.yaml").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::toFile).map(File::getName))
          .containsExactlyInAnyOrderElementsOf(
              Scripts.NAMES.stream().map(it -> it + ".yaml").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void nobody_in_a_script_has_a_number_that_could_be_real(String name) {
    assertThat(Scripts.named(name).from())
        .matches("\\+1\\d{3}555[0-9#]{4}|\\+442079460[0-9#]{3}|anonymous");
  }

  @Test
  void a_hash_in_a_number_stands_for_any_digit() {
    var script = ScriptReader.read("x", "{name: n, about: a, from: \"+1316555####\"}");

    assertThat(script.number(new Random(1))).matches("\\+1316555\\d{4}");
  }

  @Test
  void a_script_says_everything_it_leaves_out() {
    var script = ScriptReader.read("x", "{name: n, about: a, withheld: true}");

    assertThat(script.channel()).isEqualTo(Channel.VOICE);
    assertThat(script.from()).isEqualTo("anonymous");
    assertThat(script.atEnd()).isEqualTo(new Act.HangUp());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          steps: [{say: hi, press: "1"}]     | steps[0]: needs exactly one of
          steps: [{say: hi}, {}]             | steps[1]: needs exactly one of
          steps: [jump]                      | steps[0]: must consist of fields
          steps: hello                       | steps: must be a list
          steps: [{say: []}]                 | steps[0].say: must not be empty
          steps: [{press: 1}]                | steps[0].press: must be text: put it in quotes
          steps: [{press: "abc"}]            | steps[0].press: must consist of digits
          steps: [{silence: 0}]              | steps[0].silence: must be a whole number from 1
          steps: [{hangup: false}]           | steps[0].hangup: can only be true
          steps: [{say: hi, confidence: 2}]  | steps[0].confidence: must be a number from 0 to 1
          steps: [{say: hi, loud: 1}]        | steps[0]: unknown field "loud"
          answers: [{say: hi}]               | answers[0]: the field "when" is missing
          answers: [{when: "(", say: hi}]    | answers[0].when: not a regular expression
          channel: fax                       | channel: must be voice or sms
          tenant: "The Plumber"              | tenant: must be the id of a business
          dialled: never                     | dialled: must be one of
          withheld: true                     | a withheld caller has no "from"
          colour: red                        | unknown field "colour"
          """)
  void a_mistake_is_named_with_its_file_and_field(String mistake, String complaint) {
    var yaml = "name: n\nabout: a\nfrom: \"+13165550142\"\n" + mistake;

    assertThatExceptionOfType(ScriptException.class)
        .isThrownBy(() -> ScriptReader.read("mine.yaml", yaml))
        .withMessageStartingWith("mine.yaml: " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                              | is empty
          [1, 2]                                          | must consist of fields
          just words                                      | must consist of fields
          {name: a, name: b}                              | line 1: not YAML
          "{"                                             | must consist of fields
          {name: n, about: a}                             | the field "from" is missing
          {about: a}                                      | the field "name" is missing
          {name: n, about: a, from: +13165550142}         | from: must be text: put it in quotes
          {name: n, about: a, from: "555-0142"}           | from: must be a number such as
          {name: n, about: a, from: !!java.io.File [x]}   | line 1: not YAML
          {name: n                                        | line 1: not YAML
          """)
  void what_is_no_script_is_refused(String yaml, String complaint) {
    assertThatExceptionOfType(ScriptException.class)
        .isThrownBy(() -> ScriptReader.read("mine.yaml", yaml))
        .withMessageStartingWith("mine.yaml: " + complaint);
  }

  @Test
  void a_script_may_name_the_business_it_is_for() {
    assertThat(Scripts.named("viewing").tenant()).contains("estate");
    assertThat(Scripts.named("burst-pipe").tenant()).isEmpty();
  }

  @Test
  void a_script_can_come_from_a_file(@TempDir Path folder) throws Exception {
    var file =
        Files.writeString(folder.resolve("mine.yaml"), "{name: n, about: a, withheld: true}");

    assertThat(Scripts.find(file.toString()).name()).isEqualTo("n");
  }

  @Test
  void a_file_that_is_not_utf_8_is_refused(@TempDir Path folder) throws Exception {
    var file = Files.write(folder.resolve("mine.yaml"), "name: caf\u00e9".getBytes(ISO_8859_1));

    assertThatExceptionOfType(ScriptException.class)
        .isThrownBy(() -> Scripts.find(file.toString()))
        .withMessageEndingWith("is not UTF-8");
  }

  @Test
  void a_script_that_does_not_exist_is_answered_with_those_that_do() {
    assertThatExceptionOfType(ScriptException.class)
        .isThrownBy(() -> Scripts.find("burst-pip"))
        .withMessageContaining("burst-pipe, tap-repair");
  }
}
