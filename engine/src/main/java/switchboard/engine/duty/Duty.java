package switchboard.engine.duty;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Something to be done once, not before it is due. Holds ids, times and codes, nothing about a
/// person: whoever does it looks up how things are by then.
///
/// @param id derived from what calls for it, so that being called for twice is once
/// @param subject what it is about: the id of an appointment, an offer, a request for consent
/// @param resource on whose calendar, if it is about one
/// @param facts what else there is to know, see [Kind]; instants and durations in ISO 8601
/// @param due not before; stays what it was, however often it is tried
/// @param attempts how often it has been tried before
public record Duty(
    String tenant,
    String id,
    Kind kind,
    String subject,
    Optional<String> resource,
    Map<String, String> facts,
    Instant due,
    int attempts) {

  /// What there is to do. Facts in brackets are not always there. All kinds about an appointment,
  /// save [#SETTLE], tell its `customer`, `service`, `start` and `end`.
  public enum Kind {
    /// Remind the customer of an appointment. Facts: `start`, `before`. Ask the calendar first.
    REMIND,
    /// Tell the customer what no conversation has told. Facts: `what` (`made`, `moved`,
    /// `cancelled`, `displaced`, `asked`, `assured`, `doubted`), (`by`), (`why`), (`from`: the
    /// resource that had it), (`unsure`).
    TELL,
    /// Mail what has changed. Facts: `what` (`made`, `moved`, `cancelled`), `revision`, (`by`).
    MAIL,
    /// Make an outside calendar agree with ours. Facts: `what` (`made`, `moved`, `cancelled`,
    /// `displaced`, `assured`), `revision`, (`by`).
    OUTSIDE,
    /// Somebody who waits may want the time that became free. Facts: `start`, `end`, (`service`).
    FREED,
    /// An offer to somebody who waits has run out.
    LAPSE,
    /// Calendars of one appointment may disagree; see [switchboard.engine.calendar.Settlement].
    SETTLE,
    /// The owner agreed that an appointment gives way to an emergency.
    DISPLACE,
    /// Tell somebody who waits what has become free.
    OFFER,
    /// Ask the owner whether an appointment may give way.
    CONSENT,
    /// See that a text gets its answer even if whoever took it is gone. Subject: the conversation.
    /// Facts: `turn`.
    ANSWER,
    /// Tell of a change that was asked for, or what has become of it. Facts: `what` (`requested`,
    /// or the status).
    CHANGE,
    /// A task was not done in time. Facts: `due`.
    LATE,
    /// Tell those concerned what became of a repair. Facts: `what` (`opened`, `emergency`,
    /// `resolved`).
    TICKET,
    /// Judge a conversation. Subject: the conversation. Facts: (`by`: `us`, if we ended it).
    ASSESS,
    /// Ask somebody who called how we did. Subject: the conversation.
    SURVEY,
    /// See an emergency through. Subject: the conversation it was told in. Facts: `what` (`raise`,
    /// `describe`, `detail`, `text`, `call`, `advance`, `taken`, `exhausted`), (`step`), (`turn`).
    ALERT,
    /// See a caller through who is put through to a person. Subject: the conversation. Facts:
    /// `what` (`ask`, `call`, `advance`, `accepted`, `unanswered`, `left`, `finished`, `gone`),
    /// (`step`), (`turn`), (`reason`).
    HANDOFF,
    /// Tell the business's channel. Facts: `what`: of a hand-off (`waiting`, `accepted`,
    /// `unanswered`, `left`; subject: the conversation), or of words that were left (`voicemail`;
    /// subject: the recording).
    SLACK,
    /// See to what was recorded. Facts: `what`: `remove` it, since its time is over, `tell` of
    /// words that were left (subject: the recording), or `stop` recording (subject: the
    /// conversation).
    RECORDING,
    /// See a call through that the business makes by itself. Subject: the id of the call. Facts:
    /// `what` (`want`, `remind`, `changed`, `call`, `watch`, `finished`, `word`, `exhausted`,
    /// `withdrawn`), (`step`), (`task`), (`appointment`, `start`).
    OUTBOUND
  }

  public Duty {
    facts = Map.copyOf(facts);
  }

  /// What is known under this name, if anything.
  public Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }
}
