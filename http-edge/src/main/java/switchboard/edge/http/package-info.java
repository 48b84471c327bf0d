/// What every route shares: problems, limits, ids of requests, counters.
@NullMarked
package switchboard.edge.http;

import org.jspecify.annotations.NullMarked;
