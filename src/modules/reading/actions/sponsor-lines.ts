// Lines that say who answers for what stands above them: `Sponsor: Name, Post / Cabinet Sponsor: Cllr Name`.

export const sponsorLabel =
  /((?:\b[\p{L}’']+\s+){0,3}\b(?:sponsors?|sro|portfolio holders?|lead (?:officers?|members?|director|councillor)|theme leads?|cabinet members?|senior responsible (?:officer|owner)))\s*:\s*/giu;

/** Opens with a sponsor's label. Such a line is no heading, however short. */
export function isSponsorLine(text: string): boolean {
  return [...text.slice(0, 80).matchAll(sponsorLabel)][0]?.index === 0;
}
