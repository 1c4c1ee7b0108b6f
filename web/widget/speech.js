/**
 * Speech as words, where the browser has it: `start(language, onWords, onEnd)` gives a function that stops it; null where there is none.
 *
 * Many browsers send the voice to their maker; the page says so before the first use.
 */
export function speechOf(life) {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (!Recognition) {
    return null;
  }
  return {
    start(language, onWords, onEnd) {
      const heard = new Recognition();
      heard.lang = language;
      heard.interimResults = false;
      heard.continuous = true;
      heard.onresult = (event) => {
        for (let at = event.resultIndex; at < event.results.length; at += 1) {
          onWords(event.results[at][0].transcript.trim());
        }
      };
      heard.onerror = () => onEnd('failed');
      heard.onend = () => onEnd('ended');
      life.signal.addEventListener('abort', () => heard.abort(), { once: true });
      heard.start();
      return () => heard.stop();
    },
  };
}
