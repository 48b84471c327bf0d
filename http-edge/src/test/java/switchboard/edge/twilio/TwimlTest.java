package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TwimlTest {

  private static final String NEXT = "/twilio/voice/turn?turn=2&business_id=a";

  static List<String> naughty() {
    return Naughty.STRINGS;
  }

  @Test
  void a_turn_speaks_listens_and_comes_back() {
    var voice = new Voice("en-US", "Polly.Joanna", List.of("Tom & Sons", "a \"tap\""));
    assertThat(Twiml.listen(voice, "1 < 2", NEXT))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Gather input=\"speech dtmf\""
                + " action=\"/twilio/voice/turn?turn=2&amp;business_id=a\" method=\"POST\""
                + " timeout=\"5\" speechTimeout=\"auto\" actionOnEmptyResult=\"true\""
                + " language=\"en-US\" hints=\"Tom &amp; Sons,a &quot;tap&quot;\">"
                + "<Say language=\"en-US\" voice=\"Polly.Joanna\">1 &lt; 2</Say></Gather>"
                + "<Redirect method=\"POST\">/twilio/voice/turn?turn=2&amp;business_id=a"
                + "</Redirect></Response>");
  }

  @Test
  void nothing_to_say_is_no_verb() {
    assertThat(Xml.parse(Twiml.end(Voice.PLAIN, " \u0000\t")).verbs()).containsExactly("Hangup");
    assertThat(Xml.parse(Twiml.message("\r\n")).verbs()).isEmpty();
    assertThat(Twiml.listen(Voice.PLAIN, "hi", NEXT)).doesNotContain("hints", "voice=");
  }

  @ParameterizedTest
  @MethodSource("naughty")
  void whatever_is_said_arrives_as_far_as_xml_can_carry_it(String text) {
    var carried = text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}&&[^\\t\\n]]", "");
    var said = Xml.parse(Twiml.message("-" + text)).first("Message").first("Body").text();
    assertThat(said).isEqualTo("-" + carried);
    var voice = new Voice("en", "-" + text, List.of());
    var say = Xml.parse(Twiml.end(voice, "x")).first("Say");
    assertThat(say.attribute("voice")).isEqualTo("-" + carried);
  }

  @Test
  void what_is_no_character_is_left_out() {
    var text = "a\ud800b\udfffc\uffffd\ufffee";
    assertThat(Xml.parse(Twiml.end(Voice.PLAIN, text)).first("Say").text()).isEqualTo("abcde");
  }
}
