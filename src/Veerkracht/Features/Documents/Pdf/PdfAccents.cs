using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// Makes one letter of a letter and its accent where there is one ("e" and U+0301: é), as names of files from a Mac have them apart, and
/// nothing here places an accent above another letter. The platform runs without ICU, where string.Normalize leaves all as it is.
/// </summary>
internal static class PdfAccents
{
    /// <summary>By accent: each letter with what becomes of it, of all that Source Sans 3 has. Unicode never changes these.</summary>
    private static readonly (char Accent, string Letters)[] Composed =
    [
        ('\u0300', "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹЕЀИЍеѐиѝWẀwẁÂẦâầĂẰăằÊỀêề"),
        ('\u0300', "ÔỒôồƠỜơờƯỪưừYỲyỳ"),
        ('\u0301', "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼ"),
        ('\u0301', "æǽØǾøǿ¨΅ΑΆΕΈΗΉΙΊΟΌΥΎΩΏϊΐαάεέηήιίϋΰοόυύωώГЃКЌгѓкќ"),
        ('\u0301', "ĒḖēḗMḾmḿŌṒōṓWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ"),
        ('\u0302', "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆ"),
        ('\u0302', "ẹệỌỘọộ"),
        ('\u0303', "AÃNÑOÕaãnñoõIĨiĩUŨuũÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữ"),
        ('\u0303', "YỸyỹ"),
        ('\u0304', "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÆǢæǣИӢиӣУӮуӯGḠgḡḶḸḷḹṚṜṛṝ"),
        ('\u0306', "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭУЎИЙийуўЖӁжӂАӐаӑЕӖеӗẠẶạặ"),
        ('\u0307', "CĊcċEĖeėGĠgġIİZŻzżAȦaȧBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙ"),
        ('\u0307', "SṠsṡŠṦšṧTṪtṫYẎyẏ"),
        ('\u0308', "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸΙΪΥΫιϊυϋЕЁІЇеёіїОӦоӧHḦhḧWẄwẅtẗ"),
        ('\u0309', "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưử"),
        ('\u0309', "YỶyỷ"),
        ('\u030A', "AÅaåUŮuů"),
        ('\u030B', "OŐoőUŰuűУӲуӳ"),
        ('\u030C', "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧƷǮʒǯ"),
        ('\u030C', "jǰHȞhȟ"),
        ('\u030F', "AȀaȁEȄeȅIȈiȉOȌoȍ"),
        ('\u031B', "OƠoơUƯuư"),
        ('\u0323', "DḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿZẒzẓAẠaạEẸ"),
        ('\u0323', "eẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ"),
        ('\u0324', "UṲuṳ"),
        ('\u0326', "SȘsșTȚtț"),
        ('\u0327', "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţDḐdḑHḨhḩ"),
        ('\u0328', "AĄaąEĘeęIĮiįUŲuųOǪoǫ"),
        ('\u032E', "HḪhḫ"),
        ('\u0331', "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"),
        ('\u0338', "=≠"),
    ];

    private static readonly Dictionary<(char Letter, char Accent), char> Letters = Composed
        .SelectMany(c => c.Letters.Chunk(2).Select(pair => (pair, c.Accent)))
        .ToDictionary(c => (c.pair[0], c.Accent), c => c.pair[1]);

    public static string Join(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036F'))
            return text;
        var joined = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (joined.Length > 0 && Letters.TryGetValue((joined[^1], letter), out var one))
                joined[^1] = one;
            else
                joined.Append(letter);
        }
        return joined.ToString();
    }
}
