using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Assessment.Panels;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Features.News;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Payments.Batches;
using Veerkracht.Features.People;
using Veerkracht.Features.Privacy;
using Veerkracht.Features.Themes;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Assessment;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.House;

/// <summary>All pages that there are in a site on which something may be done: one for each thing, in whatever state it is.</summary>
internal sealed class OpenedPages(TestSite site, MatrixWorld world)
{
    private static readonly Guid Nothing = Guid.Empty;

    public async Task<IReadOnlyList<OpenedPage>> Of(Address address) =>
        address.Path.Split('/')[1] switch
        {
            "opstellen" => await OfDrafts(address),
            "beheer" when address.Path.Contains("{kind}", StringComparison.Ordinal) => await ToChange(address),
            "beheer" => await OfChanges(address),
            "dossiers" => await OfDossiers(address),
            "partner" => await OfSteps(address),
            "jury" =>
            [
                OpenedPage.At(
                    Filled(address, ("slug", PanelWorld.Call), ("step", PanelWorld.Step)).Path,
                    ("tot", "25/09/2022"),
                    ("persoon", $"{PanelWorld.Jury}"),
                    ("d", world["unread"]),
                    ("reden", "Zoals besproken")
                ),
                OpenedPage.At(
                    Filled(address, ("slug", PanelWorld.Call), ("step", PanelWorld.Later)).Path,
                    ("tot", "25/09/2022"),
                    ("persoon", $"{PanelWorld.Jury}")
                ),
            ],
            "beoordelen" =>
            [
                .. (await site.Query(db => db.PanelReadings.Select(r => r.DossierId).Distinct().ToListAsync())).Select(id =>
                    OpenedPage.At(
                        Filled(address, ("id", $"{id}")).Path,
                        ("belang", "Mijn broer werkt er"),
                        ("reden", "Vergissing"),
                        ("punten-quality", "7"),
                        ("punten-reach", "2")
                    )
                ),
            ],
            "ronden" when address.Path == "/ronden" =>
            [
                .. site.App.Services.GetRequiredService<CallCatalogue>().InForce.Select(c => OpenedPage.At(address.Path, ("call", c.Slug))),
            ],
            "ronden" => await OfRounds(address),
            "betaalopdrachten" when address.Path == PaymentAccess.Href =>
            [
                OpenedPage.At(
                    address.Path,
                    ("maatregel", Casework.TestCalls.Measure),
                    ("op", "05/09/2022"),
                    (PageReader.File, world["bank-answer"])
                ),
            ],
            "betaalopdrachten" =>
            [
                .. (await site.Query(db => db.PaymentBatches.Select(b => b.Id).ToListAsync())).Select(id =>
                    OpenedPage.At(Filled(address, ("id", $"{id}")).Path, ("reden", "Zoals besproken"))
                ),
            ],
            "bankbestanden" =>
            [
                .. (await site.Query(db => db.BankLines.AsNoTracking().ToListAsync())).Select(l =>
                    OpenedPage.At(Filled(address, ("id", $"{l.FileId}")).Path, ("regel", $"{l.Id}"), ("reden", "Zoals besproken"))
                ),
            ],
            "bestuur" => await OfPeople(address),
            "themabeheer" => await OfThemes(address),
            "nieuwsbeheer" => await OfArticles(address),
            "werking" => await OfRemovals(address),
            "organisaties" => [OpenedPage.At(address.Path, ("nummer", "0400378485"), ("naam", "Dorpskracht"), ("soort", "non-profit"))],
            "uitnodiging" => [Filled(address, ("code", world["invitation"]))],
            "mijn-oproepen" =>
            [
                .. site.App.Services.GetRequiredService<CallCatalogue>().InForce.Select(c => OpenedPage.At(address.Path, ("call", c.Slug))),
            ],
            var room => throw new InvalidOperationException($"{room}: which pages are there?"),
        };

    private async Task<IReadOnlyList<OpenedPage>> OfThemes(Address address) =>
        address.Path == "/themabeheer"
            ? [OpenedPage.At(address.Path, ("titel", "Nieuw thema"), ("titel_en", "New theme"))]
            :
            [
                .. (await site.Query(db => db.Themes.Select(t => t.Slug).ToListAsync())).Select(slug =>
                    OpenedPage.At(
                        Filled(address, ("slug", slug)).Path,
                        ("titel", "Anders genoemd"),
                        ("titel_en", "Called otherwise"),
                        ("naam", "Team"),
                        ("email", "team@veerkracht.example"),
                        ("vanaf", "01/10/2022")
                    )
                ),
            ];

    private async Task<IReadOnlyList<OpenedPage>> OfArticles(Address address) =>
        [
            .. (await site.Query(db => db.Articles.Select(a => a.Id).ToListAsync())).Select(id =>
                OpenedPage.At(Filled(address, ("id", $"{id}")).Path, ("verbetering", "Een bedrag was verkeerd"))
            ),
        ];

    private async Task<IReadOnlyList<OpenedPage>> OfDrafts(Address address)
    {
        var drafts = await site.Query(db => db.CallDrafts.AsNoTracking().ToListAsync());
        var pages = new List<OpenedPage>();
        foreach (var draft in drafts)
        {
            var proposal = (await site.Query(db => db.ProposalOf(draft.Id)))?.Id ?? Nothing;
            var last = await site.Query(db =>
                db.Consultations.Where(c => c.DraftId == draft.Id).OrderByDescending(c => c.OpenedAt).FirstOrDefaultAsync()
            );
            var consultation = last?.Id ?? Nothing;
            var comment = await site.Query(db =>
                db.ConsultationComments.Where(c => c.ConsultationId == consultation).Select(c => c.Id).FirstOrDefaultAsync()
            );
            var page = Filled(address, ("id", $"{draft.Id}"), ("code", "confirm-award"), ("vorm?", ""));
            pages.Add(
                OpenedPage.At(
                    page.Path,
                    ("voorstel", $"{proposal}"),
                    ("raadpleging", $"{consultation}"),
                    ("opmerking", $"{comment}"),
                    ($"gevolg-{comment:n}", nameof(CommentVerdict.Partly)),
                    ($"antwoord-{comment:n}", "Zoals besproken")
                )
            );
        }
        return pages;
    }

    /// <summary>A call that is chosen to be changed, with what its form asks.</summary>
    private Task<IReadOnlyList<OpenedPage>> ToChange(Address address)
    {
        var page = Filled(address, ("slug", world["call"]), ("kind", "close"));
        return Task.FromResult<IReadOnlyList<OpenedPage>>([OpenedPage.At(page.Path, ("at", "02/12/2022"))]);
    }

    private async Task<IReadOnlyList<OpenedPage>> OfChanges(Address address) =>
        [
            .. (await site.Query(db => db.CallChanges.AsNoTracking().ToListAsync())).Select(c =>
                Filled(address, ("slug", c.Call), ("id", $"{c.Id}"))
            ),
        ];

    private async Task<IReadOnlyList<OpenedPage>> OfRounds(Address address)
    {
        var pages = new List<OpenedPage>();
        foreach (var round in await site.Query(db => db.AwardRounds.AsNoTracking().ToListAsync()))
        {
            var left = await site.Query(db => db.RoundExclusions.Where(e => e.RoundId == round.Id).Select(e => e.DossierId).ToListAsync());
            var all = await site.Query(db => db.Dossiers.Where(d => d.Call == round.Call).Select(d => d.Id).Order().ToListAsync());
            var dossier = address.Act == IncludeInRound.Kind && left.Count > 0 ? left[0] : all.First(d => !left.Contains(d));
            var proposal = await site.Query(db =>
                db.RoundProposals.Where(p => p.RoundId == round.Id).Select(p => p.Id).FirstOrDefaultAsync()
            );
            pages.Add(
                OpenedPage.At(
                    Filled(address, ("id", $"{round.Id}")).Path,
                    ("dossier", $"{dossier}"),
                    ("voorstel", $"{proposal}"),
                    ("waarde", "7"),
                    ("bron", "Lotto"),
                    ("moment", "3 september 2022"),
                    ("reden", "Zoals besproken")
                )
            );
        }
        return pages;
    }

    private async Task<IReadOnlyList<OpenedPage>> OfDossiers(Address address)
    {
        if (address.Path.Contains("{step}", StringComparison.Ordinal))
            return await OfSteps(address);
        var dossiers = await site.Query(db => db.Dossiers.Select(d => d.Id).ToListAsync());
        if (IsOfCondition(address.Act))
            return await OfConditions(address);
        if (address.Act != AnswerQuestion.Kind)
            return
            [
                .. dossiers.Select(id =>
                    OpenedPage.At(
                        Filled(address, ("id", $"{id}")).Path,
                        ("note", "Nog na te kijken"),
                        ("person", $"{Situations.Id("case-worker")}")
                    )
                ),
            ];
        return
        [
            .. (await site.Query(db => db.Questions.AsNoTracking().ToListAsync())).Select(q =>
                OpenedPage.At(
                    Filled(address, ("id", $"{q.DossierId}")).Path,
                    ("question", $"{q.Id}"),
                    ($"q{q.Id:n}_answer", "De Kerkstraat")
                )
            ),
        ];
    }

    private static bool IsOfCondition(ActKind? act) =>
        act == BringEvidence.Kind
        || act == DropCondition.Kind
        || act == MeetCondition.Kind
        || act == RefuseEvidence.Kind
        || act == ProposeConditionLift.Kind;

    private async Task<IReadOnlyList<OpenedPage>> OfConditions(Address address) =>
        [
            .. (await site.Query(db => db.AwardConditions.AsNoTracking().ToListAsync())).Select(c =>
                OpenedPage.At(
                    Filled(address, ("id", $"{c.DossierId}")).Path,
                    [
                        ("condition", $"{c.Id}"),
                        ($"c{c.Id:n}_evidence", "Zie het attest"),
                        .. new[] { "m", "n", "l" }.Select(form => ($"{form}{c.Id:n}_reason", "Nagekeken")),
                    ]
                )
            ),
        ];

    private async Task<IReadOnlyList<OpenedPage>> OfSteps(Address address)
    {
        var steps = await site.Query(db => db.DossierSteps.AsNoTracking().ToListAsync());
        var partners = await site.Query(db => db.PartnerParts.AsNoTracking().ToListAsync());
        OrganisationId PartnerOf(DossierStep step) =>
            partners.Find(p => p.DossierId == step.DossierId && p.StepId == step.StepId)?.Organisation ?? MatrixWorld.PartnerId;
        return
        [
            .. steps.Select(s =>
                OpenedPage.At(
                    Filled(address, ("id", $"{s.DossierId}"), ("step", s.StepId)).Path,
                    ("organisation", $"{PartnerOf(s)}"),
                    ("partner", Situations.Herstappe),
                    ("cost", "1700"),
                    ("parts", s.StepId == Given.First ? "costs" : "cost"),
                    ("comment", "Te weinig gestaafd"),
                    ("due", "20/09/2022")
                )
            ),
        ];
    }

    private async Task<IReadOnlyList<OpenedPage>> OfRemovals(Address address) =>
        !address.Path.Contains("{id", StringComparison.Ordinal) ? [OpenedPage.At(address.Path)]
        : address.Path.Contains("/persoon/", StringComparison.Ordinal)
            ? [.. (await site.Query(db => db.People.Select(p => p.Id).ToListAsync())).Select(id => Filled(address, ("id", $"{id}")))]
        : [.. (await site.Query(db => db.Removals.Select(r => r.Id).ToListAsync())).Select(id => Filled(address, ("id", $"{id}")))];

    private async Task<IReadOnlyList<OpenedPage>> OfPeople(Address address)
    {
        if (address.Act == WithdrawInvitation.Kind)
            return
            [
                .. (await site.Query(db => db.Set<Invitation>().Select(i => i.Id).ToListAsync())).Select(id =>
                    OpenedPage.At(address.Path, ("uitnodiging", $"{id}"))
                ),
            ];
        if (!address.Path.Contains("{id", StringComparison.Ordinal))
            return [OpenedPage.At(address.Path)];
        var mandates = await site.Query(db => db.Mandates.AsNoTracking().ToListAsync());
        var today = $"{TimeProvider.System.GetUtcNow().AddDays(40):dd/MM/yyyy}";
        return
        [
            .. mandates.Select(m =>
                OpenedPage.At(Filled(address, ("id", $"{m.PersonId}")).Path, ("mandaat", $"{m.Id}"), ($"dag-{m.Id}", today))
            ),
        ];
    }

    private static OpenedPage Filled(Address address, params (string Place, string Value)[] places) =>
        OpenedPage.At(
            string.Join(
                '/',
                address
                    .Path.Split('/')
                    .Select(part =>
                        places
                            .Where(p => part.Trim('{', '}').Split(':')[0] == p.Place && part.StartsWith('{'))
                            .Select(p => p.Value)
                            .FirstOrDefault(part)
                    )
            )
        );
}
