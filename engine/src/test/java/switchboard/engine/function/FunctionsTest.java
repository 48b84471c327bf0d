package switchboard.engine.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.calendar.Slot;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.function.Call.Answered;
import switchboard.engine.function.Call.Asked;
import switchboard.engine.function.Call.Refused;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;

class FunctionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-23T16:00:00Z");
  private static final Slot SLOT = Slot.of(NOW.plusSeconds(86_400), Duration.ofHours(1));

  enum Kind {
    trades,
    estate_agency,
    med_spa,
    web_agency;

    Profile profile() {
      return Presets.all().stream()
          .map(Presets.Preset::profile)
          .filter(it -> it.vertical().equals(name()))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Setting setting(Kind kind) {
    return new Setting(kind.profile(), NOW, true);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Call call(Kind kind, Frame frame, String name, String arguments) {
    return Functions.call(name, json(arguments), frame, setting(kind));
  }

  private static Frame known() {
    return frame(List.of(), List.of(), Optional.of(Personal.of("Pat Example")));
  }

  private static Frame frame(List<Offer> offers, List<Upcoming> several, Optional<Personal> name) {
    return frame(offers, several, name, false);
  }

  private static Frame identified(List<Upcoming> several) {
    return frame(List.of(), several, Optional.of(Personal.of("Pat Example")), true);
  }

  private static Frame frame(
      List<Offer> offers, List<Upcoming> several, Optional<Personal> name, boolean identified) {
    var it = Frame.EMPTY;
    var caller =
        new Frame.Caller(
            Optional.of("c1"),
            true,
            name,
            name.isPresent(),
            identified,
            false,
            Optional.empty(),
            Optional.empty(),
            several.stream().findFirst());
    var errand =
        new Frame.Errand(
            Optional.empty(),
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of("faucet-fix"),
            Optional.empty(),
            false,
            offers,
            0);
    return new Frame(caller, errand, it.talk(), it.outcome(), it.appointment());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void every_definition_is_a_closed_schema_that_names_what_it_requires(Kind kind) {
    for (var it : Functions.of(kind.profile())) {
      assertThat(it.description()).isNotBlank();
      assertThat(it.parameters().path("type").asText()).isEqualTo("object");
      assertThat(it.parameters().path("additionalProperties").asBoolean(true)).isFalse();
      for (var name : it.parameters().path("required"))
        assertThat(it.parameters().path("properties").has(name.asText())).as(it.name()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void no_function_takes_the_id_or_number_of_a_customer(Kind kind) {
    for (var it : Functions.of(kind.profile()))
      it.parameters()
          .path("properties")
          .fieldNames()
          .forEachRemaining(
              name -> assertThat(name).doesNotContain("customer").doesNotContain("tenant"));
  }

  @Test
  void every_definition_is_understood_when_called() {
    for (var kind : Kind.values())
      for (var it : Functions.of(kind.profile()))
        assertThat(call(kind, known(), it.name(), "{}"))
            .as(it.name())
            .isNotEqualTo(new Refused("There is no such function here."));
  }

  @Test
  void a_function_of_another_kind_of_business_is_none_here() {
    assertThat(call(Kind.trades, known(), "search_properties", "{}")).isInstanceOf(Refused.class);
  }

  @Test
  void times_are_looked_for_as_they_were_wished_for() {
    var args =
        "{'service':'faucet-fix','from_date':'2026-11-25','to_date':'2026-11-27',"
            + "'part':'morning','not_before':'09:30','not_days':['THURSDAY']}";
    var tool = (Tool.FindSlots) ((Asked) call(Kind.trades, known(), "find_times", args)).tool();
    assertThat(tool.when().orElseThrow().start()).hasToString("2026-11-25T00:00-06:00");
    assertThat(tool.when().orElseThrow().end().orElseThrow()).hasToString("2026-11-28T00:00-06:00");
    assertThat(tool.wish().orElseThrow().notBefore())
        .hasValueSatisfying(it -> assertThat(it).hasToString("09:30"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'service':'nosuch'}",
        "{'service':7}",
        "{'service':'faucet-fix','from_date':'tomorrow'}",
        "{'service':'faucet-fix','from_date':'2026-11-25','to_date':'2026-11-24'}",
        "{'service':'faucet-fix','not_before':'25:00'}",
        "{'service':'faucet-fix','part':'midnight'}",
        "{'service':'faucet-fix','person':'nobody'}",
        "{'service':'faucet-fix','moving':99}",
        "[1]",
        "'text'"
      })
  void what_does_not_fit_is_refused_with_a_sentence(String arguments) {
    assertThat(call(Kind.trades, known(), "find_times", arguments))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.why()).endsWith("."));
  }

  @Test
  void only_what_was_offered_can_be_booked() {
    assertThat(call(Kind.trades, known(), "book_appointment", "{'choice':1}"))
        .isInstanceOf(Refused.class);
    var offered =
        frame(List.of(new Offer("van-1", SLOT)), List.of(), Optional.of(Personal.of("Pat")));
    assertThat(call(Kind.trades, offered, "book_appointment", "{'choice':2}"))
        .isInstanceOf(Refused.class);
    assertThat(call(Kind.trades, offered, "book_appointment", "{'choice':1}"))
        .isInstanceOfSatisfying(
            Asked.class, it -> assertThat(((Tool.Book) it.tool()).slot()).isEqualTo(SLOT));
  }

  @Test
  void nobody_is_booked_without_a_name() {
    var nameless = frame(List.of(new Offer("van-1", SLOT)), List.of(), Optional.empty());
    assertThat(call(Kind.trades, nameless, "book_appointment", "{'choice':1}"))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.why()).contains("name"));
  }

  @Test
  void only_the_callers_own_appointments_can_be_cancelled() {
    assertThat(call(Kind.trades, known(), "cancel_appointment", "{'appointment':1}"))
        .isInstanceOf(Refused.class);
    var own = new Upcoming("a1", "van-1", "faucet-fix", SLOT);
    var listed = identified(List.of(own));
    assertThat(call(Kind.trades, listed, "cancel_appointment", "{'appointment':1}"))
        .isEqualTo(new Asked(new Tool.CancelAppointment("a1", "van-1")));
    assertThat(call(Kind.trades, listed, "cancel_appointment", "{'appointment':2}"))
        .isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "trades, false, false",
    "web_agency, false, false",
    "med_spa, false, false",
    "estate_agency, false, true",
    "med_spa, true, true"
  })
  void a_number_alone_opens_what_the_tenant_lets_it_open(
      Kind kind, boolean identified, boolean opens) {
    var frame = identified ? identified(List.of()) : known();
    var call = call(kind, frame, "list_appointments", "{}");
    assertThat(call instanceof Asked).isEqualTo(opens);
    if (call instanceof Refused(var why, var say)) {
      assertThat(why).contains("identify_caller");
      assertThat(say).endsWith("?");
    }
  }

  @Test
  void projects_are_told_to_who_is_identified_only() {
    assertThat(call(Kind.web_agency, known(), "list_jobs", "{}")).isInstanceOf(Refused.class);
    assertThat(call(Kind.web_agency, identified(List.of()), "list_jobs", "{}"))
        .isEqualTo(new Asked(new RecordTool.FindJobs("c1")));
  }

  @Test
  void a_thread_of_texts_is_known_by_its_number() {
    var texting = new Setting(Kind.med_spa.profile(), NOW, false);
    assertThat(Functions.call("list_appointments", json("{}"), known(), texting))
        .isInstanceOf(Asked.class);
  }

  @Test
  void a_name_alone_identifies_nobody() {
    assertThat(call(Kind.trades, known(), "identify_caller", "{'name':'Pat Example'}"))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.say()).contains("e-mail"));
    var both = "{'name':'Pat Example','email':'pat@mail.example'}";
    assertThat(call(Kind.trades, known(), "identify_caller", both))
        .isInstanceOfSatisfying(
            Asked.class,
            it ->
                assertThat(((Tool.FindCustomer) it.tool()).claim())
                    .hasValueSatisfying(claim -> assertThat(claim.said().email()).isPresent()));
  }

  @Test
  void every_function_has_a_path_of_its_own() {
    assertThat(Functions.paths())
        .containsEntry("jobs/lookup", "list_jobs")
        .containsEntry("change-requests/create", "request_change")
        .containsEntry("customers/find-or-create", "identify_caller");
    for (var kind : Kind.values())
      for (var it : Functions.of(kind.profile()))
        assertThat(Functions.paths()).containsEntry(it.path(), it.name());
  }

  @Test
  void results_of_all_kinds_are_sentences() {
    var setting = setting(Kind.trades);
    var own = new Upcoming("a1", "van-1", "faucet-fix", SLOT);
    var find = new Tool.FindSlots("faucet-fix", false, Optional.empty(), Optional.empty());
    var results =
        List.of(
            new Result.SlotsFound(List.of(), false),
            new Result.SlotTaken(List.of(new Offer("van-1", SLOT))),
            new Result.Booked("a1", "van-1", SLOT),
            new Result.AppointmentsFound(List.of(own, own)),
            new Result.NothingFound(),
            new Result.Done(),
            new Result.Joined("w1"),
            new Result.Failed("x"));
    for (var it : results) {
      var say = Functions.told(find, it, setting).path("say").asText();
      assertThat(say).as(it.toString()).matches("(?s)[A-Z].*[.?]").doesNotContain("caller");
    }
  }

  @ParameterizedTest
  @CsvSource({"phone, 12", "email, nobody", "email, a b@example.com"})
  void what_is_no_number_or_address_is_asked_for_again(String field, String value) {
    assertThat(call(Kind.trades, known(), "note_caller", "{'" + field + "':'" + value + "'}"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void facts_come_from_the_profile_and_nowhere_else() {
    var answer = (Answered) call(Kind.med_spa, known(), "business_facts", "{'topic':'services'}");
    assertThat(answer.answer().path("services")).hasSameSizeAs(Kind.med_spa.profile().services());
    assertThat(answer.answer().has("staff")).isFalse();
  }

  @Test
  void prices_are_told_in_minor_units_of_the_tenant() {
    var tool =
        (RecordTool.SearchProperties)
            ((Asked)
                    call(
                        Kind.estate_agency,
                        known(),
                        "search_properties",
                        "{'deal':'RENT','max_price':2000,'bedrooms':2}"))
                .tool();
    assertThat(tool.search().maxMinor()).hasValue(200_000L);
  }

  @Test
  void results_are_told_in_a_sentence_without_ids_of_people() {
    var tool = new Tool.FindSlots("faucet-fix", false, Optional.empty(), Optional.empty());
    var found = new Result.SlotsFound(List.of(new Offer("van-1", SLOT)), true);
    var told = Functions.told(tool, found, setting(Kind.trades));
    assertThat(told.path("say").asText())
        .isEqualTo("I can offer you tomorrow at 10 AM. Which suits you?");
    assertThat(told.at("/times/0/choice").asInt()).isEqualTo(1);
    var failed = Functions.told(tool, new Result.Failed("secret"), setting(Kind.trades));
    assertThat(failed.path("ok").asBoolean(true)).isFalse();
    assertThat(failed.toString()).doesNotContain("secret");
  }
}
