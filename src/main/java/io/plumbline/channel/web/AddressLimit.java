package io.plumbline.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts each call of the interface by the address that it comes from, and will have no secret in an address that a log may keep. */
final class AddressLimit implements HandlerInterceptor {

  private final Limits limits;

  AddressLimit(Limits limits) {
    this.limits = limits;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getParameter("token") != null || request.getParameter("access_token") != null) {
      throw new Refused(ErrorCode.BAD_FRAME, "a token does not belong into an address: send it as 'Authorization: Bearer ...'");
    }
    limits.take(request.getRemoteAddr());
    return true;
  }
}
