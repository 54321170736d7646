using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Calls;

/// <summary>The steps of a call on a timeline, as everybody sees them: without a dossier, a later step waits.</summary>
public static class CallTimeline
{
    public static IReadOnlyList<TimelineStep> Of(CallDefinition call, Instant now, Texts texts) =>
        [.. call.Steps.Select(step => new TimelineStep(texts[step.Title], When(step, texts), State(step, now), Note(step, texts)))];

    private static TimelineState State(Step step, Instant now)
    {
        if (step.Windows.Count > 0 && step.Windows.All(w => w.Closes is { } closes && now >= BrusselsTime.Closing(closes)))
            return TimelineState.Done;
        if (step.Opens.Count > 0)
            return TimelineState.Later;
        return step.Windows.Any(w => !w.IsUndated && BrusselsTime.IsOpen(w.Opens, w.Closes, now)) ? TimelineState.Now : TimelineState.Next;
    }

    private static string When(Step step, Texts texts)
    {
        // A step that opens again says each of its periods.
        var again = step.Windows.GroupBy(w => string.Join(',', w.Classes.Order(StringComparer.Ordinal))).MaxBy(g => g.Count())?.ToList();
        if (again is { Count: > 1 })
            return string.Join("; ", again.Select(w => When(step with { Windows = [w] }, texts)));
        if (ByClass(step) is { } each)
            return texts[each];
        var (opens, closes) = (step.Windows.Select(w => w.Opens).Min(), step.Windows.Select(w => w.Closes).Max());
        return (opens, closes) switch
        {
            ({ } from, { } until) => texts[
                $"Van {DateText.Long(from.Date, Language.Nl)} tot en met {DateText.Long(until, Language.Nl)}",
                $"From {DateText.Long(from.Date, Language.En)} until {DateText.Long(until, Language.En)}"
            ],
            (null, { } until) => texts[$"Tot en met {DateText.Long(until, Language.Nl)}", $"Until {DateText.Long(until, Language.En)}"],
            ({ } from, null) when End(step) is var end and not OpenEnd.Unsaid => texts[
                $"Vanaf {DateText.Long(from.Date, Language.Nl)}, {end.Text().Nl}",
                $"From {DateText.Long(from.Date, Language.En)} on, {end.Text().En}"
            ],
            ({ } from, null) => texts[$"Vanaf {DateText.Long(from.Date, Language.Nl)}", $"From {DateText.Long(from.Date, Language.En)} on"],
            (null, null) when End(step) is var end and not OpenEnd.Unsaid => texts[end.Capital()],
            _ when step.Windows.Where(w => w.IsUndated).Min(w => w.Announced) is { } announced => texts[
                CallCalendar.AnnouncedFor(announced)
            ],
            _ => texts["Geen einddatum", "No end date"],
        };
    }

    private static OpenEnd End(Step step) => step.Windows.Select(w => w.End).DefaultIfEmpty().Max();

    /// <summary>"Gemeenten: tot en met 15 oktober 2022. Andere besturen: …"; null where the last day is the same for all.</summary>
    private static LocalText? ByClass(Step step)
    {
        var days = step.Windows.GroupBy(w => w.Closes).OrderBy(g => g.Key).ToList();
        if (days.Count < 2 || days.Any(d => d.Key is null))
            return null;
        // One class is called by its name; the days of all others, or of most classes, are told last.
        var parts = days.Select(d => (Classes: d.SelectMany(w => w.Classes).ToList(), Last: d.Key!.Value))
            .OrderBy(d => d.Classes.Count is 0 or > 2)
            .ToList();
        var told = parts.Select((d, i) => (Who: Who(d.Classes, i == parts.Count - 1), d.Last)).ToList();
        return new(
            string.Join(' ', told.Select(t => $"{t.Who.Nl}: tot en met {DateText.Long(t.Last, Language.Nl)}.")),
            string.Join(' ', told.Select(t => $"{t.Who.In(Language.En)}: until {DateText.Long(t.Last, Language.En)}."))
        );
    }

    private static LocalText Who(IReadOnlyList<string> classes, bool last)
    {
        if (classes.Count == 0 || (last && classes.Count > 2))
            return new("Andere besturen", "Other governments");
        var names = classes.Select(MunicipalityFacts.ClassName).ToList();
        return new(string.Join(", ", names.Select(n => n.Nl)), string.Join(", ", names.Select(n => n.In(Language.En))));
    }

    private static string? Note(Step step, Texts texts)
    {
        var notes = step
            .Opens.Select(m => Waits(m, texts))
            .Concat(
                step.Instalment switch
                {
                    { Share: { } share } =>
                    [
                        texts[
                            $"U vraagt {Percent(share, Language.Nl)} van de subsidie.",
                            $"You ask for {Percent(share, Language.En)} of the grant."
                        ],
                    ],
                    { Remainder: true } => [texts["U vraagt wat er van de subsidie overblijft.", "You ask for what is left of the grant."]],
                    _ => Array.Empty<string>(),
                }
            )
            .ToList();
        return notes.Count > 0 ? string.Join(' ', notes) : null;
    }

    private static string Percent(Core.Amounts.Rational share, Language language) =>
        Core.Amounts.Numerals.WriteExact(share * 100, language) + (language == Language.Nl ? " %" : "%");

    private static string Waits(string milestone, Texts texts) =>
        milestone.Split(':')[0] switch
        {
            "awarded" => texts["Na de toekenning van de subsidie.", "After the award of the grant."],
            "paid" => texts["Na de betaling van de vorige schijf.", "After the payment of the instalment before."],
            "selected" => texts["Alleen voor wie de jury kiest.", "Only for those whom the jury selects."],
            "approved" => texts["Na de goedkeuring van de vorige stap.", "After the approval of the step before."],
            _ => texts["Na het indienen van de vorige stap.", "After the step before was sent."],
        };
}
