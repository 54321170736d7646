using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People.Pages;

/// <summary>
/// One person of the organisation: roles of now and before, with who gave and ended them; another role can be given, and a role ended.
/// </summary>
[For(Audience.KeepingThem)]
public sealed class PersonModel(PeopleServices services, GiveRole give, EndRole end) : PeoplePage(services)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid PersonId { get; set; }

    /// <summary>What was just done, to say so: "gegeven", "beeindigd".</summary>
    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? Done { get; set; }

    public LocalText? DoneText =>
        Done switch
        {
            "gegeven" => new("De rol is gegeven", "The role was given"),
            "beeindigd" => new("De rol is beëindigd", "The role was ended"),
            _ => null,
        };

    public OrganisationPerson Person { get; private set; } = null!;
    public TypedRole Typed { get; private set; } = TypedRole.Empty;

    /// <summary>The mandate that could not be ended, with the day that was typed.</summary>
    public (Guid Mandate, string? Day)? Ending { get; private set; }
    public bool MayGive => Person.Now.Count > 0 && !IsReader && Offers(GiveRole.Kind);

    /// <summary>Why this role cannot be ended here; null where it can.</summary>
    public Refusal? CannotEnd(Mandate mandate) => EndRole.Cannot(mandate, _all, Services.Clock.SystemUtcNow);

    private IReadOnlyList<Mandate> _all = [];

    public bool IsReader => PersonId == Actor.PersonId;
    public string Address => $"{PeopleAccess.Href}/{PersonId}";

    public string DayOf(Guid mandate) => Ending is var (ending, day) && ending == mandate ? day ?? "" : DateText.Iso(Today);

    public IReadOnlyList<string> DayErrors(Guid mandate) => Errors($"dag-{mandate}");

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        !Offers(EndRole.Kind) ? Forbid()
        : await Load(stop) ? Page()
        : NotFound();

    [Does(typeof(GiveRole))]
    public async Task<IActionResult> OnPostGiveAsync(string? rol, string? programma, string? grens, CancellationToken stop)
    {
        if (!Offers(GiveRole.Kind))
            return Forbid();
        Typed = new(rol, programma, grens);
        var role = Typed.Read(L.Language);
        var given = role.Done ? await give.Do(Actor, PersonId, role.Value, stop) : null;
        if (given?.Done == true)
            return Redirect($"{Address}?gedaan=gegeven");
        return await Load(stop) ? Refused(given?.Refusals ?? role.Refusals) : NotFound();
    }

    [Does(typeof(EndRole))]
    public async Task<IActionResult> OnPostEndAsync(Guid mandaat, CancellationToken stop)
    {
        var dag = Request.Form[$"dag-{mandaat}"].ToString();
        if (!Offers(EndRole.Kind))
            return Forbid();
        Ending = (mandaat, dag);
        var ended = await end.Do(Actor, mandaat, DateReader.TryRead(dag, out var day, out _) ? day : (LocalDate?)null, stop);
        if (ended.Done)
            return Redirect(Actor.PersonId == PersonId ? PeopleAccess.Href : $"{Address}?gedaan=beeindigd");
        return await Load(stop)
            ? Refused([.. ended.Refusals.Select(r => r with { Field = r.Field is null ? null : $"dag-{mandaat}" })])
            : NotFound();
    }

    private async Task<bool> Load(CancellationToken stop)
    {
        var people = await Services.People.Of(Actor.Organisation, stop);
        if (people.FirstOrDefault(p => p.Id == PersonId) is not { } person)
            return false;
        _all = [.. people.SelectMany(p => p.Now).Select(r => r.Mandate)];
        Person = person;
        return true;
    }
}
