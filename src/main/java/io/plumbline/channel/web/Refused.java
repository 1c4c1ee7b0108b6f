package io.plumbline.channel.web;

/** A message that cannot be taken, with the code that says why. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  Refused(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }
}
