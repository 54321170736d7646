using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Organisations;

/// <summary>An association or company, as typed.</summary>
/// <param name="Number">Enterprise number, as people write it.</param>
/// <param name="Class">"non-profit" or "company".</param>
/// <param name="Seat">NIS code or name of a municipality; empty where it is not known.</param>
public sealed record AskedBody(string? Number, string? Name, string? Class, string? Seat);

/// <summary>
/// An administrator registers an association or a company: it can be chosen, can sign in, and can apply where a call allows its class.
/// Nobody who signs in registers one. One that older data named without a class gets its class, and keeps its name.
/// </summary>
public sealed class RegisterBody(ActFrame acts, Db db, Clock clock, OrganisationRegistry organisations) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("register-organisation", new("Organisatie geregistreerd", "Organisation registered"))
        {
            By = new(Side.Agency, Role.Administrator),
            Touches = ActTouches.People,
            TellsNobody = "nobody works for it here yet",
            Words = new(
                "an enterprise number that nobody has",
                "an association or a company that is in no list of governments is known, and may apply where a call allows its class",
                "nothing"
            ),
        };

    public async Task<Outcome<ListedBody>> Do(Actor actor, AskedBody asked, CancellationToken stop = default)
    {
        var done = await acts.Run<Unlisted, ListedBody>(Kind, actor, new UnlistedTarget(), null, act => Register(act, asked, stop), stop);
        if (done.Done)
            await organisations.Refresh(db, CancellationToken.None);
        return done;
    }

    private async Task<Outcome<ListedBody>> Register(ActScope<Unlisted> act, AskedBody asked, CancellationToken stop)
    {
        var name = asked.Name?.Trim() ?? "";
        var seat = string.IsNullOrWhiteSpace(asked.Seat) ? null : SeatOf(asked.Seat);
        List<Refusal> refusals = [];
        if (!KboNumber.TryParse(asked.Number, out var number, out var why))
            refusals.Add(BodyRefusals.WrongNumber(why));
        if (name.Length is 0 or > BodyRefusals.LongestName)
            refusals.Add(BodyRefusals.NameNeeded);
        if (asked.Class is not (OrganisationClass.NonProfit or OrganisationClass.Company))
            refusals.Add(BodyRefusals.ClassNeeded);
        if (seat is null && !string.IsNullOrWhiteSpace(asked.Seat))
            refusals.Add(BodyRefusals.UnknownSeat(asked.Seat.Trim()));
        if (number is not null && Cannot(number) is { } known)
            refusals.Add(known);
        if (refusals.Count > 0 || number is null)
            return Outcome<ListedBody>.Refused(refusals);

        var there = organisations.IdOf(number.Digits, clock.Today);
        var id = there ?? OrganisationId.FirstKnownAs(number.Digits);
        // Whoever registers it at the same instant was first where nothing is added.
        if (there is null && !await RegisterOrganisation.Add(db, id, AttributeKind.Kbo, number.Digits, stop))
            return BodyRefusals.Registered(number, name);
        if (there is null)
            await RegisterOrganisation.Add(db, id, AttributeKind.Name, name, stop);
        else
            name = organisations.NameOf(id, clock.Today);
        if (!await RegisterOrganisation.Add(db, id, AttributeKind.Class, asked.Class!, stop))
            return BodyRefusals.Registered(number, name);
        if (seat is not null)
            await RegisterOrganisation.Add(db, id, AttributeKind.Seat, seat.Nis, stop);
        act.After = new
        {
            organisation = id.Value,
            number = number.Digits,
            name,
            @class = asked.Class,
            seat = seat?.Nis,
        };
        return new ListedBody(name, asked.Class!, number.Digits, seat);
    }

    /// <summary>Why nobody can be registered by this number; null where somebody can.</summary>
    private Refusal? Cannot(KboNumber number)
    {
        if (organisations.IdOf(number.Digits, clock.Today) is not { } id || organisations.ClassOf(id) is not { } kind)
            return null;
        var name = organisations.NameOf(id, clock.Today);
        return kind is OrganisationClass.NonProfit or OrganisationClass.Company
            ? BodyRefusals.Registered(number, name)
            : BodyRefusals.IsGovernment(number, name);
    }

    private Municipality? SeatOf(string typed)
    {
        var search = new OrganisationSearch(typed);
        var fitting = organisations
            .On(clock.Today)
            .Where(o => o.Class == OrganisationClass.Municipality && search.Fit(o.Name, o.Nis, o.Kbo) == 0)
            .ToList();
        return fitting is [{ Municipality: { } one }] ? one : null;
    }
}

/// <summary>Those that are in no list of governments.</summary>
public sealed record Unlisted : IActSubject
{
    public Subject Subject => new();

    public bool IsOn(Side side, Actor actor) => side == Side.Agency && actor.Operates;

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

internal sealed record UnlistedTarget : ActTarget<Unlisted>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override Task<Unlisted?> Load(ActReach reach) => Task.FromResult<Unlisted?>(new());
}
