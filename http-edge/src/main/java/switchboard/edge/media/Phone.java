package switchboard.edge.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;

/// A telephone's socket, as its call sees it.
interface Phone {

  EventLoop loop();

  ByteBufAllocator allocator();

  boolean writable();

  void write(ByteBuf frame);

  void flush();

  /// Ends it.
  void close(int code);
}
