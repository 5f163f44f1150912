"""Signs, names and codes of currencies."""

from __future__ import annotations

_SIGNS = {
    "$": "USD",
    "us$": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "mx$": "MXN",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "₫": "VND",
    "₱": "PHP",
    "₦": "NGN",
    "₴": "UAH",
    "dollar": "USD",
    "dollars": "USD",
    "us dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "pounds sterling": "GBP",
    "yen": "JPY",
    "rupees": "INR",
}
# The active codes of ISO 4217. In capitals only, but for a few: “all”, “try” and “top” are words.
_ISO_4217 = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN "
    "BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD "
    "FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY "
    "KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP "
    "MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR "
    "RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT "
    "TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW "
    "ZWG "
)
_CODES = frozenset(_ISO_4217.split())
CURRENCY = "|".join(
    [
        r"\b[A-Z]{3}\b",
        r"\b(?i:usd|eur|gbp|cad|aud)\b",
        r"\b(?i:us dollars|dollars?|euros?|pounds sterling|pounds?|yen|rupees)\b",
        r"(?i:\b(?:us|ca?|au?|nz|hk|s|r|mx))?\$|[€£¥₹₩₽₺₪₫₱₦₴]",
    ]
)
"""A pattern of signs, names and whatever looks like a code."""


def code(sign: str | None) -> str:
    """The code of ISO 4217 for a sign, name or code; empty for what is none of them.

    ``$`` alone is the US dollar.
    """
    if not sign:
        return ""
    known = _SIGNS.get(sign.casefold())
    return known or (sign.upper() if sign.upper() in _CODES else "")
