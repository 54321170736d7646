using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People;

/// <summary>Roles in words, and what each may do.</summary>
public static class RoleWords
{
    public static LocalText Of(Role role) =>
        role switch
        {
            Role.Officer => new("Medewerker", "Officer"),
            Role.FinanceDirector => new("Financieel directeur", "Finance director"),
            Role.Mayor => new("Burgemeester", "Mayor"),
            Role.Consultant => new("Consultant", "Consultant"),
            Role.Administrator => new("Beheerder van de mensen", "Administrator of the people"),
            Role.ProgrammeManager => new("Programmabeheerder", "Programme manager"),
            Role.CaseWorker => new("Dossierbehandelaar", "Case worker"),
            Role.SecondApprover => new("Tweede goedkeurder", "Second approver"),
            Role.Finance => new("Financiën", "Finance"),
            Role.Jury => new("Jurylid", "Panel member"),
            Role.Auditor => new("Auditor", "Auditor"),
            Role.Association => new("Vereniging van besturen", "Association of governments"),
            _ => new("Burger", "Citizen"),
        };

    /// <summary>What somebody with this role does here.</summary>
    public static LocalText Does(Role role) =>
        role switch
        {
            Role.Officer => new(
                "Start aanvragen, vult ze in en antwoordt op vragen. Dient niet in.",
                "Starts applications, fills them in and answers questions. Does not send them."
            ),
            Role.FinanceDirector => new(
                "Doet alles wat een medewerker doet, dient in en beheert de mensen.",
                "Does all that an officer does, sends, and manages the people."
            ),
            Role.Mayor => new(
                "Doet alles wat een medewerker doet, dient in en beheert de mensen.",
                "Does all that an officer does, sends, and manages the people."
            ),
            Role.Consultant => new(
                "Vult als buitenstaander mee in, met “consultant” achter de naam. Dient nooit in en ziet geen ander bestuur.",
                "Fills in too as an outsider, with “consultant” behind the name. Never sends and sees no other organisation."
            ),
            Role.Administrator => new(
                "Nodigt mensen uit en geeft en beëindigt rollen. Ziet geen dossiers.",
                "Invites people, gives roles and ends them. Sees no dossiers."
            ),
            Role.ProgrammeManager => new(
                "Behandelt dossiers, stelt beslissingen en betalingen voor, en schrijft en wijzigt oproepen.",
                "Handles dossiers, proposes decisions and payments, and writes and changes calls."
            ),
            Role.CaseWorker => new(
                "Kijkt na of dossiers volledig zijn, stelt vragen en stelt verbeteringen voor.",
                "Checks whether dossiers are complete, asks questions and proposes corrections."
            ),
            Role.SecondApprover => new(
                "Bevestigt of weigert wat een ander voorstelde, tot een bedrag dat u kunt bepalen.",
                "Confirms or refuses what another proposed, up to an amount that you can set."
            ),
            Role.Finance => new("Noteert betalingen en terugbetalingen.", "Records payments and repayments."),
            Role.Jury => new("Leest de aanvragen die de jury beoordeelt.", "Reads the applications that the panel assesses."),
            Role.Auditor => new(
                "Leest alle dossiers en oproepen, en verandert niets.",
                "Reads all dossiers and calls, and changes nothing."
            ),
            _ => LocalText.Empty,
        };
}
