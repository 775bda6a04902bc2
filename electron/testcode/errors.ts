type TestcodeErrorCode =
  | 'NODE_NOT_FOUND'
  | 'NODE_IS_FIXED'
  | 'NODE_HAS_NO_BODY'
  | 'NODE_HAS_NO_TITLE'
  | 'NODE_IS_NO_GROUP'
  | 'NODES_NOT_TOGETHER'
  | 'NO_LITERAL_THERE'
  | 'BAD_NAME'
  | 'CODE_DOES_NOT_PARSE'
  | 'EDIT_WOULD_BREAK';

/** An edit that cannot be made; the source is as it was. */
export class TestcodeError extends Error {
  override readonly name = 'TestcodeError';
  readonly code: TestcodeErrorCode;

  constructor(code: TestcodeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
