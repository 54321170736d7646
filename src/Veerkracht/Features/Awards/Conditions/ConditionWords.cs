using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>What pages, letters and messages say of conditions.</summary>
public static class ConditionWords
{
    /// <summary>Where they stand with a dossier.</summary>
    public const string Place = "/dossiers/{dossier}#voorwaarden";

    public static LocalText Until(AwardCondition condition) => DateText.Long(LocalDate.FromDateOnly(condition.DueOn));

    /// <summary>One line of the letter: what, what shows it, by when.</summary>
    public static LocalText InLetter(AwardCondition condition)
    {
        var (until, text, evidence) = (Until(condition), condition.Text, condition.Evidence);
        return new(
            $"{Ended(text.Nl)} U toont dit met: {Ended(evidence.Nl)} Dat kan tot en met {until.Nl}.",
            $"{Ended(text.In(Language.En))} You show this by: {Ended(evidence.In(Language.En))} You can do so until "
                + $"{until.In(Language.En)}."
        );
    }

    /// <summary>What is above all of them, in the letter.</summary>
    public static readonly LocalText BalanceWaits = new(
        "Het saldo wordt pas betaald als deze voorwaarden vervuld of opgeheven zijn. U toont ze bij uw dossier. Gaat een dag voorbij, dan "
            + "verliest u niets vanzelf: het saldo wacht.",
        "The balance is paid once these conditions are met or lifted. You show them with your dossier. When a day passes you lose nothing "
            + "by itself: the balance waits."
    );

    private static string Ended(string text) => text.Length > 0 && char.IsPunctuation(text[^1]) ? text : text + ".";
}
