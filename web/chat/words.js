// What the page itself says to patients. What the assistant says comes from the server.

/** The countries whose numbers for help the server knows, in the order of the menu. */
export const REGIONS = [
  ['GB', 'United Kingdom'],
  ['IE', 'Ireland'],
  ['US', 'United States'],
  ['CA', 'Canada'],
  ['AU', 'Australia'],
  ['NZ', 'New Zealand'],
  ['IN', 'India'],
  ['EU', 'Elsewhere in Europe'],
];

export const WORDS = {
  regionFixed: 'Set for this chat. To change it, delete what you said.',
  placeholder: 'Write in your own words',
  typing: 'Plumbline is reading…',
  nurseTyping: 'A nurse is writing…',

  saidBy: { you: 'You said:', bot: 'Plumbline says:', nurse: 'Nurse' },
  optionsFollow: (labels) => `Answers to choose from come next: ${labels.join('; ')}.`,
  checksFollow: (count) => `${count} boxes to tick come next.`,

  why: 'Why do you ask?',
  send: 'Send answer',
  pickOne: 'Please tick at least one box. If none fits, tick the last ones.',
  manyHint: 'Tick all that fit. Or write in the box below.',
  numberLabel: 'Your answer as a number',
  numberRange: (min, max) => `Please give a number from ${min} to ${max}.`,
  numberAny: 'Please give a number.',
  durationLabel: 'How many',
  durationUnit: 'Days, weeks, months or years',
  units: [['days', 'day'], ['weeks', 'week'], ['months', 'month'], ['years', 'year']],
  orWrite: 'Or write in the box below.',

  emergencyTitle: 'Get help now',
  whatToDo: 'What to do next',
  whenToGetHelp: 'When to get help at once',
  levels: {
    emergency_now: 'Emergency',
    urgent_same_day: 'Today',
    see_clinician_soon: 'In the next days',
    routine_care: 'In the next weeks',
    self_care: 'At home',
  },

  tools: { human: 'Talk to a nurse', back: 'Go back', restart: 'Start again', copy: 'Save a copy', forget: 'Delete what I said' },
  did: { back: 'Go back', restart: 'Start again', human: 'Talk to a nurse' },
  begin: 'Start a new chat',

  copyTitle: 'Plumbline: my chat about back pain. An automated guide wrote its part; it is no doctor.',
  copyName: 'plumbline-chat.txt',
  copyLater: 'No copy yet: there is no connection. Please try again in a moment.',

  forgetTitle: 'Delete what you said?',
  forgetText: 'All of this chat will be gone. You cannot undo this.',
  forgetKeep: 'Keep it',
  forgetGo: 'Delete it all',
  forgetting: 'Deleting what you said…',
  forgetLater: 'Not deleted yet: there is no connection. It will be deleted once we are back online.',
  forgotten: 'All that you said is deleted.',

  lineOpen: 'Connected',
  lineOpening: 'Connecting…',
  lineLost: 'No connection. What you write is kept, and sent when we are back.',
  lineRefused: 'This chat is closed here. Please call your doctor or your local health line.',
  nurseHere: 'A nurse has this chat.',

  notSent: 'Not sent yet',
  lostChat: 'Your earlier chat is not there any more. A new one has begun.',
  tooLong: (over) => `Too long by ${over} characters. Please send it in shorter parts.`,
  left: (count) => `${count} characters left`,
  empty: 'Please write a few words first.',
};
