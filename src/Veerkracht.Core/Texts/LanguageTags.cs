namespace Veerkracht.Core.Texts;

/// <summary>Which tags are languages, and how they are written (RFC 5646): language, script and region, no more than that.</summary>
public static class LanguageTags
{
    /// <summary>
    /// ISO 639-1, without the codes that were replaced; and languages without such a code that people in Flanders read or sign.
    /// </summary>
    private static readonly HashSet<string> Known =
    [
        .. (
            "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu "
            + "fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl "
            + "km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc "
            + "oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl "
            + "tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
            + "aii ary ckb fil kmr nds prs rif rom sfb shi syr vgt vls zgh"
        ).Split(' '),
    ];

    /// <summary>"fr-BE" of "FR-be"; null for what is no language.</summary>
    public static string? Canonical(string tag)
    {
        if (tag.Length > 12)
            return null;
        var parts = tag.Split('-');
        var language = parts[0].ToLowerInvariant();
        if (!Known.Contains(language))
            return null;
        var at = 1;
        var canonical = language;
        if (at < parts.Length && parts[at].Length == 4 && parts[at].All(char.IsAsciiLetter))
            canonical += "-" + char.ToUpperInvariant(parts[at][0]) + parts[at++][1..].ToLowerInvariant();
        if (at < parts.Length && IsRegion(parts[at]))
            canonical += "-" + parts[at++].ToUpperInvariant();
        return at == parts.Length ? canonical : null;
    }

    /// <summary>Dutch and English of a country: a call writes these without it, for there is one of each.</summary>
    public static bool IsOfPlatform(string canonical) => canonical.Split('-')[0] is "nl" or "en";

    private static bool IsRegion(string part) =>
        (part.Length == 2 && part.All(char.IsAsciiLetter)) || (part.Length == 3 && part.All(char.IsAsciiDigit));

    /// <summary>ISO 3166-1 with two letters, and XK, which is used for Kosovo.</summary>
    private static readonly HashSet<string> Countries =
    [
        .. (
            "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF "
            + "CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG "
            + "GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP "
            + "KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC "
            + "NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ "
            + "SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN "
            + "VU WF WS YE YT ZA ZM ZW XK"
        ).Split(' '),
    ];

    /// <summary>Parts of the world by three digits (UN M49) that tags of languages use: the world, continents, Latin America.</summary>
    private static readonly HashSet<string> Parts = ["001", "002", "009", "019", "142", "150", "419"];

    /// <summary>The region of a canonical tag that is none in the world; null where it is one, or none is named.</summary>
    public static string? UnknownRegion(string canonical)
    {
        var last = canonical.Split('-')[^1];
        return IsRegion(last) && last != canonical && !Countries.Contains(last) && !Parts.Contains(last) ? last : null;
    }
}
