using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Steering;

namespace Veerkracht.Features.Following;

/// <summary>A call as news: what a new one offers, and what is other in a new version.</summary>
internal static class CallNewsWords
{
    /// <summary>Lines of a difference; the page of the call has the rest.</summary>
    private const int MostLines = 20;

    /// <summary>For whom, until when, how much, and by which rules.</summary>
    public static LocalText Published(CallDefinition call, Instant now)
    {
        var lines = new List<LocalText> { call.Summary };
        lines.AddRange(
            call.Applicants.GroupBy(a =>
                {
                    var status = CallWindows.StatusOf(call, a, now);
                    return CallWords.Period(status.Opens, status.Closes, status.End);
                })
                .Select(days =>
                {
                    var whom = CallWords.List([.. days.Select(a => CallWords.Class(a.Class))]);
                    return Line(whom, days.Key);
                })
        );
        lines.AddRange(
            RuleWords.Sources(call.Funding).Select(s => Line(s.Title, new(Euros(s.Amount, Language.Nl), Euros(s.Amount, Language.En))))
        );
        lines.AddRange(RuleWords.Of(call.Funding, FixedAmounts.Of(call)));
        return Lines(lines);
    }

    /// <summary>What is other than in the version before, from the two definitions.</summary>
    public static LocalText NewVersion(CallDefinition before, CallDefinition after)
    {
        var lines = DraftDifference.Between(before.Source, after.Source);
        var shown = lines.Take(MostLines).ToList();
        if (lines.Count > shown.Count)
            shown.Add(new($"Nog {lines.Count - shown.Count} andere wijzigingen.", $"{lines.Count - shown.Count} other changes."));
        return Lines(shown);
    }

    public static LocalText Lines(IEnumerable<LocalText> lines)
    {
        var all = lines.Where(l => !l.IsEmpty).ToList();
        return new(string.Join('\n', all.Select(l => l.Nl)), string.Join('\n', all.Select(l => l.In(Language.En))));
    }

    private static LocalText Line(LocalText label, LocalText text) =>
        CallWords.Upper(new($"{label.Nl}: {text.Nl}", $"{label.In(Language.En)}: {text.In(Language.En)}"));

    private static string Euros(Money amount, Language language) => Numerals.WriteEuro(amount, language);
}
