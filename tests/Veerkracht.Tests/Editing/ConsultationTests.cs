using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

public sealed class ConsultationTests
{
    private static readonly LocalDate LastDay = new(2022, 9, 15);

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Governments_and_their_association_comment_until_the_end_of_the_day_and_everybody_sees_the_answers(Database database)
    {
        await using var site = await TestSite.Start(database);
        var consultation = await site.Opened();

        Assert.Equal(
            new[] { "0207451227", "0207477456", "0207518137", "VVSG" }.Select(Known.As).Order(),
            await site.Query(db =>
                db.Notices.Where(n => n.Href == $"/raadpleging/{consultation.Id}").Select(n => n.Organisation).Order().ToListAsync()
            )
        );
        var mine = Value(await site.Comment(consultation, "geetbets-officer", "field:application.name", "Waarom vraagt u dit?"));
        Value(await site.Comment(consultation, "vvsg", CallParts.Whole, "Een goede oproep."));
        await site.MoveClock(new LocalDateTime(2022, 9, 15, 23, 59));
        Value(await site.Comment(consultation, "gent-mayor", "applicants", "Ook districten?"));
        await site.MoveClock(new LocalDateTime(2022, 9, 16, 0, 0));
        Assert.Equal("consultation-closed", Code(await site.Comment(consultation, "gent-mayor", "applicants", "Te laat")));

        Value(await site.Act((AnswerComment a) => a.Do(TestSite.As(Manager), mine.Id, CommentVerdict.Partly, "We maken de vraag korter.")));

        using var association = await Browser.As(site, "vvsg");
        var page = await association.Text($"/raadpleging/{consultation.Id}");
        foreach (
            var text in new[]
            {
                "Waarom vraagt u dit?",
                "We maken de vraag korter.",
                "Gedeeltelijk gevolgd",
                "Een goede oproep.",
                "Raadpleging gesloten",
            }
        )
            Assert.Contains(text, page);
        Assert.Contains("/raadpleging", await association.Text("/"));
        var notices = await site.Query(db => db.Notices.Where(n => n.Organisation == Known.As("0207518137")).ToListAsync());
        var told = Assert.Single(notices, n => n.Title.Nl == "Antwoord op uw opmerking");
        Assert.Contains("gedeeltelijk gevolgd", told.Body.Nl);
        var kinds = await site.Query(db => db.Acts.OrderByDescending(a => a.Sequence).Take(2).Select(a => a.Kind).ToListAsync());
        Assert.Equal([AnswerComment.Kind.Code, OpenConsultation.Kind.Code], kinds);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_comment_stays_with_its_part_when_the_draft_is_edited(Database database)
    {
        await using var site = await TestSite.Start(database);
        var consultation = await site.Opened();
        Value(await site.Comment(consultation, "gent-officer", "field:application.name", "Te kort"));
        Value(await site.Comment(consultation, "gent-officer", "field:application.contact", "Goed"));
        var draft = await site.Query(db => db.CallDrafts.AsNoTracking().SingleAsync(d => d.Id == consultation.DraftId));

        await site.Written(
            draft,
            draft
                .Source.Replace("Naam van het project", "Hoe heet uw project?")
                .Replace("  - { id: contact, type: contact }", "  - { id: mail, type: email, label: E-mail }")
                .Replace(
                    "contact: { first_name: An, family_name: Peeters, phone: \"+3225530000\", email: an.peeters@geetbets.example }",
                    "mail: an@geetbets.example"
                )
        );

        using var officer = await Browser.As(site, "gent-officer");
        var page = await officer.Text($"/raadpleging/{consultation.Id}");
        var part = page[page.IndexOf("id=\"deel-field-application-name\"", StringComparison.Ordinal)..];
        Assert.Contains("Te kort", part[..part.IndexOf("</section>", StringComparison.Ordinal)]);
        Assert.Contains("Hoe heet uw project?", part);
        Assert.Contains("Opmerkingen bij delen die er niet meer zijn", page);
        Assert.Contains("Wat veranderde sinds de start", page);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_is_not_consulted_sees_nothing_and_what_is_wrong_is_told_with_the_text_kept(Database database)
    {
        await using var site = await TestSite.Start(database);
        var consultation = await site.Opened();

        foreach (var stranger in new[] { "citizen", "jury-1" })
        {
            using var browser = await Browser.As(site, stranger);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/raadpleging/{consultation.Id}")).StatusCode);
        }
        Assert.Equal("forbidden", Code(await site.Comment(consultation, "programme-manager", CallParts.Whole, "Zelf")));
        Assert.Equal("unknown-part", Code(await site.Comment(consultation, "vvsg", "field:application.nothing", "?")));
        Assert.Equal("text-needed", Code(await site.Comment(consultation, "vvsg", CallParts.Whole, " ")));
        Assert.Equal(
            "consultation-open",
            Code(await site.Act((OpenConsultation a) => a.Do(TestSite.As(Manager), consultation.DraftId, LastDay, null)))
        );
        Assert.Equal("consultation-open", Code(await site.Act((DropDraft a) => a.Do(TestSite.As(Manager), consultation.DraftId))));
        Assert.Equal(
            "day-needed",
            Code(await site.Act((OpenConsultation a) => a.Do(TestSite.As(Manager), consultation.DraftId, new LocalDate(2022, 8, 31), null)))
        );

        using var officer = await Browser.As(site, "geetbets-officer");
        var address = $"/raadpleging/{consultation.Id}";
        var refused = await officer.Post(address, ("deel", "applicants"), ("tekst-deel-applicants", new string('x', 5001)));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(new string('x', 5001), await refused.Content.ReadAsStringAsync());

        var comment = Value(await site.Comment(consultation, "vvsg", CallParts.Whole, "Een goede oproep."));
        Task<Outcome<ConsultationComment>> Answer(CommentVerdict? verdict, string text) =>
            site.Act((AnswerComment a) => a.Do(TestSite.As(Manager), comment.Id, verdict, text));
        Assert.Equal("verdict-needed", Code(await Answer(null, "Dank u")));
        Assert.Equal("answer-needed", Code(await Answer(CommentVerdict.Followed, " ")));
        Assert.Equal("answer-needed", Code(await Answer(CommentVerdict.Followed, new string('x', CommentOnDraft.MaxText + 1))));

        Value(await site.Act((CloseConsultation a) => a.Do(TestSite.As(Manager), consultation.Id)));
        Assert.Equal("consultation-closed", Code(await site.Act((CloseConsultation a) => a.Do(TestSite.As(Manager), consultation.Id))));
        Assert.Equal("consultation-closed", Code(await site.Comment(consultation, "vvsg", CallParts.Whole, "Nog iets")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Many_who_open_a_consultation_at_the_same_instant_open_one(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        Task<Outcome<Consultation>> Open(string? question) =>
            site.Act((OpenConsultation a) => a.Do(TestSite.As(Manager), draft.Id, LastDay, question));
        Assert.Equal("too-long", Code(await Open(new string('x', OpenConsultation.MaxQuestion + 1))));

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Open("Is dit haalbaar?"))));

        Assert.Single(all, o => o.Done);
        Assert.All(all.Where(o => !o.Done), o => Assert.Equal("consultation-open", Code(o)));
        Assert.Equal(1, await site.Query(db => db.Consultations.CountAsync()));
    }
}

internal static class Consulting
{
    public static async Task<Consultation> Opened(this TestSite site) => Value(await site.Act((OpenConsultation a) => Open(site, a)));

    public static Task<Outcome<ConsultationComment>> Comment(
        this TestSite site,
        Consultation consultation,
        string persona,
        string part,
        string text
    ) => site.Act((CommentOnDraft a) => a.Do(TestSite.As(persona), consultation.Id, part, text));

    private static async Task<Outcome<Consultation>> Open(TestSite site, OpenConsultation open) =>
        await open.Do(TestSite.As(Manager), Value(await site.NewCall()).Id, new LocalDate(2022, 9, 15), "Is dit haalbaar?");
}
