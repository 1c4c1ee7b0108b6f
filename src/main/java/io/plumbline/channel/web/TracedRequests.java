package io.plumbline.channel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request its trace, before anybody else sees it, and the answer the id of it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TracedRequests extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (var _ = Trace.begin(Collections.list(request.getHeaders(Trace.PARENT)))) {
      response.setHeader(Trace.HEADER, Trace.current());
      chain.doFilter(request, response);
    }
  }
}
