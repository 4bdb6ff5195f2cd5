// Languages and currencies to choose from: common ones by name, and whatever the plan has already.

const LOCALES = [
  "en-GB",
  "en-US",
  "fr-FR",
  "de-DE",
  "es-ES",
  "it-IT",
  "nl-NL",
  "pt-PT",
  "pl-PL",
  "sv-SE",
  "zh-CN",
  "ja-JP",
];
const CURRENCIES = [
  "EUR",
  "USD",
  "GBP",
  "CHF",
  "SEK",
  "NOK",
  "DKK",
  "PLN",
  "CZK",
  "CAD",
  "AUD",
  "CNY",
  "JPY",
  "INR",
  "BRL",
];

function nameOf(code: string, type: "language" | "currency"): string {
  try {
    return new Intl.DisplayNames(navigator.language, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

const options = (codes: readonly string[], now: string, type: "language" | "currency") =>
  (codes.includes(now) ? codes : [now, ...codes]).map((value) => ({
    value,
    label: type === "currency" ? `${value}, ${nameOf(value, type)}` : nameOf(value, type),
  }));

/** How dates and numbers may be written; `now` is what the plan has. */
export const localeOptions = (now: string) => options(LOCALES, now, "language");

/** Currencies; `now` is what the plan has. */
export const currencyOptions = (now: string) => options(CURRENCIES, now, "currency");
