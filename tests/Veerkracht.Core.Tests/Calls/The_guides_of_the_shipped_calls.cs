using System.Text.RegularExpressions;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>What the shipped calls tell before one applies: whole, alike in both languages, with amounts that they carry out.</summary>
public sealed partial class The_guides_of_the_shipped_calls
{
    public static TheoryData<string> Slugs => ShippedCallsTests.Slugs;

    [Theory, MemberData(nameof(Slugs))]
    public void Each_tells_what_an_applicant_needs(string slug)
    {
        var call = ShippedCalls.Read(slug);
        var guide = call.Guide;
        Assert.False(guide.ForWhom.IsEmpty || guide.Purpose.IsEmpty);
        Assert.InRange(guide.Conditions.Count, 2, 5);
        Assert.InRange(guide.Prepare.Count, 2, 4);
        Assert.InRange(guide.Questions.Count, 3, 5);
        Assert.InRange(call.Steps.SelectMany(s => AllFields(s.Form.Fields)).Count(f => !f.Help.Text.IsEmpty), 3, 20);
        var letter = call.Letter!;
        Assert.False(letter.Sender.IsEmpty || letter.SignedBy.IsEmpty || letter.Appeal.IsEmpty);
        Assert.NotEmpty(letter.LegalBasis);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Dutch_and_English_tell_the_same_figures(string slug)
    {
        var call = ShippedCalls.Read(slug);
        var texts = Told(call.Guide)
            .Concat(call.Steps.SelectMany(s => AllFields(s.Form.Fields)).SelectMany(f => new[] { f.Help.Text, f.Help.Example }));
        Assert.All(texts, t => Assert.Equal(Figures(t.Nl), Figures(t.In(Language.En))));
    }

    [Theory, MemberData(nameof(Slugs))]
    public void An_amount_among_the_conditions_stands_in_the_rules_or_is_the_envelope(string slug)
    {
        var call = ShippedCalls.Read(slug);
        var rules = Comment().Replace(ShippedCalls.Text(slug), "");
        rules = rules[rules.IndexOf("\napplicants:", StringComparison.Ordinal)..rules.IndexOf("\nexamples:", StringComparison.Ordinal)];
        var measure = Path.Combine(ShippedCalls.Data.Programmes, call.Programme, "measures", call.Measure + ".yaml");
        var known = Numbers()
            .Matches(rules + Envelope().Match(File.ReadAllText(measure)).Value)
            .Select(m => m.Value.Replace("_", ""))
            .ToHashSet();
        var told = call.Guide.Conditions.SelectMany(c => InEuro().Matches(c.Nl).Select(m => m.Groups[1].Value.Replace(".", "")));
        Assert.All(told, amount => Assert.Contains(amount, known));
    }

    private static IEnumerable<LocalText> Told(CallGuide guide) =>
        [
            guide.ForWhom,
            guide.Purpose,
            .. guide.Conditions,
            .. guide.Prepare,
            .. guide.Questions.SelectMany(q => new[] { q.Question, q.Answer }),
        ];

    /// <summary>The numbers of a text in order of size, without what parts thousands: 3.000.000 and 3,000,000 are one.</summary>
    private static IEnumerable<string> Figures(string text) =>
        Digits().Matches(text).Select(m => Separator().Replace(m.Value, "")).Order(StringComparer.Ordinal);

    private static IEnumerable<Field> AllFields(IEnumerable<Field> fields) =>
        fields.SelectMany(f => AllFields(f.Fields.Concat(f.Columns)).Prepend(f));

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Digits();

    [GeneratedRegex("[.,]")]
    private static partial Regex Separator();

    [GeneratedRegex(@"#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\d.,])\d[\d_]{3,}(?![\d.,])")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^envelope: .*$", RegexOptions.Multiline)]
    private static partial Regex Envelope();

    [GeneratedRegex(@"(\d[\d.]*) euro")]
    private static partial Regex InEuro();
}
