/// The journal as projections read it, without event tags.
///
/// Open one [Journal] per node and hand `journal.batches(slice)` to a `JdbcProjection`.
/// [JournalHead] finds out up to where the journal is final, [Tails] wakes the slices that have
/// news, [SliceReader] reads them, [Opening] makes facts of them; [EventJournal] holds all the SQL.
@NullMarked
package switchboard.persistence.journal;

import org.jspecify.annotations.NullMarked;
