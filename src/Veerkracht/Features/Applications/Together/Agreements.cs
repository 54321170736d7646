using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Together;

public enum AgreementState
{
    None,
    Older,
    Present,
}

/// <summary>How an agreement stands: given on these answers, on older ones, or not.</summary>
/// <param name="Asked">The call asks for it before sending.</param>
/// <param name="At">UTC; null where it was not given.</param>
public sealed record AgreementStand(Role Role, bool Asked, AgreementState State, string? Name, DateTime? At)
{
    public LocalText Who => Agreements.Words[Role];
}

/// <summary>Reads the agreements with a draft.</summary>
public sealed class Agreements(Db db, Colleagues colleagues)
{
    public static readonly IReadOnlyList<Role> Roles = [Role.FinanceDirector, Role.Mayor];

    public static readonly IReadOnlyDictionary<Role, LocalText> Words = new Dictionary<Role, LocalText>
    {
        [Role.FinanceDirector] = new("financieel directeur", "finance director"),
        [Role.Mayor] = new("burgemeester", "mayor"),
    };

    /// <summary>Both, whether the call asks for them or not.</summary>
    public async Task<IReadOnlyList<AgreementStand>> Of(Draft draft, CancellationToken stop = default)
    {
        var given = await db
            .DraftAgreements.AsNoTracking()
            .Where(a => a.DossierId == draft.Dossier.Id && a.StepId == draft.Step.StepId)
            .ToListAsync(stop);
        var names = await colleagues.Names(given.Select(a => a.PersonId), draft.Dossier.Id, stop);
        var sha256 = given.Count == 0 ? "" : DraftAgreement.Of(draft);
        var asked = draft.Call.Step(draft.Step.StepId).Agreements;
        return
        [
            .. Roles.Select(role =>
                given.FirstOrDefault(a => a.Role == role) is { } a
                    ? new AgreementStand(
                        role,
                        asked.Contains(Key(role)),
                        a.Sha256 == sha256 ? AgreementState.Present : AgreementState.Older,
                        names.GetValueOrDefault(a.PersonId),
                        a.At
                    )
                    : new AgreementStand(role, asked.Contains(Key(role)), AgreementState.None, null, null)
            ),
        ];
    }

    /// <summary>As a call file names the role.</summary>
    private static string Key(Role role) => role == Role.Mayor ? "mayor" : "finance-director";
}
