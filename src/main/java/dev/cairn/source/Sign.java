package dev.cairn.source;

/// What a word or a mark in a text may be part of. [InjectionWords] lists the words of most of
/// them; the last ones come of punctuation or of other signs.
enum Sign {
  /// Of nothing: a phrase that contains a listed word and does not mean it.
  NONE,
  DROP,
  EARLIER,
  ORDERS,
  TOLD,
  ROLE,
  FREE,
  NOW,
  HENCEFORTH,
  RESPOND,
  NEW_ORDERS,
  REVEAL,
  PROMPT,
  GIVEN,
  VOID,
  CALL,
  MODEL,
  READING,
  WHEN_READING,
  ACT,
  REVIEW_ONLY,
  TOKEN,
  SPEAKER,
  YOU,
  JSON_NAME,
  JSON_ARGUMENTS,
  TOOL_TAG,
  CALLS,
  YOUR_TOOL,
  TOOL,
  STEALTH,
  HARM,
  SHELL,
  NO_TELLING,
  USER,
  SEND,
  GOODS,
  PLACE,
  LINK_PART,
  CHANGE,
  WIKI_FILE,
  SAYING,
  WIKI_PAGES,
  CLOSER,
  COMMAND,
  /// The beginning of a sentence or a line.
  START,
  /// What sets the name of somebody spoken to apart.
  COMMA,
  /// A model has been spoken to.
  ADDRESSED,
  /// A model's name opens a sentence.
  NAMED,
  /// A message of the system or a tool seems to begin.
  SPEAKS
}
