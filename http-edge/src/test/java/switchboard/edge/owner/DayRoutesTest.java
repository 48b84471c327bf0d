package switchboard.edge.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import switchboard.edge.calendar.Town;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.speech.TextToSpeech.Answer;

class DayRoutesTest {

  private static final String ALL = "/v1/crm/appointments";
  private static final String TOMORROW = "/v1/owner/schedule/tomorrow";
  private static final String TODAY = "/v1/owner/summary/today";
  private static final String MIX = "/v1/owner/service-mix";

  private static void made(Town town, String service, String start, String name) {
    var body =
        """
        {"newCustomer":{"name":"%s","address":"42 Elm Street, Merriam, KS 66203"},
         "service":"%s","start":"%s","resource":"van-1"}
        """
            .formatted(name, service, start);
    var answer = town.post("alpha", ALL, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void tomorrow_is_told_and_listed() {
    try (var town = new Town()) {
      made(town, "faucet-fix", "2026-03-03T09:30:00-06:00", "Pat Example");
      made(town, "estimate", "2026-03-04T09:30:00-06:00", "Not Tomorrow");
      var day = Town.json(town.get("alpha", TOMORROW));
      assertThat(day.at("/date").asText()).isEqualTo("2026-03-03");
      assertThat(day.at("/items")).hasSize(1);
      assertThat(day.at("/audio").asBoolean()).isFalse();
      assertThat(day.at("/speech").asText())
          .isEqualTo(
              "Tomorrow is Tuesday, March 3rd. You have one appointment. At 9:30 AM, faucet repair,"
                  + " for Pat Example, 42 Elm Street, done by Van 1.");
      assertThat(Town.json(town.get("beta", TOMORROW)).at("/speech").asText())
          .isEqualTo("Tomorrow is Tuesday, the 3rd of March. Nothing is on the schedule.");
    }
  }

  @Test
  void tomorrow_begins_at_the_midnight_of_the_business() {
    try (var town = new Town()) {
      town.now = java.time.Instant.parse("2026-03-03T05:30:00Z");
      assertThat(Town.json(town.get("alpha", TOMORROW)).at("/date").asText())
          .isEqualTo("2026-03-03");
      assertThat(Town.json(town.get("beta", TOMORROW)).at("/date").asText())
          .isEqualTo("2026-03-04");
    }
  }

  @Test
  void the_business_tells_its_holidays_within_what_is_asked() {
    try (var town = new Town()) {
      var path = "/v1/owner/business?from=2026-12-01T00:00:00Z&to=";
      var told = Town.json(town.get("beta", path + "2026-12-31T00:00:00Z")).at("/exceptions");
      assertThat(told.findValuesAsText("date")).contains("2026-12-25");
      assertThat(told.get(0).at("/hours")).isEmpty();
      assertThat(told.get(0).at("/holiday").asBoolean()).isTrue();
      assertThat(Town.json(town.get("beta", "/v1/owner/business")).at("/exceptions"))
          .noneMatch(it -> it.get("date").asText().startsWith("2026-12"));
      for (var to : List.of("2026-11-30T00:00:00Z", "2027-12-01T00:00:00Z", "soon"))
        assertThat(town.get("beta", path + to).body()).contains("\"field\":\"to\"");
    }
  }

  @Test
  void today_is_summed_up() {
    try (var town = new Town()) {
      made(town, "faucet-fix", "2026-03-02T13:00:00-06:00", "Pat Example");
      var today = Town.json(town.get("alpha", TODAY));
      assertThat(today.at("/remaining").asInt()).isEqualTo(1);
      assertThat(today.at("/next/name").asText()).isEqualTo("Pat Example");
      assertThat(today.at("/speech").asText())
          .startsWith("Today is Monday, March 2nd.")
          .contains("one still to come", "Next, at 1 PM, faucet repair, for Pat Example");
    }
  }

  @Test
  void without_speech_it_is_said_clearly() {
    try (var town = new Town()) {
      for (var path : new String[] {TOMORROW, TODAY}) {
        var answer = town.get("alpha", path + "/audio");
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("No speech is set up here", "SWITCHBOARD_TTS");
      }
      assertThat(town.get("nobody", TODAY + "/audio").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void with_speech_it_is_heard() throws Exception {
    var wav = new byte[] {'R', 'I', 'F', 'F', 0, (byte) 0xff, 7};
    try (var town = new Town(_ -> new Answer.Spoken(ByteString.fromArray(wav), "audio/wav"))) {
      var request = town.request("alpha", "GET", TOMORROW + "/audio", "");
      var answer =
          java.net.http.HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("audio/wav");
      assertThat(answer.body()).isEqualTo(wav);
      assertThat(Town.json(town.get("alpha", TOMORROW)).at("/audio").asBoolean()).isTrue();
    }
  }

  @Test
  void a_voice_that_fails_asks_for_patience() {
    TextToSpeech hoarse = _ -> new Answer.Failed("took too long");
    try (var town = new Town(hoarse)) {
      var answer = town.get("alpha", TODAY + "/audio");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void the_service_mix_is_told_as_json_and_as_a_table() {
    try (var town = new Town()) {
      made(town, "faucet-fix", "2026-03-03T09:30:00-06:00", "A");
      made(town, "faucet-fix", "2026-03-04T09:30:00-06:00", "B");
      made(town, "estimate", "2026-03-05T09:30:00-06:00", "C");
      var mix = Town.json(town.get("alpha", MIX)).at("/items");
      assertThat(mix.at("/1/serviceName").asText()).isEqualTo("faucet repair");
      assertThat(mix.at("/1/share").asDouble()).isEqualTo(0.6667);
      var table = "Service,Name,Appointments,Cancelled,Minutes,Share\r\n";
      var csv = town.get("alpha", MIX + ".csv");
      assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
      assertThat(csv.body())
          .startsWith(table)
          .contains("faucet-fix,faucet repair,2,0,120,0.6667\r\n");
      assertThat(town.send("alpha", "GET", MIX, "", "Accept", "text/csv").body()).startsWith(table);
      assertThat(town.get("beta", MIX + ".csv").body()).isEqualTo(table);
      assertThat(
              town.get("alpha", MIX + "?from=2026-03-03T00:00:00Z&to=2026-03-02T00:00:00Z").body())
          .contains("\"field\":\"to\"");
      assertThat(town.get("alpha", MIX + ".csv?from=2020-03-03T00:00:00Z").body())
          .contains("\"field\":\"to\"");
    }
  }
}
