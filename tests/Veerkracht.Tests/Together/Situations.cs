using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using Persona = Veerkracht.Features.Accounts.Persona;

namespace Veerkracht.Tests.Together;

/// <summary>Drafts on which people of Geetbets work together, and what others think of them.</summary>
internal static class Situations
{
    public const string Gent = "0207451227",
        Herstappe = "0207477456";

    public static Guid Id(string persona) => Persona.Find(persona)!.Id;

    /// <summary>A draft of Geetbets that only waits for others.</summary>
    public static async Task<Dossier> ADraftTogether(this TestSite site, string agreements = "", params string[] partners)
    {
        await site.Publish(TogetherCalls.Partners(agreements), 1_000_000_00);
        var dossier = Given.Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), TogetherCalls.Slug)));
        await site.Saves(dossier, new JsonObject { ["name"] = "Samen sterk", ["cost"] = "1000.00" });
        if (partners.Length > 0)
            await site.Names(dossier, partners);
        return dossier;
    }

    public static async Task<SavedAnswers> Saves(
        this TestSite site,
        Dossier dossier,
        JsonObject answers,
        string persona = "geetbets-officer"
    ) => Given.Value(await site.Act((SaveAnswers a) => a.Fields(TestSite.As(persona), dossier.Id, TogetherCalls.Step, answers, null)));

    /// <summary>Names these partners and no others, and asks who was not asked yet.</summary>
    public static async Task Names(this TestSite site, Dossier dossier, params string[] partners)
    {
        var saved = await site.Ticks(dossier, partners);
        foreach (var partner in await site.Ask((PartnerProjects p) => p.Unasked(saved.Draft, saved.Draft.Answers)))
            Given.Value(await site.Asks(dossier, partner.Key));
    }

    /// <summary>Names these partners in the answers, which asks nobody.</summary>
    public static Task<SavedAnswers> Ticks(this TestSite site, Dossier dossier, params string[] partners) =>
        site.Saves(dossier, new JsonObject { ["partners"] = new JsonArray([.. partners.Select(p => (JsonNode)p)]) });

    public static Task<Outcome<PartnerPart>> Asks(
        this TestSite site,
        Dossier dossier,
        string partner,
        string persona = "geetbets-officer"
    ) => site.Act((AskPartner a) => a.Do(TestSite.As(persona), dossier.Id, TogetherCalls.Step, partner));

    public static Task<Outcome<SavedAnswers>> Posts(
        this TestSite site,
        string persona,
        Dossier dossier,
        string? basis,
        params (string Name, string Value)[] boxes
    ) =>
        site.Act(
            (SaveAnswers a) =>
                a.Section(
                    TestSite.As(persona),
                    dossier.Id,
                    TogetherCalls.Step,
                    "project",
                    [.. boxes.Select(b => KeyValuePair.Create(b.Name, new[] { b.Value }))],
                    basis,
                    Language.Nl
                )
        );

    public static async Task<string> Basis(this TestSite site, Dossier dossier, string section = "project") =>
        AnswerMerge.Basis(
            site.Call(TogetherCalls.Slug).Step(TogetherCalls.Step).Form.Sections.Single(s => s.Id == section),
            await site.Saved(dossier)
        );

    public static async Task<JsonObject> Saved(this TestSite site, Dossier dossier) =>
        AnswersJson.Read(
            await site.Query(db => db.DossierSteps.Where(s => s.DossierId == dossier.Id).Select(s => s.Answers).SingleAsync())
        );

    public static async Task<string?> Answer(this TestSite site, Dossier dossier, string path) =>
        FormPath.Get(await site.Saved(dossier), path)?.GetValue<string>();

    public static Task<Outcome<Receipt>> Sends(this TestSite site, Dossier dossier, string persona = "geetbets-mayor") =>
        site.Act((SubmitStep a) => a.Do(TestSite.As(persona), dossier.Id, TogetherCalls.Step));

    public static Task<Outcome<PartnerPart>> Confirms(
        this TestSite site,
        Dossier dossier,
        string persona = "gent-mayor",
        string? seen = null
    ) => site.Act((ConfirmPartnership a) => a.Do(TestSite.As(persona), dossier.Id, TogetherCalls.Step, null, seen));

    public static Task<Outcome<string>> Agrees(this TestSite site, Dossier dossier, string persona, int? version = null) =>
        site.Act((AgreeWithDraft a) => a.Do(TestSite.As(persona), dossier.Id, TogetherCalls.Step, version));

    public static Task<List<Notice>> NoticesOf(this TestSite site, string organisation) =>
        site.Query(db =>
            db.Notices.AsNoTracking()
                .Where(n => n.Organisation == Known.As(organisation))
                .OrderBy(n => n.At)
                .ThenBy(n => n.Id)
                .ToListAsync()
        );

    public static Task<List<string>> Acts(this TestSite site, Dossier dossier) =>
        site.Query(db => db.Acts.Where(a => a.DossierId == dossier.Id).OrderBy(a => a.Sequence).Select(a => a.Kind).ToListAsync());
}
