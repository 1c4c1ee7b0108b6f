package io.plumbline.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts each call of the interface by the address that it comes from, and will have no secret in an address that a log may keep. */
final class AddressLimit implements HandlerInterceptor {

  private static final Pattern TOKEN = Pattern.compile("(?:^|&)(?:access_)?token=", Pattern.CASE_INSENSITIVE);

  private final Limits limits;

  AddressLimit(Limits limits) {
    this.limits = limits;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (holdsToken(request.getQueryString())) {
      throw new Refused(ErrorCode.BAD_FRAME, "a token does not belong into an address: send it as 'Authorization: Bearer ...'");
    }
    limits.take(request.getRemoteAddr());
    return true;
  }

  static boolean holdsToken(@Nullable String query) {
    return query != null && TOKEN.matcher(query).find();
  }
}
