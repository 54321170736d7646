using Veerkracht.Features.Accounts;

namespace Veerkracht.Cli;

/// <summary>With what who starts the demonstration can begin: as whom to sign in, and what to do then.</summary>
public static class WhatToTry
{
    /// <summary>Personas that show the three sides of a dossier, with something to do for each.</summary>
    private static readonly (string Slug, string Try)[] Ways =
    [
        ("geetbets-officer", "ask a grant for a cycle path: Mijn oproepen, Fietspaden, Start een aanvraag"),
        ("programme-manager", "see what waits: Werkbank, then a dossier, and propose an award"),
        ("second-approver", "decide on what the manager proposed: Werkbank"),
    ];

    public static string On(string address) =>
        string.Join(
            Environment.NewLine,
            [
                "",
                $"Open {address}/aanmelden and choose, for example:",
                .. Ways.Select(w => $"  {Persona.Find(w.Slug)!.Name, -16} {w.Try}"),
                $"Without signing in: {address}/oproepen/fietspaden says what a call asks and gives.",
            ]
        );
}
