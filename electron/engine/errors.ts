export type EngineErrorCode =
  | 'OUTPUT_EXISTS'
  | 'BAD_EVIDENCE_LIMIT'
  | 'OUTPUT_NOT_WRITABLE'
  | 'BROWSER_MISSING'
  | 'NOTHING_RECORDED'
  | 'BAD_OUTPUT'
  | 'SPEC_NOT_WRITTEN'
  | 'SPEC_NOT_READABLE'
  | 'SPEC_DOES_NOT_PARSE'
  | 'RECORDING_RUNNING'
  | 'NOTHING_TO_EXPORT'
  | 'NO_SUCH_HEAL'
  | 'ONE_TEST_ONLY'
  | 'IMPORT_NOT_READABLE'
  | 'IMPORT_NOT_KNOWN'
  | 'JOB_NOT_FOUND'
  | 'STOPPED'
  | 'NO_SERVER';

/** What can go wrong between the rooms. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
