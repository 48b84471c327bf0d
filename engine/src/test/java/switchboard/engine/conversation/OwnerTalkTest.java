package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Slot;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.dialogue.OwnerSheet;
import switchboard.engine.pin.Pins.Verdict;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.OwnerResult.Known;
import switchboard.engine.tool.OwnerResult.PinChecked;
import switchboard.engine.tool.OwnerResult.ScheduleRead;
import switchboard.engine.tool.OwnerResult.VisitCard;
import switchboard.engine.tool.OwnerTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.EmbeddedUnderstander;

class OwnerTalkTest {

  private static final EmbeddedUnderstander UNDERSTANDER = new EmbeddedUnderstander();
  private static final Phone OWNER = new Phone("+19135550199");
  private static final Instant TOMORROW = Instant.parse("2026-11-24T15:00:00Z");

  private static Profile plumber() {
    return Presets.all().getFirst().profile();
  }

  private static Talk talk(Phone from) {
    var talk = new Talk("CA1", Optional.of(from), UNDERSTANDER, plumber());
    talk.tools = (tool, _) -> answered(tool);
    return talk;
  }

  private static Result answered(Tool tool) {
    return switch (tool) {
      case OwnerTool.CheckIn _ -> new Known(true, Optional.empty());
      case OwnerTool.Unlock _ -> new PinChecked(Verdict.RIGHT, 3);
      case OwnerTool.ReadSchedule _ -> new ScheduleRead(List.of(visit()), List.of());
      case Tool _ -> new Result.Failed("nothing");
    };
  }

  private static VisitCard visit() {
    return new VisitCard(
        "a1",
        "van-1",
        List.of(),
        "faucet-fix",
        Slot.of(TOMORROW, Duration.ofHours(1)),
        Optional.of(Personal.of("Pat Sample")),
        Optional.of(Personal.of("12 Oak Street, Merriam")),
        false,
        false);
  }

  private static String written(Talk talk) {
    var words = new StringBuilder();
    for (var it : talk.journal)
      switch (it) {
        case Event.UtteranceHeard heard -> words.append(heard.words().text()).append('\n');
        case Event.KeysPressed keys -> words.append(keys.digits().text()).append('\n');
        case Event.TextReceived text -> words.append(text.body().text()).append('\n');
        case Event.Replied reply -> words.append(reply.text().text()).append('\n');
        case Event.FrameChanged frame ->
            frame
                .frame()
                .form()
                .ifPresent(form ->
                    form.gathered().values().forEach(one -> words.append(one.text()).append('\n')));
        case Event.RunAsked(_, _, OwnerTool.Unlock tool, _) ->
            words.append(tool.digest().text()).append('\n');
        case Event _ -> {}
      }
    return words.toString();
  }

  @Test
  void a_pin_that_is_said_keyed_in_or_texted_is_never_written_down() {
    var spoken = talk(OWNER);
    spoken.calls();
    spoken.says("it is four eight two nine");
    var keyed = talk(OWNER);
    keyed.calls();
    keyed.presses("4829");
    var texted = talk(OWNER);
    texted.texts("4829");
    texted.texts("4829");
    assertThat(written(spoken)).doesNotContain("four eight two nine").contains("••••");
    assertThat(written(keyed)).doesNotContain("4829").contains("••••");
    assertThat(written(texted)).doesNotContain("4829").contains("••••");
    assertThat(texted.asked(OwnerTool.Unlock.class)).hasSize(1);
  }

  @Test
  void nobody_of_the_business_becomes_a_customer_or_hears_of_one_without_a_pin() {
    var talk = talk(OWNER);
    talk.calls();
    assertThat(talk.says("what's on my schedule tomorrow")).contains("PIN").doesNotContain("Pat");
    assertThat(talk.presses("4829")).contains("Thank you", "One appointment tomorrow", "Pat");
    assertThat(talk.asked(Tool.FindCustomer.class)).isEmpty();
    assertThat(talk.state.frame().customer()).isEmpty();
    assertThat(talk.state.frame().goal()).contains("owner");
  }

  @Test
  void anybody_else_is_a_customer() {
    var talk = talk(Talk.CALLER);
    talk.calls();
    assertThat(talk.asked(OwnerTool.CheckIn.class)).isEmpty();
    assertThat(talk.asked(Tool.FindCustomer.class)).hasSize(1);
  }

  @Test
  void a_call_ends_without_questions_of_courtesy_or_satisfaction() {
    var talk = new Talk("CA1", Optional.of(OWNER), UNDERSTANDER, surveying());
    talk.tools = (tool, _) -> answered(tool);
    talk.calls();
    talk.presses("4829");
    assertThat(talk.says("thanks bye")).isEqualTo("Goodbye.");
    assertThat(talk.state.leg().ended()).isTrue();
    assertThat(talk.of(Event.SurveyAsked.class)).isEmpty();
  }

  private static Profile surveying() {
    var it = plumber();
    return it.with(it.planning().surveying(switchboard.engine.tenant.Planning.Survey.KEYPAD));
  }

  @Test
  void whoever_asks_on_a_page_needs_no_pin_and_gets_no_text() {
    var talk = talk(OWNER);
    var web = new Arrival(Channel.WEB, Optional.empty(), Optional.empty(), "web-1");
    var asked =
        new Command.Receive(
            web, "k1", Personal.of("what's on tomorrow"), Optional.empty(), Talk.NOBODY);
    talk.send(asked, -1);
    assertThat(talk.reply("k1")).contains("One appointment tomorrow", "Pat Sample");
    assertThat(OwnerSheet.shown(talk.state.frame()).orElseThrow())
        .contains("\"kind\":\"appointments\"", "\"appointment\":\"a1\"");
    talk.now = talk.now.plus(Duration.ofMinutes(1));
    talk.decide(new Command.Check(Talk.NOBODY));
    assertThat(talk.of(MessageAsked.class)).isEmpty();
    assertThat(talk.state.turns().undelivered()).isEmpty();
  }

  @Test
  void what_was_shown_is_no_news_to_the_next_question() {
    var talk = talk(OWNER);
    talk.calls();
    talk.presses("4829");
    talk.says("what's on tomorrow");
    assertThat(OwnerSheet.shown(talk.state.frame())).isPresent();
    talk.says("what can you do");
    assertThat(OwnerSheet.shown(talk.state.frame())).isEmpty();
  }

  @Test
  void records_out_of_reach_are_told_and_nothing_is_opened() {
    var talk = talk(OWNER);
    talk.tools = (_, _) -> new Result.Failed("silent");
    assertThat(talk.calls()).contains("cannot reach the records");
    assertThat(talk.state.leg().ended()).isTrue();
  }

  @Test
  void a_locked_pin_ends_the_call_at_once() {
    var talk = talk(OWNER);
    talk.tools = (_, _) -> new Known(true, Optional.of(talk.now.plusSeconds(60)));
    assertThat(talk.calls()).contains("locked");
    assertThat(talk.state.leg().ended()).isTrue();
    assertThat(talk.letters(Audience.OWNER)).isEmpty();
  }

  @Test
  void naughty_words_are_answered_politely() {
    var talk = talk(OWNER);
    talk.calls();
    talk.presses("4829");
    for (var it : List.of("", " ", "😀😀", "{name}", "x".repeat(20_000), "null", "9".repeat(300)))
      assertThat(talk.says(it)).as(it).isNotBlank().doesNotContain("{");
  }
}
