using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Conversation.Pages;

/// <summary>Who stands in for the reader, from when until when.</summary>
[For(Audience.Agency)]
public sealed class AbsencePageModel(BeAway away, Clock clock, Texts L) : DossierPage
{
    public const string Href = "/afwezig";

    public Absence? Absence { get; private set; }
    public IReadOnlyList<Choice> Deputies { get; private set; } = [];
    public string? Deputy { get; private set; }

    /// <summary>It began: who is away can come back; before, it can be taken back.</summary>
    public bool IsAway => Absence is { } absence && absence.From <= clock.Today.ToDateOnly();

    /// <summary>What was just done, to say so.</summary>
    public string? Done =>
        Request.Query["gedaan"].ToString() switch
        {
            "bewaard" => L["Uw afwezigheid is bewaard.", "Your absence was saved."],
            "terug" => L["U bent niet meer afwezig; niemand vervangt u.", "You are no longer away; nobody stands in for you."],
            _ => null,
        };

    /// <summary>What stands in a box: what was typed, else what is known.</summary>
    public string? Value(string box, DateOnly? known) =>
        Request.HasFormContentType ? Request.Form[box].ToString() : known?.ToString("yyyy-MM-dd", null);

    public IReadOnlyList<string> Errors(string box) => [.. Refusals.Where(r => r.Field == box).Select(r => L[r.Message])];

    public string Day(DateOnly day) => DateText.Long(LocalDate.FromDateOnly(day), L.Language);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.IsAdministration)
            return Forbid();
        await Load(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? van, string? tot, string? vervanger, CancellationToken stop)
    {
        var done = await away.Do(Actor, Read(van), Read(tot), Guid.TryParse(vervanger, out var id) ? id : null, stop);
        if (done.Done)
            return Redirect($"{Href}?gedaan=bewaard");
        if (done.Refusals[0].Kind == RefusalKind.Forbidden)
            return Forbid();
        await Load(stop);
        return Refused(done.Refusals);
    }

    public async Task<IActionResult> OnPostBackAsync(CancellationToken stop)
    {
        if (!Actor.IsAdministration)
            return Forbid();
        await away.Back(Actor.PersonId, stop);
        return Redirect($"{Href}?gedaan=terug");
    }

    private static DateOnly? Read(string? typed) => DateReader.TryRead(typed ?? "", out var day, out _) ? day.ToDateOnly() : null;

    private async Task Load(CancellationToken stop)
    {
        Absence = await away.Of(Actor.PersonId, stop);
        Deputies = [.. (await away.Deputies(Actor, stop)).Select(c => new Choice($"{c.Id}", c.Name))];
        Deputy = Value("vervanger", null) ?? (Absence is { } known ? $"{known.DeputyId}" : null);
    }
}
