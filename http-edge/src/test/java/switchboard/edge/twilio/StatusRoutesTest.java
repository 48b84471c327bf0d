package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusRoutesTest {

  private Wire wire;

  @BeforeAll
  void start() {
    wire = new Wire();
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  @BeforeEach
  void reset() {
    wire.conversations.asked.clear();
    wire.outbox.reported.clear();
    wire.outbox.broken.set(0);
    wire.conversations.answer(_ -> new Reply.Noted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/twilio/status", "/v1/voice/status", "/api/voice/status"})
  void a_call_reports_how_it_stands(String path) {
    var fields = wire.call("CallStatus", "completed", "SequenceNumber", "3", "CallDuration", "61");
    assertThat(wire.post(path, fields).statusCode()).isEqualTo(204);
    assertThat(wire.conversations.asked.getLast().id()).isEqualTo("acme:CA1");
    assertThat(wire.conversations.last())
        .isInstanceOfSatisfying(
            Command.Report.class,
            it -> {
              assertThat(it.status()).isEqualTo("completed");
              assertThat(it.sequence()).isEqualTo(3);
              assertThat(it.duration()).hasValue(Duration.ofSeconds(61));
            });
  }

  @ParameterizedTest
  @CsvSource({"completed,3", "no-answer,3", "in-progress,2", "ringing,1", "queued,0", "odd,0"})
  void a_report_without_a_number_gets_its_natural_one(String status, int sequence) {
    wire.post("/twilio/status", wire.call("CallStatus", status, "SequenceNumber", "x"));
    assertThat(((Command.Report) wire.conversations.last()).sequence()).isEqualTo(sequence);
  }

  @Test
  void a_report_about_what_we_do_not_know_changes_nothing() {
    wire.conversations.answer(_ -> new Reply.Rejected(Reason.NOT_BEGUN));
    var fields = wire.call("CallStatus", "completed");
    assertThat(wire.post("/twilio/status", fields).statusCode()).isEqualTo(204);
    var strange = wire.call("CallStatus", "completed", "To", "+15555550177");
    assertThat(wire.post("/twilio/status", strange).statusCode()).isEqualTo(204);
    assertThat(wire.conversations.asked).hasSize(1);
  }

  @Test
  void a_report_that_finds_nobody_home_is_brought_again() {
    var tries = new AtomicInteger();
    wire.conversations.stage(_ ->
        tries.incrementAndGet() == 1
            ? Scripted.never()
            : CompletableFuture.completedFuture(new Reply.Noted()));
    var fields = wire.call("CallStatus", "completed");
    assertThat(wire.post("/twilio/status", fields).statusCode()).isEqualTo(503);
    Until.holds(() -> tries.get() == 2);
  }

  @Test
  void a_message_reports_how_it_fares() {
    var path = "/twilio/status?message=m-1&tenant=acme";
    var fields = wire.text("MessageStatus", "undelivered", "ErrorCode", "30003");
    assertThat(wire.post(path, fields).statusCode()).isEqualTo(204);
    assertThat(wire.outbox.reported)
        .containsExactly(new Reports.Reported("acme", "m-1", "undelivered", Optional.of("30003")));
    wire.post(path, wire.text("MessageStatus", "Delivered"));
    assertThat(wire.outbox.reported.getLast())
        .isEqualTo(new Reports.Reported("acme", "m-1", "delivered", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?message=m-1", "?tenant=acme", "?message=m-1&tenant=nobody"})
  void a_report_about_no_message_of_ours_is_ignored(String query) {
    var fields = wire.text("MessageStatus", "sent");
    assertThat(wire.post("/twilio/status" + query, fields).statusCode()).isEqualTo(204);
    assertThat(wire.outbox.reported).isEmpty();
  }

  @Test
  void a_report_survives_a_short_absence_of_the_database() {
    wire.outbox.broken.set(1);
    var path = "/twilio/status?message=m-1&tenant=acme";
    var answer = wire.post(path, wire.text("MessageStatus", "delivered"));
    assertThat(answer.statusCode()).isEqualTo(503);
    Until.holds(() -> wire.outbox.reported.size() == 1);
  }

  @Test
  void unsigned_reports_are_refused() {
    var fields = wire.call("CallStatus", "completed");
    assertThat(wire.post("/twilio/status", fields, "x").statusCode()).isEqualTo(403);
    assertThat(wire.conversations.asked).isEmpty();
  }

  @Test
  void a_report_without_a_call_is_malformed() {
    var fields = wire.call("CallStatus", "completed", "CallSid", "");
    assertThat(wire.post("/twilio/status", fields).statusCode()).isEqualTo(400);
  }
}
