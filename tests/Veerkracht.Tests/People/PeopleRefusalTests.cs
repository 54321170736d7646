using Veerkracht.Features.Accounts;
using Veerkracht.Features.People;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.People;

/// <summary>Why a role is not given and does not end, each with its code and why in both languages.</summary>
public sealed class PeopleRefusalTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_invitation_goes_to_a_name_and_an_address(Database database)
    {
        await using var site = await TestSite.Start(database);
        Task<Outcome<Invited>> Invites(string name, string address) =>
            site.Act((InvitePerson a) => a.Do(TestSite.As("geetbets-mayor"), new(name, address, Staff.Asks(Role.Officer))));
        Refused("name-needed", await Invites(" ", "bram@geetbets.example"));
        Refused("name-needed", await Invites(new string('a', 201), "bram@geetbets.example"));
        Refused("email-needed", await Invites("Bram Wouters", "bram"));
        Value(await Invites("Bram Wouters", "bram@geetbets.example"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_role_is_given_once_and_ends_once_from_today_on(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (mayor, officer) = (TestSite.As("geetbets-mayor"), TestSite.As("geetbets-officer"));
        Task<Outcome<Mandate>> Gives() => site.Act((GiveRole a) => a.Do(mayor, officer.PersonId, Staff.Asks(Role.Administrator)));
        var given = Value(await Gives());
        Refused("has-role-already", await Gives());

        var today = NodaTime.LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Task<Outcome<Mandate>> Ends(NodaTime.LocalDate? day) => site.Act((EndRole a) => a.Do(mayor, given.Id, day));
        Refused("day-passed", await Ends(null));
        Refused("day-passed", await Ends(today.PlusDays(-2)));
        Value(await Ends(Core.Calendar.BrusselsTime.At(NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())).Date));
        Refused("role-ended", await Ends(today.PlusDays(2)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_limit_is_an_amount(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var mayor = await Applications.Browser.As(site, "geetbets-mayor");
        await Told.InBothLanguages("amount-unreadable", mayor, () =>
            mayor.Post(
                "/bestuur/mensen/uitnodigen",
                ("naam", "Bram Wouters"),
                ("email", "bram@geetbets.example"),
                ("rol", nameof(Role.SecondApprover)),
                ("grens", "veel")
            )
        );
    }
}
