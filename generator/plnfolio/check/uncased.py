"""Names of people in scripts without capitals, told by how they begin and how they end.

A Chinese or Korean name begins with one of few surnames; one of Japan has a space in it, or a title
behind it; of other scripts, two or three words are a name where none says what somebody is.
"""

from __future__ import annotations

from plnfolio.patterns import regex

_HAN = "[\u4e00-\u9fff々]"
_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭"
    "田董袁潘蔣蒋蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范廖邹鄒熊"
)
_OF_A_ROLE = (
    "[员員者师師书書部院校會会報报刊法局处處社网網生长長士人名代班组組司学學级級型单單料文]"
)
_CHINESE = regex(
    rf"[{_SURNAMES}](?:老[师師]|先生|女士|小姐|同[学學]|[医醫]生|{_HAN}?(?!{_OF_A_ROLE}\Z){_HAN})"
)
_JAPANESE = regex(
    r"[\u4e00-\u9fff々ぁ-ヶー]{1,8}(?:さん|さま|様|氏|先生|君|くん|ちゃん)"
    rf"|{_HAN}{{1,4}}[ \u3000](?!{_HAN}{{0,2}}{_OF_A_ROLE}\Z)"
    rf"(?:{_HAN}{{1,3}}|[ぁ-んー]{{2,5}}|[ァ-ヶー]{{2,6}})"
    r"|[ァ-ヶー]{2,}[・=][ァ-ヶー・=]{2,}"
)
_KOREAN = regex(
    r"[김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진나지엄채원방공]"
    r"[가-힣]{2}(?<![생자사님원장과회어들])(?: ?(?:선생님|씨|님|교수))?"
    r"|[가-힣]{3} ?(?:씨|선생님)"
)
_SIGN = r"[\u0590-\u06ff\u0900-\u0dff\u1200-\u137f]"
_OTHER = regex(rf"{_SIGN}+(?: {_SIGN}+){{1,2}}")
_WHAT = frozenset(
    """
    طالب طالبة معلم معلمة مشارك مشاركة ممرض ممرضة مدير مديرة أم والد والدة متدرب متدربة مجهول مجهولة
    إحدى أحد من في عن زميل زميلة
    תלמיד תלמידה סטודנט סטודנטית מורה אחות אח משתתף משתתפת אנונימי אנונימית אמא אבא של
    छात्र छात्रा शिक्षक शिक्षिका प्रतिभागी नर्स एक अभिभावक अज्ञात की का के में
    ছাত্র ছাত্রী শিক্ষক শিক্ষিকা একজন নার্স মা
    """.split()
)
"""Says what somebody is, or ties such words."""
_ARTICLES = ("ال", "ה")


def is_name_without_capitals(words: str) -> bool:
    """Whether it is a name in a script without capitals."""
    if words[:1] < "\u0590":
        return False
    if _CHINESE.fullmatch(words) or _JAPANESE.fullmatch(words) or _KOREAN.fullmatch(words):
        return True
    return (
        _OTHER.fullmatch(words) is not None
        and _WHAT.isdisjoint(words.split())
        and not words.startswith(_ARTICLES)
    )
