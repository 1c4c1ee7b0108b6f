// What is said before any network, and around the chat.
export const SHELL_WORDS = {
  name: 'Plumbline',
  tagline: 'A first step for back pain',
  launcher: 'Back pain? Chat here',
  panelName: 'Plumbline, a chat about back pain',
  close: 'Close',
  loading: 'Opening the chat…',
  notLoaded: 'The chat can not be reached. We keep trying. If you feel very unwell, call for help now.',
  stripName: 'In an emergency',
  stripLead: 'In an emergency,',
  stripCall: (number) => `call ${number} now`,
  region: 'Your country',
  regionFixed: 'Set for this chat. To change it, delete what you said.',
};
