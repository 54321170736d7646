using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications;

/// <summary>Said wherever an amount is lower only because a pot is not open yet: an award of before that day leaves it out.</summary>
/// <param name="Sources">In the order of their days.</param>
/// <param name="Closes">The last day by which the applicant can send; null where that is past, or is not known.</param>
public sealed record MoneyToCome(IReadOnlyList<SourceToCome> Sources, LocalDateTime? Closes)
{
    public static readonly MoneyToCome None = new([], null);

    /// <summary>For who fills in a step: without what opens when it can no longer be sent.</summary>
    public static MoneyToCome For(IReadOnlyList<SourceToCome> sources, StepStatus status) =>
        new(
            [
                .. sources.Where(s =>
                    status.Closes is not { } last || BrusselsTime.Closing(last) > BrusselsTime.Opening(s.From.AtMidnight())
                ),
            ],
            status.Closes
        );

    public static LocalText Title(SourceToCome source) =>
        new(
            $"Pas vanaf {DateText.Long(source.From, Language.Nl)}: {Numerals.WriteEuro(source.More, Language.Nl)} meer",
            $"Only from {DateText.Long(source.From, Language.En)}: {Numerals.WriteEuro(source.More, Language.En)} more"
        );

    /// <summary>What counts is the day of the award: who sends earlier loses nothing by that alone, and keeps an earlier place.</summary>
    public static LocalText What(SourceToCome source) =>
        new(
            $"Wordt de subsidie toegekend vóór {DateText.Long(source.From, Language.Nl)}, dan is "
                + $"{Numerals.WriteEuro(source.More, Language.Nl)} daar niet bij. Vanaf die dag kan dat wel, zolang er geld in de pot is.",
            $"If the grant is awarded before {DateText.Long(source.From, Language.En)}, it is without "
                + $"{Numerals.WriteEuro(source.More, Language.En)}. From that day it can be with it, while the pot lasts."
        );

    public LocalText? Until =>
        Closes is { } last
            ? new(
                $"Indienen kan tot en met {DateText.Long(last, Language.Nl)}.",
                $"Sending is possible until {DateText.Long(last, Language.En)}."
            )
            : null;
}
