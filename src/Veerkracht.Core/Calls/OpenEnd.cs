using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>Until when a window is open of which no closing time is known.</summary>
public enum OpenEnd
{
    /// <summary>The call does not say it.</summary>
    Unsaid,
    MoneyIsSpent,
    FurtherNotice,
}

public static class OpenEnds
{
    /// <summary>The words of the format.</summary>
    public static readonly IReadOnlyList<string> Words = ["money_is_spent", "further_notice"];

    public static OpenEnd Of(string? word) =>
        word switch
        {
            "money_is_spent" => OpenEnd.MoneyIsSpent,
            "further_notice" => OpenEnd.FurtherNotice,
            _ => OpenEnd.Unsaid,
        };

    /// <summary>The word of the format; null where there is none.</summary>
    public static string? Word(OpenEnd end) => end == OpenEnd.Unsaid ? null : Words[(int)end - 1];

    /// <summary>Inside a sentence, in place of a date: "tot het geld op is".</summary>
    public static LocalText Text(this OpenEnd end) =>
        end switch
        {
            OpenEnd.MoneyIsSpent => new("tot het geld op is", "until the money is spent"),
            OpenEnd.FurtherNotice => new("tot nader bericht", "until further notice"),
            _ => new("zonder einddatum", "without an end date"),
        };

    /// <summary>The same as a sentence begins: "Tot het geld op is".</summary>
    public static LocalText Capital(this OpenEnd end)
    {
        var text = end.Text();
        return new(
            char.ToUpperInvariant(text.Nl[0]) + text.Nl[1..],
            char.ToUpperInvariant(text.In(Language.En)[0]) + text.In(Language.En)[1..]
        );
    }
}
