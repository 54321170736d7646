using Veerkracht.Core.Texts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>What a change of a call tells: those whom it touches, and who proposed it.</summary>
internal static class CallChangeTellings
{
    /// <summary>A deadline that moves is a deadline: nobody can turn it off.</summary>
    public static Telling Changed(string nl, string en) =>
        new(Reader.Touched, new(nl, en), new("{what} {how} Reden: {reason}", "{what} {how} Reason: {reason}"))
        {
            When = new("elk bestuur dat het raakt", "each organisation that it touches"),
            MayNotBeRefused = true,
            Lands = "{where}",
        };

    public static Telling ToProposer(string nl, string en) =>
        new(Reader.Proposer, new(nl, en), new("{what}", "{what}")) { Lands = "/beheer/{slug}/voorstel/{change}" };

    /// <summary>Tells everybody whom it touches; once for each dossier, or once for an organisation without one.</summary>
    /// <param name="what">What happened, in one sentence with its full stop.</param>
    public static void Tell(ActScope<CallChange> act, Telling telling, LocalText what, string reason, IEnumerable<Touched> touched)
    {
        foreach (var one in touched.DistinctBy(t => (t.Organisation, t.DossierId)))
        {
            var where = one.DossierId is { } dossier ? $"/dossiers/{dossier}" : $"/oproepen/{act.Subject.Call}";
            act.Tell(
                telling,
                one.Organisation,
                values: new Dictionary<string, LocalText>
                {
                    ["what"] = what.WithEnglish(),
                    ["how"] = one.How.WithEnglish(),
                    ["reason"] = new(reason, reason),
                    ["where"] = new(where, where),
                },
                dossier: one.DossierId
            );
        }
    }
}
