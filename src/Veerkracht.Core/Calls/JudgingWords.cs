using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>Who judges the applications of a call and how, in sentences for everybody.</summary>
public static class JudgingWords
{
    /// <summary>Empty where no jury judges.</summary>
    public static IReadOnlyList<LocalText> Of(JuryDefinition? jury)
    {
        if (jury is null)
            return [];
        var sentences = new List<LocalText>
        {
            jury.Members switch
            {
                null => new("Een jury beoordeelt de aanvragen.", "A jury judges the applications."),
                1 => new("Een jury van 1 lid beoordeelt de aanvragen.", "A jury of 1 member judges the applications."),
                { } many => new(
                    $"Een jury van {many} leden beoordeelt de aanvragen.",
                    $"A jury of {many} members judges the applications."
                ),
            },
        };
        if (jury.DefenceMinutes is { } defence)
            sentences.Add(
                new(
                    $"U verdedigt uw aanvraag mondeling, in {Minutes(defence).Nl}.",
                    $"You defend your application orally, in {Minutes(defence).En}."
                )
            );
        if (jury.QuestionMinutes is { } questions)
            sentences.Add(
                new($"De jury stelt u {Minutes(questions).Nl} lang vragen.", $"The jury asks you questions for {Minutes(questions).En}.")
            );
        return jury.Intro.IsEmpty ? sentences : [jury.Intro, .. sentences];
    }

    /// <summary>What a criterion weighs and the least that is needed; null where the call says neither.</summary>
    public static LocalText? Of(Criterion criterion)
    {
        var (nl, en) = (new List<string>(), new List<string>());
        if (criterion.Weight is { } weight)
        {
            nl.Add($"weegt {Numerals.WriteExact(weight, Language.Nl)} op 100");
            en.Add($"weighs {Numerals.WriteExact(weight, Language.En)} of 100");
        }
        if (criterion.Minimum is { } least)
        {
            nl.Add($"minstens {Numerals.WriteExact(least, Language.Nl)} van de {criterion.Scale} punten nodig");
            en.Add($"at least {Numerals.WriteExact(least, Language.En)} of the {criterion.Scale} points are needed");
        }
        return nl.Count == 0 ? null : new(string.Join("; ", nl), string.Join("; ", en));
    }

    private static LocalText Minutes(int count) => count == 1 ? new("1 minuut", "1 minute") : new($"{count} minuten", $"{count} minutes");
}
