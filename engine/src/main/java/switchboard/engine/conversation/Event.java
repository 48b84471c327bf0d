package switchboard.engine.conversation;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Fact;
import switchboard.engine.assessment.Assessment;
import switchboard.engine.danger.Alarm;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Failure;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Trigger;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;

/// Everything that happens in a conversation. Turn 0 is the greeting; the reply of turn n answers
/// what the caller did in turn n.
public sealed interface Event extends Fact {

  /// The caller's and the network's side of the conversation.
  sealed interface OfLeg extends Event {}

  /// Who spoke when, and what was heard.
  sealed interface OfTurns extends Event {}

  /// What was understood and what is being pursued.
  sealed interface OfDialogue extends Event {}

  /// What was done about it.
  sealed interface OfRuns extends Event {}

  /// What a language model was asked, and what it said and wanted.
  sealed interface OfModel extends Event {}

  /// Whether specialists may be asked. Who was, and what they said, is told by the run.
  sealed interface OfAdvice extends Event {}

  /// What was made of it afterwards.
  sealed interface OfAftermath extends Event {}

  /// What the business itself did to it while it went on.
  sealed interface OfOwner extends Event {}

  /// @param profileVersion the version of the tenant's profile that answers
  @JsonTypeName("conversation.started")
  record Started(Arrival arrival, long profileVersion, Instant at) implements OfLeg {}

  /// @param status of the network, as it names it (`ringing`, `in-progress`, `completed`, …)
  /// @param sequence of the network's own count, to tell stale reports from new ones
  @JsonTypeName("conversation.leg-changed")
  record LegChanged(String status, int sequence, Optional<Duration> duration, Instant at)
      implements OfLeg {}

  /// The call is held in another way from now on.
  ///
  /// @param vendor of the speech, where it is not the network's own
  /// @param reason in a word: `chosen`, or why the rung above gave way
  @JsonTypeName("conversation.rung-taken")
  record RungTaken(
      Rung rung, @JsonInclude(NON_EMPTY) Optional<String> vendor, String reason, Instant at)
      implements OfLeg {}

  /// Somebody who speaks for us over a socket of their own has been followed so far.
  ///
  /// @param line which socket, by the one-shot token that opened it
  /// @param number of what they told; 0 when it was opened
  @JsonTypeName("conversation.line-followed")
  record LineFollowed(String line, int number, Instant at) implements OfLeg {}

  /// @param outcome `booked`, `cancelled`, `moved`, `confirmed`, `message`, `abandoned`, `answered`
  @JsonTypeName("conversation.ended")
  record Ended(String outcome, Instant at) implements OfLeg {}

  /// @param confidence 0 to 1, of the speech recognition
  @JsonTypeName("conversation.utterance-heard")
  record UtteranceHeard(int turn, Personal words, double confidence, Instant at)
      implements OfTurns {}

  @JsonTypeName("conversation.keys-pressed")
  record KeysPressed(int turn, Personal digits, Instant at) implements OfTurns {}

  @JsonTypeName("conversation.silence-kept")
  record SilenceKept(int turn, Instant at) implements OfTurns {}

  /// A text came in.
  ///
  /// @param message the network's id of it
  /// @param optOut `STOP`, `START` or `HELP` when the network has already acted on the word
  @JsonTypeName("conversation.text-received")
  record TextReceived(int turn, String message, Personal body, Optional<String> optOut, Instant at)
      implements OfTurns {}

  /// What we answered. Empty text: nothing is said or sent.
  @JsonTypeName("conversation.replied")
  record Replied(int turn, Personal text, Next next, Instant at) implements OfTurns {}

  /// The reply of this turn reached the caller's ear to its end, as far as the network tells.
  @JsonTypeName("conversation.reply-heard")
  record ReplyHeard(int turn, Instant at) implements OfTurns {}

  /// The caller is to be put through to a person.
  ///
  /// @param turn after which
  @JsonTypeName("conversation.handed-over")
  record HandedOver(int turn, Trigger reason, Instant at) implements OfLeg {}

  /// The caller does not want to be recorded.
  ///
  /// @param turn in which they said so
  @JsonTypeName("conversation.recording-declined")
  record RecordingDeclined(int turn, Instant at) implements OfLeg {}

  /// The customer does not want to be called by the business any more.
  ///
  /// @param turn in which they said or wrote so
  @JsonTypeName("conversation.calls-declined")
  record CallsDeclined(int turn, String customer, Instant at) implements OfLeg {}

  /// Nobody took the caller, who is ours again: this begins a turn in which they said nothing.
  @JsonTypeName("conversation.handed-back")
  record HandedBack(int turn, Instant at) implements OfTurns {}

  /// The caller cut in: only so much of the reply of this turn reached their ear.
  @JsonTypeName("conversation.reply-interrupted")
  record ReplyInterrupted(int turn, Personal heard, Instant at) implements OfTurns {}

  /// @param alarm what is the matter, where something has to be seen to soon
  @JsonTypeName("conversation.understood")
  record Understood(
      int turn,
      String intent,
      double confidence,
      boolean emergency,
      @JsonInclude(NON_EMPTY) Optional<Alarm> alarm,
      Instant at)
      implements OfDialogue {

    public Understood(int turn, String intent, double confidence, boolean emergency, Instant at) {
      this(turn, intent, confidence, emergency, Optional.empty(), at);
    }
  }

  @JsonTypeName("conversation.frame-changed")
  record FrameChanged(Frame frame, Instant at) implements OfDialogue {}

  @JsonTypeName("conversation.run-asked")
  record RunAsked(String run, int turn, Tool tool, Instant at) implements OfRuns {}

  @JsonTypeName("conversation.run-finished")
  record RunFinished(String run, Result result, Instant at) implements OfRuns {}

  /// A text shall be sent, exactly once.
  ///
  /// @param message its id, unique in the tenant
  /// @param customer whom it concerns
  /// @param to empty for the owner, whose number is in the profile
  @JsonTypeName("conversation.message-asked")
  record MessageAsked(
      String message,
      Audience audience,
      Optional<String> customer,
      Optional<Personal> to,
      Personal body,
      Instant at)
      implements OfRuns {}

  /// A language model is asked to lead this turn, or to go on with it.
  ///
  /// @param generation counts the consultations of a turn; only the latest is listened to
  /// @param prompt the version of the prompt's wording
  @JsonTypeName("conversation.consulted")
  record Consulted(int turn, int generation, String provider, int prompt, Instant at)
      implements OfModel {}

  /// The model said a whole sentence, and we take it as ours.
  @JsonTypeName("conversation.part-spoken")
  record PartSpoken(int turn, int generation, Personal text, Instant at) implements OfModel {}

  /// The model wanted a function called.
  ///
  /// @param call the model's own id of it
  /// @param arguments as JSON
  /// @param run what is done about it; empty where nothing need be done
  @JsonTypeName("conversation.function-called")
  record FunctionCalled(
      int turn,
      int generation,
      String call,
      String function,
      Personal arguments,
      @JsonInclude(NON_EMPTY) Optional<String> run,
      Instant at)
      implements OfModel {}

  /// @param answer as JSON
  /// @param plain what the rules would say now
  @JsonTypeName("conversation.function-answered")
  record FunctionAnswered(
      int turn,
      String call,
      Personal answer,
      @JsonInclude(NON_EMPTY) Optional<Personal> plain,
      Instant at)
      implements OfModel {}

  /// Nothing more is expected of this consultation.
  ///
  /// @param failure why it was of no use; empty: it was
  /// @param left whether the turn is left to the rules
  @JsonTypeName("conversation.consultation-ended")
  record ConsultationEnded(
      int turn,
      int generation,
      String provider,
      Cost cost,
      @JsonInclude(NON_EMPTY) Optional<Failure> failure,
      @JsonInclude(NON_DEFAULT) boolean left,
      Instant at)
      implements OfModel {}

  /// The caller hears that we are at it.
  @JsonTypeName("conversation.filler-spoken")
  record FillerSpoken(int turn, String text, Instant at) implements OfModel {}

  /// The caller was asked whether specialists may be asked.
  ///
  /// @param specialists their ids
  /// @param reasons why it seemed worth it: `comparison`, `judgement`, …
  /// @param score 0 to 1, how much
  /// @param more whether they are being waited for already, and it takes longer
  @JsonTypeName("conversation.specialists-offered")
  record SpecialistsOffered(
      int turn,
      Personal question,
      List<String> specialists,
      List<String> reasons,
      double score,
      @JsonInclude(NON_DEFAULT) boolean more,
      Instant at)
      implements OfAdvice {

    public SpecialistsOffered {
      specialists = List.copyOf(specialists);
      reasons = List.copyOf(reasons);
    }
  }

  /// The caller has agreed to wait for specialists, or has declined.
  ///
  /// @param turn in which they answered
  @JsonTypeName("conversation.specialists-answered")
  record SpecialistsAnswered(int turn, boolean agreed, Instant at) implements OfAdvice {}

  /// The conversation as far as it had come was judged.
  ///
  /// @param turn the last turn that was judged
  @JsonTypeName("conversation.assessed")
  record Assessed(int turn, Assessment assessment, Instant at) implements OfAftermath {}

  /// Somebody was asked how satisfied they are.
  ///
  /// @param conversation that they are asked about, by its id in the tenant
  /// @param turn after which they were asked
  @JsonTypeName("conversation.survey-asked")
  record SurveyAsked(String conversation, Via via, int turn, Instant at) implements OfAftermath {}

  /// Somebody said how satisfied they are. Never to be mixed with the score of an assessment.
  ///
  /// @param conversation that they speak of, by its id in the tenant
  /// @param rating 1 to 5
  @JsonTypeName("conversation.rated")
  record Rated(String conversation, int rating, Via via, Instant at) implements OfAftermath {}

  /// Something is to be said to the caller with the next reply.
  ///
  /// @param turn during which it was written
  /// @param by `owner`, or the id of one of the staff
  @JsonTypeName("conversation.whispered")
  record Whispered(int turn, Personal words, String by, Instant at) implements OfOwner {}

  /// A person takes the call over.
  ///
  /// @param staff the id of who is called
  @JsonTypeName("conversation.put-through")
  record PutThrough(int turn, String staff, String by, Instant at) implements OfOwner {}

  /// The call is ended from our side.
  ///
  /// @param words with which the caller is taken leave of
  @JsonTypeName("conversation.dismissed")
  record Dismissed(int turn, Personal words, String by, Instant at) implements OfOwner {}

  /// How somebody is asked how satisfied they are.
  enum Via {
    KEYPAD,
    SMS
  }

  /// Who a message is for.
  enum Audience {
    CUSTOMER,
    OWNER
  }

  /// What happens after a reply.
  enum Next {
    /// The caller's turn.
    LISTEN,
    /// We hang up.
    END,
    /// The caller is put through to a person.
    HAND_OVER
  }
}
