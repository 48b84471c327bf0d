/// Measures what a call's sound costs: a gateway between telephones and a vendor that only echoes.
@NullMarked
package switchboard.node.echo;

import org.jspecify.annotations.NullMarked;
