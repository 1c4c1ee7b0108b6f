package io.plumbline.channel.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The public error codes; none ever changes its meaning. */
enum ErrorCode {
  BAD_JSON(HttpStatus.BAD_REQUEST), BAD_FRAME(HttpStatus.BAD_REQUEST), UNKNOWN_TYPE(HttpStatus.BAD_REQUEST), TOO_LONG(
      HttpStatus.CONTENT_TOO_LARGE), EMPTY(HttpStatus.BAD_REQUEST), TOO_FAST(HttpStatus.TOO_MANY_REQUESTS), UNKNOWN_TOKEN(
          HttpStatus.UNAUTHORIZED), ENDED(
              HttpStatus.CONFLICT), UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE), NOT_FOUND(
                  HttpStatus.NOT_FOUND), ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN);

  private final HttpStatus status;

  ErrorCode(HttpStatus status) {
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
