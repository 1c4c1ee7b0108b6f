package io.plumbline.channel.web;

import io.plumbline.conversation.Journal;
import io.plumbline.conversation.TurnHandler;
import io.plumbline.dialog.Repairs;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.exc.StreamReadException;

/** Every failure over REST as a problem document (RFC 9457) with a stable code. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_SECONDS = "2";

  private final TurnHandler turns;

  Problems(TurnHandler turns) {
    this.turns = turns;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refused refused) {
    return problem(refused.code(), String.valueOf(refused.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> ended(TurnHandler.AlreadyEnded ended) {
    return problem(ErrorCode.ENDED, turns.repair(Repairs.Key.ENDED));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> gone(TurnHandler.NoSuchConversation gone) {
    return problem(ErrorCode.UNKNOWN_TOKEN, "this conversation is gone: open a new one");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(Admission.Busy busy) {
    LOG.error("{}", busy.getMessage());
    return problem(ErrorCode.UNAVAILABLE, turns.apology(Optional.empty()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(Journal.Failure failed) {
    LOG.error("the journal failed: {}", failed.getMessage());
    return problem(ErrorCode.UNAVAILABLE, turns.apology(Optional.empty()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> broken(RuntimeException broken) {
    return apologised(broken);
  }

  /** Left to the web server it would be logged with all that it says, and answered without the nurses' words. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> broken(Error broken) {
    return apologised(broken);
  }

  private ResponseEntity<ProblemDetail> apologised(Throwable broken) {
    LOG.error("a call failed: {} at {}", broken.getClass().getName(), broken.getStackTrace().length > 0 ? broken.getStackTrace()[0] : "?");
    return problem(ErrorCode.UNAVAILABLE, turns.apology(Optional.empty()));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    var isJson = !(unreadable.getCause() instanceof StreamReadException);
    var code = isJson ? ErrorCode.BAD_FRAME : ErrorCode.BAD_JSON;
    var detail = isJson ? "the body does not have the shape of this call: see /v3/api-docs" : "the body is not JSON";
    return ResponseEntity.status(code.status()).body(document(code.status(), code.wire(), detail));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    var known = HttpStatus.valueOf(status.value());
    return ResponseEntity.status(known)
        .headers(headers)
        .body(document(known, known.name().toLowerCase(Locale.ROOT), known.getReasonPhrase()));
  }

  private static ResponseEntity<ProblemDetail> problem(ErrorCode code, String detail) {
    var answer = ResponseEntity.status(code.status());
    if (code == ErrorCode.TOO_FAST || code == ErrorCode.UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    if (code == ErrorCode.UNKNOWN_TOKEN) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer.body(document(code.status(), code.wire(), detail));
  }

  static ProblemDetail document(HttpStatus status, String code, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("code", code);
    problem.setProperty("trace", Trace.current());
    return problem;
  }
}
