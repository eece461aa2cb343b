package teahouse.system.checker;

import static teahouse.system.checker.Anomaly.Kind.DUPLICATE;
import static teahouse.system.checker.Anomaly.Kind.HEARD_AFTER_REVOCATION;
import static teahouse.system.checker.Anomaly.Kind.INCONSISTENT_OFFSETS;
import static teahouse.system.checker.Anomaly.Kind.LOST_WRITE;
import static teahouse.system.checker.Anomaly.Kind.NONMONOTONIC_POLL;
import static teahouse.system.checker.Anomaly.Kind.OWN_ORDER;
import static teahouse.system.checker.Anomaly.Kind.PHANTOM;
import static teahouse.system.checker.Anomaly.Kind.POLL_SKIP;
import static teahouse.system.checker.Anomaly.Kind.REFUSED_BUT_WRITTEN;
import static teahouse.system.checker.Anomaly.Kind.SILENT_GAP;
import static teahouse.system.checker.Anomaly.Kind.STALE_READ;
import static teahouse.system.checker.Anomaly.Kind.UNSEEN;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import teahouse.system.checker.LogRecord.Nature;
import teahouse.system.checker.Mutant.Place;

/// One way each in which a system like this goes wrong, and what it must be called.
@SuppressWarnings("ImmutableEnumChecker") // the harms are lambdas without state
enum MutantKind {
  LOG_LOSES_AN_ACKNOWLEDGED_POST(LOST_WRITE, m -> m.log.remove(anyPost(m))),
  LOG_HOLDS_WHAT_NOBODY_SENT(
      PHANTOM,
      m -> {
        LogRecord last = m.log.getLast();
        Event ghost = new Event(last.event().seq() + 1, "ghost", "user0", 7);
        m.log.add(new LogRecord(last.room(), ghost, new Nature.Post()));
      }),
  LOG_CHANGES_A_TEXT(
      INCONSISTENT_OFFSETS, m -> replace(m, anyPost(m), post -> Harm.changed(post.event()))),
  LOG_GOES_BACK(
      INCONSISTENT_OFFSETS,
      m -> {
        LogRecord last = m.any(m.log, r -> r.room().equals(m.log.getLast().room()));
        m.log.add(last);
      }),
  COPY_IS_SHOWN(
      DUPLICATE,
      m -> {
        LogRecord copy = anyCopy(m);
        m.log.set(m.log.indexOf(copy), new LogRecord(copy.room(), copy.event(), new Nature.Post()));
      }),
  COPY_IS_DELIVERED(
      DUPLICATE,
      m -> {
        Place<Step.Frame> place = Harm.frame(m, 1);
        Event first = place.step().events().getFirst();
        long next = place.step().upTo() + 1;
        Event copy = new Event(next, first.id(), first.by(), first.digest());
        place.addBehind(new Step.Frame(place.step().room(), next - 1, next, List.of(copy), next));
      }),
  ACK_NAMES_THE_COPY(
      INCONSISTENT_OFFSETS,
      m -> {
        LogRecord copy = anyCopy(m);
        Place<Step.Ack> place =
            m.anyStep(Step.Ack.class, ack -> ack.id().equals(copy.event().id()));
        place.put(new Step.Ack(copy.room(), copy.event().id(), copy.event().seq()));
      }),
  ACK_FOR_WHAT_WAS_NEVER_WRITTEN(
      LOST_WRITE,
      m -> {
        Place<Step.Ack> place = m.anyStep(Step.Ack.class, _ -> true);
        place.addBehind(new Step.Ack(place.step().room(), "never", place.step().seq() + 1));
      }),
  REFUSED_AND_WRITTEN(
      REFUSED_BUT_WRITTEN,
      m -> {
        Place<Step.Ack> place = m.anyStep(Step.Ack.class, _ -> true);
        place.put(new Step.Refusal(place.step().room(), place.step().id(), false));
      }),
  OWN_POSTS_CHANGE_PLACES(
      OWN_ORDER,
      m -> {
        Place<Step.Ack> earlier = Harm.earlierAck(m);
        Harm.exchange(earlier, Harm.laterAck(m, earlier.step()));
      }),
  ARCHIVE_SKIPS_A_RECORD(LOST_WRITE, m -> m.anyRows(1).removeFirst()),
  ARCHIVE_LOSES_ITS_TAIL(LOST_WRITE, m -> m.anyRows(1).removeLast()),
  ARCHIVE_WRITES_TWICE(
      DUPLICATE,
      m -> {
        List<Event> rows = m.anyRows(1);
        Event last = rows.getLast();
        rows.add(new Event(last.seq() + 1, last.id(), last.by(), last.digest()));
      }),
  ARCHIVE_CHANGES_A_TEXT(
      INCONSISTENT_OFFSETS,
      m -> {
        List<Event> rows = m.anyRows(1);
        rows.set(0, Harm.changed(rows.getFirst()));
      }),
  ARCHIVE_INVENTS_A_ROW(
      PHANTOM,
      m -> {
        List<Event> rows = m.anyRows(1);
        rows.add(new Event(rows.getLast().seq() + 1, "invented", "user0", 7));
      }),
  ARCHIVE_SORTS_WRONGLY(NONMONOTONIC_POLL, m -> Collections.swap(m.anyRows(2), 0, 1)),
  FRAME_LACKS_ITS_FIRST(POLL_SKIP, m -> Harm.events(Harm.frame(m, 1), List::removeFirst)),
  FRAME_LACKS_ITS_LAST(POLL_SKIP, m -> Harm.events(Harm.frame(m, 1), List::removeLast)),
  FRAME_IS_IN_DISORDER(NONMONOTONIC_POLL, m -> Harm.events(Harm.frame(m, 2), Collections::reverse)),
  FRAME_CHANGES_A_TEXT(
      INCONSISTENT_OFFSETS,
      m -> Harm.events(Harm.frame(m, 1), all -> all.set(0, Harm.changed(all.getFirst())))),
  FRAME_HOLDS_WHAT_IS_NOT_IN_THE_LOG(
      PHANTOM,
      m -> {
        Place<Step.Frame> place = Harm.frame(m, 1);
        long next = place.step().upTo() + 1;
        m.log.removeIf(record -> record.event().seq() == next);
        Event ghost = new Event(next, "ghost", "user0", 7);
        place.addBehind(new Step.Frame(place.step().room(), next - 1, next, List.of(ghost), next));
      }),
  FRAME_COMES_AFTER_LATER_ONES(NONMONOTONIC_POLL, m -> Harm.delay(Harm.frame(m, 1))),
  FRAME_IS_LEFT_OUT(POLL_SKIP, m -> Harm.leaveOut(Harm.followedFrame(m))),
  FRAME_IS_LOST_UNNOTICED(SILENT_GAP, m -> Harm.frame(m, 1).remove()),
  COMPLETE_IS_THE_HIGHEST_SEEN(
      SILENT_GAP,
      m -> {
        Place<Step.Fetch> place = m.anyStep(Step.Fetch.class, fetch -> fetch.rows().size() > 1);
        Event last = place.step().rows().getLast();
        place.put(
            new Step.Frame(
                place.step().room(), last.seq() - 1, last.seq(), List.of(last), last.seq()));
      }),
  CLIENT_IS_FORGOTTEN_AT_THE_END(UNSEEN, m -> Harm.forget(Harm.present(m))),
  PAGE_LACKS_A_ROW(
      STALE_READ,
      m ->
          Harm.rows(
              m.anyStep(Step.Fetch.class, fetch -> fetch.rows().size() > 1),
              rows -> rows.remove(1))),
  PAGE_IS_OLDER_THAN_IT_SAYS(
      STALE_READ,
      m ->
          Harm.rows(
              m.anyStep(Step.Fetch.class, fetch -> !fetch.rows().isEmpty()), List::removeLast)),
  LEAVER_HEARS_ON(HEARD_AFTER_REVOCATION, m -> Harm.afterLeaving(m, true)),
  LEAVER_READS_ON(HEARD_AFTER_REVOCATION, m -> Harm.afterLeaving(m, false)),
  HEARS_ON_TOO_LONG(HEARD_AFTER_REVOCATION, m -> Harm.afterTheClock(m, Step.Frame.class)),
  READS_ON_TOO_LONG(HEARD_AFTER_REVOCATION, m -> Harm.afterTheClock(m, Step.Fetch.class)),
  LEAVER_HEARS_AN_EMPTY_FRAME_LATER(
      HEARD_AFTER_REVOCATION,
      m -> {
        Revocation end = m.any(m.revocations, one -> one.until() - one.from() > 2);
        History.Client client = m.any(m.clients, one -> one.name().equals(end.client()));
        long at = end.from() + 1;
        client.steps().add(new Step.Frame(end.room(), at, at, List.of(), at));
      });

  final Anomaly.Kind expected;
  private final Consumer<Mutant> harm;

  MutantKind(Anomaly.Kind expected, Consumer<Mutant> harm) {
    this.expected = expected;
    this.harm = harm;
  }

  History of(Mutant mutant) {
    harm.accept(mutant);
    return mutant.history();
  }

  private static LogRecord anyPost(Mutant mutant) {
    return mutant.any(mutant.log, record -> record.nature() instanceof Nature.Post);
  }

  private static LogRecord anyCopy(Mutant mutant) {
    return mutant.any(mutant.log, record -> record.nature() instanceof Nature.Copy);
  }

  private static void replace(Mutant mutant, LogRecord record, Function<LogRecord, Event> change) {
    mutant.log.set(
        mutant.log.indexOf(record),
        new LogRecord(record.room(), change.apply(record), record.nature()));
  }
}
