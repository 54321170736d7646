using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Assessing;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>How dossiers are given to assessors.</summary>
public enum ReadingRule
{
    /// <summary>These dossiers to this assessor.</summary>
    ByHand,

    /// <summary>Every dossier to every assessor.</summary>
    All,

    /// <summary>The dossiers of a class or province to this assessor.</summary>
    ByGroup,

    /// <summary>To each dossier so many assessors, so that all read about as much.</summary>
    Balanced,
}

/// <summary>What is asked for.</summary>
/// <param name="Each">How many assessors a dossier has, where it is balanced.</param>
public sealed record AskedReadings(
    ReadingRule Rule,
    Guid? Person = null,
    IReadOnlyList<Guid>? Dossiers = null,
    string? Class = null,
    string? Province = null,
    int? Each = null
);

/// <summary>Dossiers are given to assessors. Whom an interest bars is left out, and by hand refused.</summary>
public sealed class AssignReadings(
    ActFrame acts,
    Db db,
    CallCatalogue calls,
    Interests interests,
    OrganisationRegistry organisations,
    TaskLooks looks,
    Clock clock
) : IAct
{
    private static readonly Telling ForYou = new(
        Reader.Person,
        new("Te scoren: {title}", "To score: {title}"),
        new(
            "Er liggen nieuwe aanvragen voor u klaar. Geef uw punten tot en met {until}.",
            "There are new applications for you. Give your points until {until}."
        )
    )
    {
        When = new("tegen wie iets krijgt om te lezen", "to who gets something to read"),
        Lands = "/jury",
    };

    public static ActKind Kind { get; } =
        new("assign-readings", new("Aanvragen verdeeld over beoordelaars", "Applications given to assessors"))
        {
            By = ActBy.Manager,
            IsInternal = true,
            Touches = ActTouches.None,
            Tells = [ForYou],
            Words = new(
                "a panel; dossiers whose phase was sent and not decided on",
                "by hand, by class or province, all, or balanced, assessors have to score them; nobody whom an interest bars",
                "nothing"
            ),
        };

    /// <summary>How many readings are new.</summary>
    public Task<Outcome<int>> Do(Actor actor, string call, string step, AskedReadings asked, CancellationToken stop = default) =>
        acts.Run<PanelOf, int>(Kind, actor, new PanelTarget(calls, call, step), null, act => Assign(act, asked, stop), stop);

    private async Task<Outcome<int>> Assign(ActScope<PanelOf> act, AskedReadings asked, CancellationToken stop)
    {
        var (call, step, panel) = (act.Subject.Call, act.Subject.Step, act.Subject.Panel!);
        var members = await db.PanelMembers.Where(m => m.PanelId == panel.Id && m.ReleasedAt == null).ToListAsync(stop);
        var people = members.Select(m => m.PersonId).ToList();
        if (people.Count == 0 || (asked.Person is { } person && !people.Contains(person)))
            return ReleaseAssessor.NoMember;
        if (asked.Rule is ReadingRule.ByHand or ReadingRule.ByGroup && asked.Person is null)
            return ReleaseAssessor.NoMember;
        if (asked.Rule == ReadingRule.Balanced && asked.Each is not (>= 1 and <= 50))
            return EachNeeded;
        var there = await db.ToScore(call, step.Id).Select(d => new PanelDossier(d.Id, d.Class, d.Organisation)).ToListAsync(stop);
        var wanted = Wanted(there, asked);
        if (wanted.Count == 0)
            return NothingToAssign;
        var readings = await db.PanelReadings.Where(r => r.PanelId == panel.Id).ToListAsync(stop);
        var barred = (await interests.Of(people, wanted, stop)).Select(i => (i.DossierId, i.PersonId)).ToHashSet();
        if (asked.Rule == ReadingRule.ByHand && wanted.Any(d => barred.Contains((d, asked.Person!.Value))))
            return Barred;
        var given = Given(asked, wanted, people, readings, barred);
        if (given.Count == 0)
            return act.Nothing(0);
        db.PanelReadings.AddRange(
            given.Select(g => new PanelReading
            {
                PanelId = panel.Id,
                DossierId = g.Dossier,
                PersonId = g.Person,
                AssignedBy = act.Actor.PersonId,
                AssignedAt = act.At,
            })
        );
        act.Evidence = new { panel = panel.Id, step = step.Id };
        act.Before = new { readings = readings.Count };
        act.After = new
        {
            rule = asked.Rule,
            readings = readings.Count + given.Count,
            given = given.Select(g => new { dossier = g.Dossier, assessor = g.Person }),
        };
        Tell(act, given, call.Title.WithEnglish(), panel);
        await looks.Of(call.Slug, stop);
        return given.Count;
    }

    private sealed record PanelDossier(Guid Id, string Class, Core.Identifiers.OrganisationId Organisation);

    private List<Guid> Wanted(IEnumerable<PanelDossier> there, AskedReadings asked) =>
        [
            .. there
                .Where(d =>
                    asked.Rule switch
                    {
                        ReadingRule.ByHand => asked.Dossiers?.Contains(d.Id) == true,
                        ReadingRule.ByGroup => (asked.Class is not null || asked.Province is not null)
                            && (asked.Class is null || d.Class == asked.Class)
                            && (
                                asked.Province is null
                                || organisations.Find(d.Organisation, clock.Today)?.Municipality?.Province == asked.Province
                            ),
                        _ => true,
                    }
                )
                .Select(d => d.Id)
                .Order(),
        ];

    private static List<(Guid Dossier, Guid Person)> Given(
        AskedReadings asked,
        IReadOnlyList<Guid> wanted,
        IReadOnlyList<Guid> people,
        IReadOnlyList<PanelReading> readings,
        HashSet<(Guid, Guid)> barred
    )
    {
        if (asked.Rule != ReadingRule.Balanced)
            return
            [
                .. wanted
                    .SelectMany(d => people.Where(p => asked.Person is not { } one || p == one).Order().Select(p => (d, p)))
                    .Where(g => !barred.Contains(g) && !readings.Any(r => (r.DossierId, r.PersonId) == g)),
            ];
        var by = readings.ToLookup(r => $"{r.DossierId}", r => $"{r.PersonId}");
        return
        [
            .. BalancedReadings
                .Of(
                    wanted.Select(d => $"{d}"),
                    people.Select(p => new Assessor($"{p}", readings.Count(r => r.PersonId == p))),
                    asked.Each!.Value,
                    application => [.. by[application]],
                    (application, assessor) => barred.Contains((Guid.Parse(application), Guid.Parse(assessor)))
                )
                .Select(g => (Guid.Parse(g.Application), Guid.Parse(g.Assessor))),
        ];
    }

    private static void Tell(ActScope<PanelOf> act, IReadOnlyList<(Guid Dossier, Guid Person)> given, LocalText title, Panel panel)
    {
        foreach (var person in given.GroupBy(g => g.Person).OrderBy(g => g.Key))
            act.Tell(
                ForYou,
                act.Actor.Organisation,
                person.Key,
                new Dictionary<string, LocalText> { ["title"] = title, ["until"] = PanelWordsOfSite.Day(panel.DueOn) }
            );
    }

    private static readonly Refusal EachNeeded = new(
        "each-needed",
        new LocalText("Geef hoeveel beoordelaars elke aanvraag leest, van 1 tot 50.", "Give how many assessors read each, from 1 to 50."),
        RefusalKind.Invalid,
        "elk"
    );

    private static readonly Refusal NothingToAssign = new(
        "nothing-to-assign",
        new LocalText(
            "Er is geen aanvraag die hieraan voldoet en nog gescoord kan worden.",
            "There is no application that fits and can still be scored."
        ),
        RefusalKind.Invalid,
        "d"
    );

    internal static readonly Refusal Barred = new(
        "interest-bars",
        new LocalText(
            "Deze beoordelaar heeft een belang bij een van deze aanvragen en leest of scoort ze niet.",
            "This assessor has an interest in one of these applications, and neither reads nor scores it."
        )
    );
}
