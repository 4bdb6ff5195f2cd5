// Where floating panels are sheets at the bottom of the screen: on a phone, and wherever a finger points.

/** Whether a panel that opens now is a sheet. */
export const isSheetScreen = (): boolean => matchMedia("(max-width: 600px), (pointer: coarse)").matches;
