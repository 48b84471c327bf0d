/// Sound between a telephone and whoever speaks for the business: sockets, codecs, turn-taking.
@NullMarked
package switchboard.edge.media;

import org.jspecify.annotations.NullMarked;
