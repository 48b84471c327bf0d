package switchboard.edge.ladder;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import switchboard.edge.cascade.Cascade;
import switchboard.edge.ladder.Admittance.Ticket;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.media.SpeechVendor.Briefing;
import switchboard.edge.media.Switchroom;
import switchboard.edge.relay.InnerLine;
import switchboard.engine.Entities;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Hosted;
import switchboard.engine.conversation.Hosted.Answer.Opened;
import switchboard.engine.function.Functions;
import switchboard.engine.tenant.Tenants;

/// Lets a call's sound in for whom its conversation was promised to: the token must be good, for
/// just this call, and unused; then the vendor is told what it has to know, and the conversation
/// follows.
public final class CallSwitchroom implements Switchroom {

  /// As long as the longest call.
  private static final Duration LASTING = Duration.ofHours(2);

  /// What it is given.
  public record Means(
      Admittance admittance,
      Tenants tenants,
      Entities<Conversation.Command> conversations,
      Rungs rungs,
      MeterRegistry registry,
      ActorSystem<?> system) {}

  private final Means means;

  public CallSwitchroom(Means means) {
    this.means = means;
  }

  @Override
  public CompletionStage<Admission> admit(Start start, boolean signed, EventLoop loop) {
    return switch (means.admittance().read(start.parameters(), start.call())) {
      case Admittance.Reading.Bad(var reason) -> refused(reason);
      case Admittance.Reading.Good(var ticket) -> known(ticket);
    };
  }

  private CompletionStage<Admission> refused(String reason) {
    return CompletableFuture.completedStage(refusal(reason));
  }

  private Admission refusal(String reason) {
    means.registry().counter("switchboard.admission.refused", "reason", reason).increment();
    return new Admission.Refused(reason);
  }

  private CompletionStage<Admission> known(Ticket ticket) {
    var tenant = means.tenants().byId(ticket.tenant());
    if (tenant.isEmpty()) return refused("unknown-tenant");
    if (!means.rungs().vendors().names().contains(ticket.vendor()))
      return refused("vendor-unconfigured");
    return means
        .conversations()
        .<Reply>ask(ticket.conversation(), to -> new Hosted.Open(ticket.line(), to))
        .thenApply(reply -> opened(ticket, tenant.get(), reply))
        .exceptionally(_ -> refusal("conversation-late"));
  }

  private Admission opened(Ticket ticket, Tenants.Card tenant, Reply reply) {
    return switch (reply) {
      case Opened it when ticket.vendor().equals(Cascade.NAME) -> cascaded(ticket, tenant, it);
      case Opened it -> admitted(ticket, tenant, it);
      case Reply.Rejected it -> refusal(word(it.reason()));
      case Reply _ -> refusal("conversation-odd");
    };
  }

  private static String word(Conversation.Reason reason) {
    return switch (reason) {
      case DISCARDED -> "used-token";
      case NOT_BEGUN -> "not-expected";
      case ENDED -> "ended";
      case UNKNOWN_TURN, PENDING, ASKED_OTHERWISE, TOO_MUCH ->
          reason.name().toLowerCase(Locale.ROOT);
    };
  }

  private void takes(Ticket ticket, Tenants.Card tenant) {
    var rungs = means.rungs();
    var name = Optional.of(ticket.vendor());
    rungs.seats().take(ticket.conversation(), tenant.id(), name, LASTING);
    rungs.vendors().asked(ticket.vendor());
  }

  /// One that hears, one that speaks, and the conversation itself between them.
  private Admission cascaded(Ticket ticket, Tenants.Card tenant, Opened opened) {
    int covered = opened.history().isEmpty() ? -1 : -2;
    var line = new InnerLine.Call(tenant, ticket.sid(), covered, opened.language());
    var fate = new CascadeFate(ticket.conversation(), means.rungs());
    var call = means.rungs().vendors().cascade().flatMap(it -> it.call(line, fate));
    if (call.isEmpty()) return refusal("vendor-unconfigured");
    takes(ticket, tenant);
    return new Admission.Admitted(
        call.get().talk(), call.get(), briefing(ticket, Cascade.NAME, tenant, opened));
  }

  private Admission admitted(Ticket ticket, Tenants.Card tenant, Opened opened) {
    var vendor = means.rungs().vendors().named(ticket.vendor()).orElseThrow();
    takes(ticket, tenant);
    var talk =
        CallTalk.begin(
            new CallTalk.Line(
                ticket.conversation(), ticket.line(), vendor.name(), opened.generation()),
            means);
    return new Admission.Admitted(talk, vendor, briefing(ticket, vendor.name(), tenant, opened));
  }

  private static Briefing briefing(
      Ticket ticket, String vendor, Tenants.Card tenant, Opened opened) {
    var profile = tenant.profile();
    var speaking = profile.telephony().speaking();
    List<SpeechVendor.Line> history =
        opened.history().stream()
            .map(it -> new SpeechVendor.Line(it.caller(), it.words()))
            .toList();
    return new Briefing(
        ticket.conversation(),
        opened.greeting(),
        opened.prompt(),
        Functions.of(profile),
        history,
        opened.language(),
        speaking.flatMap(it -> it.voiceOf(vendor)),
        Optional.empty());
  }
}
