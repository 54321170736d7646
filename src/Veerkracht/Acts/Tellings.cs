using Veerkracht.Core.Texts;

namespace Veerkracht.Acts;

/// <summary>Messages that many acts tell alike.</summary>
public static class Tellings
{
    /// <summary>A proposal waits for another person than who made it.</summary>
    /// <param name="nl">What is proposed: "een toekenning van {amount}".</param>
    public static Telling ToDecide(string nl, string en) =>
        new(
            Reader.Approvers,
            new($"Wacht op uw beslissing: {nl}", $"Waits for your decision: {en}"),
            new(
                "{name}. Een collega stelt dit voor en een tweede persoon beslist. Reden: {reason}",
                "{name}. A colleague proposes this and a second person decides. Reason: {reason}"
            )
        )
        {
            Lands = "/dossiers/{dossier}#beslissing",
        };

    /// <summary>Who proposed it is told that it was refused, and why.</summary>
    public static Telling NotFollowed(string nl, string en) =>
        new(
            Reader.Proposer,
            new($"Geweigerd: {nl}", $"Refused: {en}"),
            new(
                "{name}. De tweede persoon volgt uw voorstel niet. Reden: {reason}",
                "{name}. The second person does not follow your proposal. Reason: {reason}"
            )
        );

    /// <summary>A message to everybody who works for the applicant.</summary>
    public static Telling ToApplicant(string nlTitle, string enTitle, string nl, string en) =>
        new(Reader.Applicant, new(nlTitle, enTitle), new(nl, en));

    /// <summary>A decision: nobody can miss it.</summary>
    public static Telling Decided(string nlTitle, string enTitle, string nl, string en) =>
        ToApplicant(nlTitle, enTitle, nl, en) with
        {
            MayNotBeRefused = true,
        };

    public static Telling ToHandlers(string nlTitle, string enTitle, string nl, string en) =>
        new(Reader.Handlers, new(nlTitle, enTitle), new(nl, en));

    public static Telling ToFinance(string nlTitle, string enTitle, string nl, string en) =>
        new(Reader.Finance, new(nlTitle, enTitle), new(nl, en)) { Lands = "/dossiers/{dossier}#betalingen" };
}
