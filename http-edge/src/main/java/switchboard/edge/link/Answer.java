package switchboard.edge.link;

/// A page and how it went.
record Answer(int status, Page page) {

  static Answer ok(Page page) {
    return new Answer(200, page);
  }
}
