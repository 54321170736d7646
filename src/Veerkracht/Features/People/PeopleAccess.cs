using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People;

/// <summary>
/// Who looks after the people of an organisation: for a local government its signers and its administrator, for an agency its
/// administrator.
/// </summary>
public static class PeopleAccess
{
    public const string Href = "/bestuur/mensen";

    /// <summary>One of these must always remain, with no end set: else nobody could give a role any more.</summary>
    public static readonly IReadOnlyList<Role> Managing = [Role.FinanceDirector, Role.Mayor, Role.Administrator];

    public static readonly ActBy Managers = new(Side.Organisation, [.. Managing]);

    public static bool MayManagePeople(this Actor actor) => !actor.Organisation.IsNone && Managing.Any(actor.Is);

    /// <summary>The roles that an organisation gives to its people.</summary>
    public static IReadOnlyList<Role> RolesOf(bool agency) =>
        agency
            ? [Role.ProgrammeManager, Role.CaseWorker, Role.SecondApprover, Role.Finance, Role.Jury, Role.Auditor, Role.Administrator]
            : [Role.Officer, Role.FinanceDirector, Role.Mayor, Role.Consultant, Role.Administrator];
}
