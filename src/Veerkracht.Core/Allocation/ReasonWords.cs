using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation;

/// <summary>The sentences of the why of a round, in nl and en, with amounts written as each language writes them.</summary>
internal static class ReasonWords
{
    public static LocalText Of(Reason r) =>
        r.Kind switch
        {
            ReasonKind.Excluded => new($"doet niet mee: {r.Text!.Nl}", $"takes no part: {r.Text.In(Language.En)}"),
            ReasonKind.BelowCriterion => Say(
                $"“{r.Name}” heeft {Nl(r.Points!.Score)}; nodig is {Nl(r.Points.Least)}",
                $"“{r.Name}” has {En(r.Points.Score)}; {En(r.Points.Least)} is needed"
            ),
            ReasonKind.BelowTotal => Say(
                $"totaal {Nl(r.Points!.Score)}; nodig is {Nl(r.Points.Least)}",
                $"total {En(r.Points.Score)}; {En(r.Points.Least)} is needed"
            ),
            ReasonKind.NoRight => Say($"{r.Name} heeft geen trekkingsrecht", $"{r.Name} has no drawing right"),
            ReasonKind.RankedByScore => Say(
                $"plaats {r.Count} naar score, met totaal {Nl(r.Points!.Score)}",
                $"place {r.Count} by score, with total {En(r.Points.Score)}"
            ),
            ReasonKind.RankedByRegistration => Say($"plaats {r.Count} naar registratie", $"place {r.Count} by registration"),
            ReasonKind.TieByCriterion => Say(
                $"gelijk met {r.Count - 1} andere; “{r.Name}” beslist",
                $"equal with {r.Count - 1} {Others(r)}; “{r.Name}” decides"
            ),
            ReasonKind.TieByRegistration => Say(
                $"gelijk met {r.Count - 1} andere; de registratie beslist",
                $"equal with {r.Count - 1} {Others(r)}; registration decides"
            ),
            ReasonKind.TieByLot => Say(
                $"gelijk met {r.Count - 1} andere; het lot beslist",
                $"equal with {r.Count - 1} {Others(r)}; the lot decides"
            ),
            ReasonKind.OwnPriority => Say(
                $"staat op deze plaats door de volgorde die {r.Name} zelf koos",
                $"has this place by the order that {r.Name} chose itself"
            ),
            _ => Given(r),
        };

    private static LocalText Given(Reason r) =>
        r.Kind switch
        {
            ReasonKind.HeldBefore => Say($"{Nl(r.Amount)} was al toegekend en blijft", $"{En(r.Amount)} was awarded before and stays"),
            ReasonKind.Whole => Say($"gevraagd {Nl(r.Amount)}; dat past", $"asked {En(r.Amount)}; that fits"),
            ReasonKind.PartOfMoney => Say(
                $"gevraagd {Nl(r.Amount)}; beperkt tot wat over is {Nl(r.Other)}",
                $"asked {En(r.Amount)}; limited to what is left {En(r.Other)}"
            ),
            ReasonKind.PartOfGroup => Say(
                $"gevraagd {Nl(r.Amount)}; beperkt tot wat de groep “{r.Name}” nog kan krijgen {Nl(r.Other)}",
                $"asked {En(r.Amount)}; limited to what the group “{r.Name}” can still get {En(r.Other)}"
            ),
            ReasonKind.PartOfBody => Say(
                $"gevraagd {Nl(r.Amount)}; beperkt tot wat {r.Name} nog kan krijgen {Nl(r.Other)}",
                $"asked {En(r.Amount)}; limited to what {r.Name} can still get {En(r.Other)}"
            ),
            ReasonKind.FlowedBack => Say($"{Nl(r.Amount)} uit wat groepen niet gebruikten", $"{En(r.Amount)} from what groups did not use"),
            ReasonKind.Completed => Say($"aangevuld met {Nl(r.Amount)}", $"completed by {En(r.Amount)}"),
            ReasonKind.EqualShare => Say(
                $"gelijk deel over {r.Count}, ten hoogste wat gevraagd is {Nl(r.Other)} = {Nl(r.Amount)}",
                $"equal share over {r.Count}, at most what was asked {En(r.Other)} = {En(r.Amount)}"
            ),
            ReasonKind.ProRata => Say(
                $"naar verhouding, want samen is {Nl(r.Other)} gevraagd = {Nl(r.Amount)}",
                $"in proportion, as {En(r.Other)} was asked together = {En(r.Amount)}"
            ),
            _ => Refused(r),
        };

    private static LocalText Refused(Reason r) =>
        r.Kind switch
        {
            ReasonKind.MoneyShort => Say(
                $"gevraagd {Nl(r.Amount)}; er is nog {Nl(r.Other)} over: te weinig",
                $"asked {En(r.Amount)}; {En(r.Other)} is left: too little"
            ),
            ReasonKind.PartTooSmall => Say(
                $"er kan nog {Nl(r.Other)} gegeven worden; minder dan {Nl(r.Amount)} is niet bruikbaar",
                $"{En(r.Other)} can still be given; less than {En(r.Amount)} is of no use"
            ),
            ReasonKind.LineEnded => Say(
                $"de lijn stopte bij {r.Name}, voor wie er te weinig over was",
                $"the line ended at {r.Name}, for whom too little was left"
            ),
            ReasonKind.GroupFull => Say(
                $"gevraagd {Nl(r.Amount)}; de groep “{r.Name}” kan nog {Nl(r.Other)} krijgen: te weinig",
                $"asked {En(r.Amount)}; the group “{r.Name}” can still get {En(r.Other)}: too little"
            ),
            ReasonKind.GroupHasEnough => Say(
                $"de groep “{r.Name}” heeft al {r.Count} toekenningen, het hoogste aantal",
                $"the group “{r.Name}” has {r.Count} awards already, the most there can be"
            ),
            ReasonKind.BodyHasEnough => Say(
                $"{r.Name} heeft al {r.Count} {(r.Count == 1 ? "toekenning" : "toekenningen")} in deze ronde, het hoogste aantal",
                $"{r.Name} has {r.Count} {(r.Count == 1 ? "award" : "awards")} in this round already, the most there can be"
            ),
            ReasonKind.BodyFull => Say(
                $"gevraagd {Nl(r.Amount)}; {r.Name} kan nog {Nl(r.Other)} krijgen: te weinig",
                $"asked {En(r.Amount)}; {r.Name} can still get {En(r.Other)}: too little"
            ),
            ReasonKind.ShareTooSmall => Say(
                $"het deel van {Nl(r.Other)} is minder dan {Nl(r.Amount)}, en dus niet bruikbaar",
                $"the share of {En(r.Other)} is less than {En(r.Amount)}, and so of no use"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(r), r.Kind, "There are no words for it."),
        };

    private static string Others(Reason r) => r.Count == 2 ? "other" : "others";

    private static LocalText Say(string nl, string en) => new(nl, en);

    private static string Nl(Money amount) => Numerals.WriteEuro(amount, Language.Nl);

    private static string En(Money amount) => Numerals.WriteEuro(amount, Language.En);

    private static string Nl(Rational score) => Numerals.WriteExact(score, Language.Nl);

    private static string En(Rational score) => Numerals.WriteExact(score, Language.En);
}
