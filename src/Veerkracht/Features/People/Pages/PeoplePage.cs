using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.People.Pages;

/// <summary>What every page about people needs.</summary>
public sealed record PeopleServices(PeopleList People, ProgrammeCatalogue Programmes, Clock Clock, OidcSettings Oidc, Texts Texts);

/// <summary>A page for who manages the people of an organisation: what roles are called, and how a refusal is answered.</summary>
[Authorize(Policy = AccountsDoor.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class PeoplePage(PeopleServices services) : PageModel
{
    public Actor Actor => User.ToActor()!;
    public IReadOnlyList<Finding> Refusals { get; private set; } = [];
    protected PeopleServices Services => services;
    protected Texts L => services.Texts;

    /// <summary>Roles follow the calendar of the real world, which is another than that of the demonstration.</summary>
    public LocalDate Today => Day(services.Clock.SystemUtcNow);
    public bool ClockDiffers => services.Clock.Today != Today;
    public bool IsAgency => services.Programmes.IsAgency(Actor.Organisation);

    /// <summary>Whether an act on the people of the organisation is offered to the reader.</summary>
    protected bool Offers(ActKind kind) => ActFrame.Refuses(kind, Actor, new PeopleOf(Actor.Organisation)) is null;

    public IReadOnlyList<Choice> RoleChoices =>
        [.. PeopleAccess.RolesOf(IsAgency).Select(r => new Choice(r.ToString(), L[RoleWords.Of(r)], L[RoleWords.Does(r)]))];

    /// <summary>The programmes of the agency; with fewer than two there is nothing to choose.</summary>
    public IReadOnlyList<Choice> ProgrammeChoices =>
        [
            .. services
                .Programmes.MeasuresOf(Actor.Organisation)
                .Select(m => m.Programme)
                .Distinct()
                .Select(slug => new Choice(slug, TitleOf(slug))),
        ];

    public string RoleOf(Role role, long? limitCents) =>
        limitCents is { } cents
            ? L[
                $"{RoleWords.Of(role).Nl} tot {Numerals.WriteEuro(new Money(cents), Language.Nl)}",
                $"{RoleWords.Of(role).In(Language.En)} up to {Numerals.WriteEuro(new Money(cents), Language.En)}"
            ]
            : L[RoleWords.Of(role)];

    /// <summary>For which programme a role counts; null where that says nothing.</summary>
    public string? ScopeOf(Role role, string programme) =>
        !IsAgency || !RolesTogether.OverDossiers.Contains(role) ? null
        : programme == Mandate.AllProgrammes ? L["alle programma’s", "all programmes"]
        : TitleOf(programme);

    /// <summary>"28 november 2026"</summary>
    public string DayOf(DateTime utc) => DateText.Long(Day(utc), L.Language);

    /// <summary>The last day on which something counts that ends at this moment.</summary>
    public string LastDay(DateTime utc) => DateText.Long(Day(utc.AddTicks(-1)), L.Language);

    /// <summary>"Medewerker, tot en met 28 november 2026"</summary>
    public string Ended(HeldRole role)
    {
        var name = RoleOf(role.Mandate.Role, role.Mandate.LimitCents);
        return role.Mandate.ValidUntil is { } until ? L[$"{name}, tot en met {LastDay(until)}", $"{name}, until {LastDay(until)}"] : name;
    }

    /// <summary>Since when and by whom it was given, and who ended it; what was never written down is left out.</summary>
    public string Story(HeldRole role)
    {
        var given =
            role.Mandate.Source == MandateSource.Provider
                ? L["gegeven door de dienst waarmee u zich aanmeldt", "given by the service with which you sign in"]
            : role.GivenBy is { } giver ? L[$"gegeven door {giver}", $"given by {giver}"]
            : null;
        var since = role.Mandate.ValidFrom is { } at ? L[$"sinds {DayOf(at)}", $"since {DayOf(at)}"] : null;
        var ended = role.EndedBy is { } ender ? L[$"Het einde is bepaald door {ender}.", $"The end was set by {ender}."] : null;
        var begun = string.Join(", ", new[] { since, given }.OfType<string>());
        return string.Join(
            ' ',
            new[] { begun.Length > 0 ? char.ToUpperInvariant(begun[0]) + begun[1..] + "." : null, ended }.OfType<string>()
        );
    }

    public IReadOnlyList<string> Errors(string field) => [.. Refusals.Where(r => r.Field == field).Select(r => L[r.Message])];

    /// <summary>Not there is a page of its own; all else is told on this page, with its status.</summary>
    protected IActionResult Refused(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Any(r => r.Kind == RefusalKind.NotFound))
            return NotFound();
        Refusals = [.. refusals.Select(r => new Finding(r.Field ?? "", r.Code, r.Text))];
        Response.StatusCode = refusals[0].Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Changed => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status409Conflict,
        };
        return Page();
    }

    private string TitleOf(string programme) => services.Programmes.Find(programme) is { } found ? L[found.Title] : programme;

    private static LocalDate Day(DateTime utc) =>
        BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc))).Date;
}
