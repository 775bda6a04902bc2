/** What a door may begin before the engine is loaded. */
export { type Standby, startAhead } from '../playback/ahead.ts';
