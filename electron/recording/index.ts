/** Recording: a session in a real browser becomes actions. */
export { parseUrl } from './address.ts';
export { RecordingError } from './errors.ts';
export { addUploads, copyUploads, forgetFiles, recordingFolder } from './files.ts';
export { actionsOf, rawEvents } from './generate.ts';
export { createRecognizer, recognize } from './recognize.ts';
export { type RecordOptions, recordSession, type SessionEnd, type SessionEvent } from './session.ts';
