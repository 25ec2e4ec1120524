/** Of an answer, where nobody names another limit. Meta's largest, a page of a hundred templates, has not a hundredth of it. */
export const MAX_BODY_BYTES = 33_554_432;
