/** The countries whose numbers for help the server knows, in the order of the menu; a test holds the numbers against the nurses' own. */
export const REGIONS = [
  { id: 'GB', name: 'United Kingdom', emergency: '999' },
  { id: 'IE', name: 'Ireland', emergency: '112' },
  { id: 'US', name: 'United States', emergency: '911' },
  { id: 'CA', name: 'Canada', emergency: '911' },
  { id: 'AU', name: 'Australia', emergency: '000' },
  { id: 'NZ', name: 'New Zealand', emergency: '111' },
  { id: 'IN', name: 'India', emergency: '112' },
  { id: 'EU', name: 'Elsewhere in Europe', emergency: '112' },
];

const BY_ZONE = [
  [/^Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)$/u, 'GB'],
  [/^Europe\/Dublin$/u, 'IE'],
  [/^Europe\//u, 'EU'],
  [/^Australia\//u, 'AU'],
  [/^Pacific\/(Auckland|Chatham)$/u, 'NZ'],
  [/^Asia\/(Kolkata|Calcutta)$/u, 'IN'],
  [/^America\/(Toronto|Vancouver|Edmonton|Winnipeg|Halifax|St_Johns|Regina)$/u, 'CA'],
  [/^(America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Anchorage|Boise|Indiana.*|Kentucky.*)|Pacific\/Honolulu|US\/.*)$/u, 'US'],
];

export function regionOf(id) {
  return REGIONS.find((region) => region.id === id) ?? null;
}

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
    const region = regionOf(/[-_]([A-Z]{2})$/u.exec(language)?.[1]);
    if (region) {
      return region.id;
    }
  }
  return 'EU';
}
