package switchboard.engine.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.conversation.Event.FrameChanged;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.conversation.Event.SpecialistsAnswered;
import switchboard.engine.conversation.Event.SpecialistsOffered;
import switchboard.engine.dialogue.Advice;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Manner;
import switchboard.engine.dialogue.Talk;
import switchboard.engine.privacy.Personal;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Contribution.Outcome;
import switchboard.engine.specialist.Contribution.Spent;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;

/// Facts about the advice of specialists, as full as they can be.
final class AdviceSamples {

  private static final Personal QUESTION = Personal.of("should I repair my dripping tap");
  private static final List<String> WHO = List.of("taps", "guarantees");

  private AdviceSamples() {}

  static Stream<Event> all() {
    var at = FactSamples.AT;
    return Stream.of(
        new SpecialistsOffered(4, QUESTION, WHO, List.of("judgement"), 0.75, true, at),
        new SpecialistsAnswered(5, true, at),
        new RunAsked("r-1", 5, tool(), at),
        new RunFinished("r-1", advised(), at),
        new FrameChanged(frame(), at));
  }

  private static Tool tool() {
    return new Tool.ConsultSpecialists(QUESTION, WHO, Duration.ofSeconds(30));
  }

  private static Result advised() {
    return new Result.Advised(
        List.of(
            new Contribution(
                "taps",
                "tap specialist",
                Outcome.ANSWERED,
                Optional.of(Personal.of("A dripping tap wants a new washer.")),
                0.625,
                Duration.ofMillis(2_500),
                Optional.of(new Spent(800, 40, 120_000))),
            Contribution.late("guarantees", "guarantees specialist", Duration.ofSeconds(30))));
  }

  private static Frame frame() {
    var advice =
        new Advice(
            Advice.Step.OFFERED,
            Optional.of(QUESTION),
            WHO,
            List.of("judgement"),
            0.75,
            Optional.of(Expectation.TIME),
            Optional.of(Personal.of("When may we come to 1 Oak Street?")),
            true,
            List.of(QUESTION));
    var manner =
        new Manner(false, Optional.empty(), List.of(), List.of(), Optional.of(advice));
    var was = Frame.EMPTY.talk();
    var talk =
        new Talk(
            Expectation.YES_OR_NO,
            0,
            0,
            was.said(),
            was.lead(),
            was.keyword(),
            Optional.of(manner));
    var none = Frame.EMPTY;
    return new Frame(none.caller(), none.errand(), talk, none.outcome(), none.appointment());
  }
}
