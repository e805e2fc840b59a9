/** The contract lets any measure be null, since JSON knows no NaN. Those of a drawing are constants of the program. */
export type Measured<T> = { [K in keyof T]: number extends T[K] ? number : Measured<T[K]> };
