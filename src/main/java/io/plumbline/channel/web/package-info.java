/**
 * The website's channel: WebSocket {@code /ws/chat} and REST {@code /api/v1}, to the letter of the public contract.
 * It never decides what to answer and never writes a patient's word to a log.
 * Start reading at {@code ChatSocket} and {@code ConversationController}.
 */
@NullMarked
@NamedInterface("json")
package io.plumbline.channel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
