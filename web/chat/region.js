import { REGIONS } from './words.js';

const BY_ZONE = [
  [/^Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)$/u, 'GB'],
  [/^Europe\/Dublin$/u, 'IE'],
  [/^Europe\//u, 'EU'],
  [/^Australia\//u, 'AU'],
  [/^Pacific\/(Auckland|Chatham)$/u, 'NZ'],
  [/^Asia\/(Kolkata|Calcutta)$/u, 'IN'],
  [/^America\/(Toronto|Vancouver|Edmonton|Winnipeg|Halifax|St_Johns|Regina|Montreal|Moncton|Whitehorse|Yellowknife|Iqaluit)$/u, 'CA'],
  [/^(America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Anchorage|Boise|Indiana\/.*|Kentucky\/.*)|Pacific\/Honolulu|US\/.*)$/u, 'US'],
];

/**
 * A first guess at the country. Where the clock is set tells more than the language:
 * many people outside the United States have a browser that speaks American English.
 */
export function guessRegion(timeZone, languages) {
  const byZone = BY_ZONE.find(([pattern]) => pattern.test(timeZone ?? ''));
  if (byZone) {
    return byZone[1];
  }
  for (const language of languages ?? []) {
    const region = /[-_]([A-Z]{2})$/u.exec(language)?.[1];
    if (REGIONS.some(([id]) => id === region)) {
      return region;
    }
  }
  return 'EU';
}
