using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Tests.Calls.Writing;

/// <summary>
/// Every key of the format is looked at: another value gives another call, or keeps it from being published. That somebody asks for each
/// part of a call is proven beside the site. A key without a value here takes that of its kind of value, so that a new key cannot be
/// forgotten.
/// </summary>
public class Every_key_changes_the_call
{
    public static TheoryData<string, string?, string> All =>
        [
            .. PieceInCall
                .All.Append((FormatMap.Call.Name, null))
                .SelectMany(p => FormatMap.Kinds[p.Item1].KeysOf(p.Item2).Select(k => (p.Item1, p.Item2, k.Name))),
        ];

    [Theory, MemberData(nameof(All))]
    public void Or_keeps_it_from_being_published(string kind, string? type, string key)
    {
        var (before, after) = OtherValue.For(kind, type, key);
        Assert.NotEqual(Said(before), Said(after));
    }

    /// <summary>The pieces that the engine itself carries out; what the others say is for people and for the site.</summary>
    private static readonly string[] CarriedOut =
    [
        "applicant",
        "exclusion",
        "window",
        "own_deadline",
        "moved",
        "section",
        "field",
        "option",
        "row",
        "check",
        "right",
        "pot",
        "rule",
        "year",
        "line",
        "band",
        "setting",
        "figure",
        "example",
    ];

    /// <summary>All keys of these pieces but texts and ids, which change only what is shown and how it is called.</summary>
    public static TheoryData<string, string?, string> AllCarriedOut =>
        [
            .. PieceInCall
                .All.Where(p => CarriedOut.Contains(p.Kind))
                .SelectMany(p =>
                    FormatMap
                        .Kinds[p.Kind]
                        .KeysOf(p.Type)
                        // A picture is a text in every language.
                        .Where(k => k.Kind is not (ValueKind.Local or ValueKind.LongLocal or ValueKind.Id) && k.Name != "picture")
                        .Select(k => (p.Kind, p.Type, k.Name))
                ),
        ];

    [Theory, MemberData(nameof(AllCarriedOut))]
    public void And_what_comes_out_of_it(string kind, string? type, string key)
    {
        var (before, after) = OtherValue.For(kind, type, key);
        Assert.False(WhatComesOut.Of(Small.Call(before)).SequenceEqual(WhatComesOut.Of(Small.Call(after))));
    }

    private static IReadOnlyDictionary<string, string> Said(string source) => Anatomy.Of(Small.Call(source));
}
