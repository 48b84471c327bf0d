/// The pages over real sockets and in a real browser, against a stand-in for the API.
@NullMarked
package switchboard.edge.page;

import org.jspecify.annotations.NullMarked;
