using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>What acts on rounds tell, and the places that they fill.</summary>
internal static class RoundTellings
{
    public const string Lands = "/ronden/{round}";

    public static Telling ToDecide { get; } =
        Tellings.ToDecide("ronde {turn} van “{call}”, {amount}", "round {turn} of “{call}”, {amount}") with
        {
            Body = new(
                "Een collega stelt een verdeling over veel dossiers voor en een tweede persoon beslist. Reden: {reason}",
                "A colleague proposes a decision over many dossiers and a second person decides. Reason: {reason}"
            ),
            Lands = Lands,
        };

    public static Telling NotFollowed { get; } =
        Tellings.NotFollowed("ronde {turn} van “{call}”", "round {turn} of “{call}”") with
        {
            Body = new(
                "De tweede persoon volgt uw voorstel niet; al het geld is weer vrij. Reden: {reason}",
                "The second person does not follow your proposal; all the money is free again. Reason: {reason}"
            ),
            Lands = Lands,
        };

    public static Telling OnReserve { get; } =
        Tellings.Decided(
            "Op de reservelijst: {number}",
            "On the reserve list: {number}",
            "{name}. Er was te weinig geld voor alle aanvragen. De uwe staat op plaats {place} van de reservelijst. {why}",
            "{name}. There was too little money for all applications. Yours is on place {place} of the reserve list. {why}"
        ) with
        {
            When = new("als het dossier op de reservelijst komt", "where the dossier comes on the reserve list"),
            Variant = "reserve",
        };

    /// <summary>Fills the places of the round itself.</summary>
    public static void Say<TSubject>(this ActScope<TSubject> act, AwardRound round)
        where TSubject : class, IActSubject
    {
        act.Say("round", new($"{round.Id}"));
        act.Say("turn", new($"{round.Number}", $"{round.Number}"));
    }
}
