using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Checks that many calls have, by "kind": what must hold and the words that say what is wrong and by how much. The measured value is
/// the field at which the check stands, unless another is given.
/// </summary>
public sealed class ReadyChecks(MapReader map, string field, IReadOnlyDictionary<string, ExpressionType> names)
{
    public static readonly IReadOnlyList<string> Kinds =
    [
        "ceiling",
        "minimum_investment",
        "minimum_own_share",
        "maximum_share",
        "multiplier",
        "sum_equals",
        "eligible_period",
        "no_double_funding",
        "total_support",
    ];

    private sealed record Ready(string Code, string Holds, LocalText Message);

    private bool _failed;

    /// <summary>The check; null with its faults where a part of it cannot be understood.</summary>
    public Check? Read(string? kind)
    {
        var ready = Of(kind);
        var (code, message, warning, at) = (map.Text("code"), map.Node("message"), map.Bool("warning"), map.Text("field"));
        var own = map.Local("message");
        if (kind is null || ready is null)
            return null;
        map.Close();
        if (_failed)
            return null;
        var holds = map.Scope.Compile(new YamlScalar(ready.Holds, true, map.Place), names, FormTypes.Bool);
        if (holds is null)
            return null;
        var values = own is not null
            ? map.Scope.Message(message, names)
            : map.Scope.Message(new YamlMap([Pair("nl", ready.Message.Nl), Pair("en", ready.Message.In(Language.En))], map.Place), names);
        return new Check(code ?? ready.Code, holds, own ?? ready.Message, warning, at) { Values = values };
    }

    private KeyValuePair<YamlScalar, YamlNode> Pair(string key, string text) =>
        KeyValuePair.Create(new YamlScalar(key, true, map.Place), (YamlNode)new YamlScalar(text, true, map.Place));

    private Ready? Of(string? kind)
    {
        switch (kind)
        {
            case "ceiling":
                var (asked, limit) = (Number("of", field), Number("limit"));
                return new Ready(
                    "above-maximum",
                    $"{asked} <= {limit}",
                    new LocalText(
                        $"U vraagt {{{asked}:amount}}. Het maximum is {{{limit}:amount}}: dat is {{{asked} - {limit}:amount}} te veel.",
                        $"You ask {{{asked}:amount}}. The maximum is {{{limit}:amount}}: that is {{{asked} - {limit}:amount}} too much."
                    )
                );
            case "minimum_investment":
                var (cost, least) = (Number("of", field), Number("amount"));
                return new Ready(
                    "investment-too-small",
                    $"{cost} >= {least}",
                    new LocalText(
                        $"De investering is minstens {{{least}:amount}}. U geeft {{{cost}:amount}} op: dat is {{{least} - "
                            + $"{cost}:amount}} te weinig.",
                        $"The investment is at least {{{least}:amount}}. You give {{{cost}:amount}}: that is {{{least} - "
                            + $"{cost}:amount}} too little."
                    )
                );
            case "minimum_own_share":
                var (own, whole, part) = (Number("own", field), Number("of"), Number("percentage"));
                var must = $"{whole} * {part} / 100";
                return new Ready(
                    "own-share-too-small",
                    $"{own} >= {must}",
                    new LocalText(
                        $"U betaalt zelf minstens {{{part}}} % van {{{whole}:amount}}, dus {{{must}:amount}}. U geeft {{{own}:amount}} "
                            + $"op: dat is {{{must} - {own}:amount}} te weinig.",
                        $"You pay at least {{{part}}}% of {{{whole}:amount}} yourself, so {{{must}:amount}}. You give "
                            + $"{{{own}:amount}}: that is {{{must} - {own}:amount}} too little."
                    )
                );
            case "maximum_share":
                var (piece, basis, most) = (Number("part", field), Number("of"), Number("percentage"));
                var may = $"{basis} * {most} / 100";
                return new Ready(
                    "share-too-large",
                    $"{piece} <= {may}",
                    new LocalText(
                        $"Dit is ten hoogste {{{most}}} % van {{{basis}:amount}}, dus {{{may}:amount}}. U geeft {{{piece}:amount}} op: "
                            + $"dat is {{{piece} - {may}:amount}} te veel.",
                        $"This is at most {{{most}}}% of {{{basis}:amount}}, so {{{may}:amount}}. You give {{{piece}:amount}}: that is "
                            + $"{{{piece} - {may}:amount}} too much."
                    )
                );
            case "multiplier":
                var (spending, grant, times) = (Number("spending", field), Number("of"), Number("times"));
                return new Ready(
                    "spending-too-small",
                    $"{spending} >= {grant} * {times}",
                    new LocalText(
                        $"U besteedt minstens {{{times}}} keer de subsidie van {{{grant}:amount}}, dus {{{grant} * {times}:amount}}. U "
                            + $"geeft {{{spending}:amount}} op: dat is {{{grant} * {times} - {spending}:amount}} te weinig.",
                        $"You spend at least {{{times}}} times the grant of {{{grant}:amount}}, so {{{grant} * {times}:amount}}. You "
                            + $"give {{{spending}:amount}}: that is {{{grant} * {times} - {spending}:amount}} too little."
                    )
                );
            case "sum_equals":
                var (left, right) = (Number("of", field), Number("equals"));
                return new Ready(
                    "sums-differ",
                    $"{left} == {right}",
                    new LocalText(
                        $"Dit is {{{left}:amount}} en moet gelijk zijn aan {{{right}:amount}}: een verschil van {{math.abs({left} - "
                            + $"{right}):amount}}.",
                        $"This is {{{left}:amount}} and must equal {{{right}:amount}}: a difference of {{math.abs({left} - "
                            + $"{right}):amount}}."
                    )
                );
            case "eligible_period":
                return Period(Part("date", FormTypes.Date, field));
            case "no_double_funding":
                return new Ready(
                    "double-funding",
                    $"!{Part("declared", FormTypes.Bool, field)}",
                    new LocalText(
                        "Voor dezelfde kosten kunt u geen twee keer steun krijgen. Laat deze kosten weg of zie af van de andere steun.",
                        "You cannot receive support twice for the same cost. Leave out this cost or give up the other support."
                    )
                );
            case "total_support":
                var (other, granted, total) = (Number("other", field), Number("grant"), Number("of"));
                return new Ready(
                    "support-above-cost",
                    $"{other} + {granted} <= {total}",
                    new LocalText(
                        $"Andere steun {{{other}:amount}} en deze subsidie {{{granted}:amount}} zijn samen meer dan de kosten van "
                            + $"{{{total}:amount}}: {{{other} + {granted} - {total}:amount}} te veel.",
                        $"Other support {{{other}:amount}} and this grant {{{granted}:amount}} together exceed the cost of "
                            + $"{{{total}:amount}}: {{{other} + {granted} - {total}:amount}} too much."
                    )
                );
            default:
                return null;
        }
    }

    private Ready Period(string date)
    {
        if (!map.Has("from") && !map.Has("until"))
            map.Scope.Fault(map.Place, "give 'from', 'until' or both", "geef 'from', 'until' of allebei");
        var (from, until) = (
            map.Has("from") ? Part("from", FormTypes.Date) : null,
            map.Has("until") ? Part("until", FormTypes.Date) : null
        );
        var holds = string.Join(
            " && ",
            new[] { from is null ? null : $"{date} >= {from}", until is null ? null : $"{date} <= {until}" }.OfType<string>()
        );
        return new Ready(
            "outside-period",
            holds.Length > 0 ? holds : "true",
            new LocalText(
                $"{{{date}}} telt niet mee. De periode loopt "
                    + $"{string.Join(' ', new[] { from is null ? null : $"vanaf {{{from}}}", until is null ? null : $"tot en met {{{until}}}" }.OfType<string>())}.",
                $"{{{date}}} does not count. The period runs "
                    + $"{string.Join(' ', new[] { from is null ? null : $"from {{{from}}}", until is null ? null : $"until {{{until}}}" }.OfType<string>())}."
            )
        );
    }

    private string Number(string key, string? standard = null) => Part(key, FormTypes.Number, standard);

    /// <summary>A part of the check between brackets, checked by itself so that its faults stand where it stands.</summary>
    private string Part(string key, ExpressionType type, string? standard = null)
    {
        if (map.Scalar(key, standard is null) is not { } scalar)
        {
            _failed |= standard is null;
            return standard ?? "0";
        }
        if (type == FormTypes.Number && Words.Number(scalar.Text) is not null)
            return scalar.Text.Replace("_", "");
        if (type == FormTypes.Date && Words.Date(scalar.Text) is not null)
            return $"date(\"{scalar.Text}\")";
        _failed |= map.Scope.Compile(scalar, names, type) is null;
        return scalar.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') ? scalar.Text : $"({scalar.Text.Replace('\n', ' ')})";
    }
}
