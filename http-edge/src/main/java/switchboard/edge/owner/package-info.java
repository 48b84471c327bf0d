/// What the owner's pages show: the business, today, messages, figures.
@NullMarked
package switchboard.edge.owner;

import org.jspecify.annotations.NullMarked;
