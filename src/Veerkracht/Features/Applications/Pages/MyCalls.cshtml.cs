using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Reference;
using Veerkracht.Data;
using Veerkracht.Features.Calls;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

public sealed record CallRow(CallDefinition Call, StepStatus Status, Duration? Left, IReadOnlyList<SourceRow> Sources, IReadOnlyList<DossierRow> Dossiers);
public sealed record SourceRow(string Title, Money Left, string Note);
public sealed record DossierRow(string Number, string Href, string Project, string State, Tone Tone, Money? Asked);

/// <summary>Which calls are open for this organisation, what it may still draw, until when, and why not where they are not.</summary>
public sealed class MyCallsModel(Db db, CallCatalogue calls, Applicants applicants, StepAvailability availability, SourceMoney money, StartApplication start, Accounts.Clock clock, Texts L) : DossierPage
{
    public IReadOnlyList<CallRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.IsLocal) return Forbid();
        await Load(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? call, CancellationToken stop)
    {
        var started = await start.Do(Actor, call ?? "", stop);
        if (started.Done) return Redirect($"/dossiers/{started.Value.Id}/stap/{started.Value.Steps[0].StepId}");
        if (!Actor.IsLocal) return Forbid();
        await Load(stop);
        return Refused(started.Refusals);
    }

    private async Task Load(CancellationToken stop)
    {
        var dossiers = await db.Dossiers.AsNoTracking().Include(d => d.Steps).Where(d => d.Organisation == Actor.Organisation && d.State != DossierState.Withdrawn)
            .OrderBy(d => d.StartedAt).ToListAsync(stop);
        var organisation = applicants.Find(Actor.Organisation, clock.Today);
        var rows = new List<CallRow>();
        foreach (var call in calls.InForce.Where(c => !c.Decided.Hidden || dossiers.Any(d => d.Call == c.Slug)))
        {
            var status = organisation is null
                ? new StepStatus(Core.Calls.StepState.NotEligible, null, null, new($"{Actor.OrganisationName} staat vandaag niet in de lijst van besturen", $"{Actor.OrganisationName} is not in the list of organisations today"))
                : availability.ForStart(call, organisation, applicants.MayApply(call, organisation, clock.Today));
            rows.Add(new CallRow(call, status, availability.Left(status), status.IsOpen ? await Sources(call, organisation!, stop) : [],
                [.. dossiers.Where(d => d.Call == call.Slug).Select(d => Row(d, call))]));
        }
        Rows = [.. rows.OrderBy(r => !r.Status.IsOpen)];
    }

    private async Task<IReadOnlyList<SourceRow>> Sources(CallDefinition call, Organisation organisation, CancellationToken stop)
    {
        var left = await money.Left(call, Applicants.Holder(organisation), stop: stop);
        return
        [
            .. call.Funding.Rights.Select(r => new SourceRow(L["U kunt nog gebruiken: ", "You can still use: "] + L[r.Title], left[r.Id], L["na aftrek van wat u al hebt aangevraagd", "less what you asked already"])),
            .. call.Funding.Pots.Select(p => new SourceRow(L[p.Title], left[p.Id], p.From is { } from && from > clock.Today
                ? L[$"beschikbaar vanaf {DateText.Long(from, Core.Texts.Language.Nl)}", $"available from {DateText.Long(from, Core.Texts.Language.En)}"]
                : L["voor alle besturen samen, wie eerst indient gaat eerst", "for all organisations together, first come first served"])),
        ];
    }

    private DossierRow Row(Dossier dossier, CallDefinition call)
    {
        var (tone, word) = DossierWords.Of(dossier.State);
        var draft = dossier.State == DossierState.Draft;
        var name = dossier.ProjectName ?? (draft && dossier.Steps.Count > 0 ? ProjectNames.Of(AnswersJson.Read(dossier.Steps[0].Answers)) : null);
        return new DossierRow(dossier.Number, draft ? $"/dossiers/{dossier.Id}/stap/{StepAvailability.First(call).Id}" : $"/dossiers/{dossier.Id}",
            name ?? L["nog geen naam", "no name yet"], L[word], tone, dossier.Asked);
    }
}
