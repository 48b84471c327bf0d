package switchboard.node;

import java.util.List;
import java.util.Optional;
import switchboard.persistence.alert.AlarmReaction;
import switchboard.persistence.alert.AlertReaction;
import switchboard.persistence.alert.AlertView;
import switchboard.persistence.calendar.AppointmentView;
import switchboard.persistence.change.ChangeReaction;
import switchboard.persistence.change.ChangeView;
import switchboard.persistence.consent.ConsentReaction;
import switchboard.persistence.consent.ConsentView;
import switchboard.persistence.conversation.AdviceView;
import switchboard.persistence.conversation.AssessmentView;
import switchboard.persistence.conversation.ConversationView;
import switchboard.persistence.customer.CustomerView;
import switchboard.persistence.duty.AnswerReaction;
import switchboard.persistence.duty.AssessReaction;
import switchboard.persistence.duty.DutyReaction;
import switchboard.persistence.duty.DutyReaction.Reminders;
import switchboard.persistence.handoff.HandOffReaction;
import switchboard.persistence.handoff.HandOffView;
import switchboard.persistence.handoff.HandingReaction;
import switchboard.persistence.job.JobView;
import switchboard.persistence.message.OutboxReaction;
import switchboard.persistence.outbound.OutboundReaction;
import switchboard.persistence.outbound.OutboundView;
import switchboard.persistence.outbound.PromiseReaction;
import switchboard.persistence.outbound.RemindedReaction;
import switchboard.persistence.outbound.UncalledReaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.property.PropertyView;
import switchboard.persistence.recording.DeclineReaction;
import switchboard.persistence.recording.DeclineView;
import switchboard.persistence.recording.RecordingReaction;
import switchboard.persistence.recording.RecordingView;
import switchboard.persistence.task.TaskReaction;
import switchboard.persistence.task.TaskView;
import switchboard.persistence.tenant.TenantView;
import switchboard.persistence.ticket.TicketReaction;
import switchboard.persistence.ticket.TicketView;
import switchboard.persistence.waitlist.WaitlistReaction;
import switchboard.persistence.waitlist.WaitlistView;

/// The projections every node runs. The number of slices belongs to the stored offsets and never
/// changes.
public final class ReadModels {

  public static final int SLICES = 4;

  private ReadModels() {}

  /// What people see, and may be rebuilt at any time.
  public static List<View> views() {
    return List.of(
        new TenantView(),
        new CustomerView(),
        new AppointmentView(),
        new ConversationView(),
        new AssessmentView(),
        new AdviceView(),
        new WaitlistView(),
        new ConsentView(),
        new JobView(),
        new ChangeView(),
        new TaskView(),
        new PropertyView(),
        new TicketView(),
        new AlertView(),
        new HandOffView(),
        new OutboundView(),
        new RecordingView(),
        new DeclineView());
  }

  /// Views and reactions; a reaction is never run twice.
  ///
  /// @param reminders when a tenant reminds its customers of an appointment
  static List<View> all(Reminders reminders) {
    return List.of(
        new TenantView(),
        new CustomerView(),
        new AppointmentView(),
        new ConversationView(),
        new AssessmentView(),
        new AdviceView(),
        new WaitlistView(),
        new ConsentView(),
        new JobView(),
        new ChangeView(),
        new TaskView(),
        new PropertyView(),
        new TicketView(),
        new AlertView(),
        new HandOffView(),
        new OutboundView(),
        new RecordingView(),
        new DeclineView(),
        new OutboxReaction(),
        new DutyReaction(reminders),
        new AnswerReaction(),
        new AssessReaction(),
        new WaitlistReaction(),
        new ConsentReaction(),
        new ChangeReaction(),
        new TaskReaction(),
        new TicketReaction(),
        new AlarmReaction(),
        new AlertReaction(),
        new HandingReaction(),
        new HandOffReaction(),
        new OutboundReaction(),
        new PromiseReaction(),
        new RemindedReaction(),
        new UncalledReaction(),
        new RecordingReaction(),
        new DeclineReaction());
  }

  public static Optional<View> named(String name) {
    return views().stream().filter(it -> it.name().equals(name)).findFirst();
  }
}
