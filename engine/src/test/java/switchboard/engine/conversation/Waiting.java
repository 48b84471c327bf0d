package switchboard.engine.conversation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import switchboard.engine.tool.House;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;

/// The waitlist, the records and the owner's consents of a [House], as a scenario sets them up: at
/// most one time is on offer, at most one consent is open.
final class Waiting {

  private final House house;
  Optional<Tool.Book> offer = Optional.empty();
  boolean consent;

  final Works works;
  final List<Tool.JoinWaitlist> joined = new ArrayList<>();
  final List<Tool.Displace> displaced = new ArrayList<>();
  final List<Boolean> answers = new ArrayList<>();

  private final Estate estate;

  Waiting(House house, Estate estate, Works works) {
    this.house = house;
    this.estate = estate;
    this.works = works;
  }

  Result run(String run, Tool tool) {
    return switch (tool) {
      case Tool.JoinWaitlist it -> {
        joined.add(it);
        yield new Result.Joined(run);
      }
      case Tool.Displace it -> {
        displaced.add(it);
        yield new Result.ConsentAsked(run);
      }
      case Tool.ClaimOffer _ -> claim(run);
      case Tool.DeclineOffer _ -> decline();
      case Tool.AnswerConsent(_, var agree) -> answer(agree);
      case RecordTool it ->
          switch (it) {
            case RecordTool.SearchProperties _,
                RecordTool.FindProperty _,
                RecordTool.OpenTicket _ ->
                estate.run(run, it);
            case RecordTool.FindJobs _, RecordTool.RequestChange _, RecordTool.AddTask _ ->
                works.run(run, it, house.now);
          };
      case Tool it -> house.run("CA1", run, it);
    };
  }

  private Result claim(String run) {
    var it = offer;
    offer = Optional.empty();
    if (it.isEmpty()) return new Result.NothingFound();
    return house.run("CA1", run, it.get())
            instanceof Result.Booked(var id, var resource, var slot, var unsure, var with, _)
        ? new Result.Booked(id, resource, slot, unsure, with, Optional.of(it.get().service()))
        : new Result.SlotTaken();
  }

  private Result decline() {
    boolean open = offer.isPresent();
    offer = Optional.empty();
    return open ? new Result.Done() : new Result.NothingFound();
  }

  private Result answer(boolean agree) {
    if (!consent) return new Result.NothingFound();
    consent = false;
    answers.add(agree);
    return new Result.Done();
  }

  static String id(int number) {
    return "had-" + HexFormat.of().toHexDigits((byte) number);
  }
}
