using NodaTime;
using NodaTime.Text;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.Editing;

/// <summary>
/// Starts a draft of a call: from nothing, as a copy of a published version, or as the next version of a call. Nothing is in force until it
/// is published.
/// </summary>
public sealed class StartDraft(Db db, Clock clock, CallCatalogue calls, ProgrammeCatalogue programmes)
{
    private const int MaxTitle = 200;

    public Task<Outcome<CallDraft>> FromNothing(Actor actor, NewCall asked, CancellationToken stop = default) =>
        Start(
            actor,
            () =>
            {
                var refusals = new List<Refusal>();
                var measure = programmes.FindMeasure(asked.Measure ?? "");
                if (measure is null)
                    refusals.Add(
                        Invalid(
                            "maatregel",
                            "measure-needed",
                            "Kies de maatregel waarbij de oproep hoort.",
                            "Choose the measure to which the call belongs."
                        )
                    );
                var title = Title(asked.TitleNl, asked.TitleEn, refusals);
                var slug = Slug(asked.Slug, title, refusals);
                var prefix = string.IsNullOrWhiteSpace(asked.NumberPrefix) ? slug : asked.NumberPrefix.Trim();
                if (prefix != slug && !Words.IsSlug(prefix))
                    refusals.Add(Invalid("nummer", "not-a-slug", NotASlug.Nl, NotASlug.En!));
                if (string.IsNullOrWhiteSpace(asked.ContactName) || asked.ContactName.Length > MaxTitle)
                    refusals.Add(
                        Invalid(
                            "contact",
                            "contact-needed",
                            "Zeg bij wie besturen met vragen terechtkunnen.",
                            "Say whom governments can ask."
                        )
                    );
                if (!IsEmail(asked.ContactEmail))
                    refusals.Add(
                        Invalid(
                            "email",
                            "email-needed",
                            "Geef een e-mailadres zoals naam@voorbeeld.be.",
                            "Give an e-mail address such as name@example.be."
                        )
                    );
                if (refusals.Count > 0)
                    return Outcome<(string, CallDraft)>.Refused(refusals);
                var text = DraftTexts.New(
                    measure!.Value.Programme.Slug,
                    measure.Value.Measure.Slug,
                    slug,
                    title,
                    prefix,
                    asked.ContactName!.Trim(),
                    asked.ContactEmail!.Trim()
                );
                return Made(text, source => Draft(actor, slug, measure.Value.Measure.Slug, title, source));
            },
            stop
        );

    public Task<Outcome<CallDraft>> Copy(Actor actor, CallCopy asked, CancellationToken stop = default) =>
        Start(
            actor,
            () =>
            {
                if (Published(asked.From) is not { } from)
                    return Invalid(
                        "van",
                        "call-needed",
                        "Kies de oproep waarvan u een kopie wilt.",
                        "Choose the call of which you want a copy."
                    );
                var refusals = new List<Refusal>();
                var title = Title(asked.TitleNl, asked.TitleEn, refusals);
                var slug = Slug(asked.Slug, title, refusals);
                var windows = new List<(LocalDateTime?, LocalDateTime?)>();
                for (var i = 0; i < CallWindows.FirstStep(from).Windows.Count; i++)
                {
                    var (opens, closes) = i < asked.Windows.Count ? asked.Windows[i] : (null, null);
                    windows.Add((Time(opens, $"opent{i}", refusals), Time(closes, $"sluit{i}", refusals)));
                    if (windows[^1] is ({ } first, { } last) && last <= first)
                        refusals.Add(
                            Invalid(
                                $"sluit{i}",
                                "closes-before-opens",
                                "De oproep sluit voor ze opent.",
                                "The call closes before it opens."
                            )
                        );
                }
                if (refusals.Count > 0)
                    return Outcome<(string, CallDraft)>.Refused(refusals);
                return Made(DraftTexts.Copy(from, slug, title, windows), source =>
                    Draft(actor, slug, from.Measure, title, source, copyOf: $"{from.Slug}@{from.Version}")
                );
            },
            stop
        );

    public Task<Outcome<CallDraft>> NextVersion(Actor actor, string? slug, CancellationToken stop = default) =>
        Start(
            actor,
            () =>
                calls.Find(slug ?? "") is not { } from
                    ? Refusal.NotFound()
                    : (
                        DraftTexts.WithVersion(from.Source, from.Version + 1),
                        Draft(actor, from.Slug, from.Measure, from.Title, "", basedOn: from.Version)
                    ),
            stop
        );

    /// <summary>A published version by "slug@version"; the version in force where only the slug is given.</summary>
    public CallDefinition? Published(string? from)
    {
        var parts = (from ?? "").Split('@');
        return parts.Length == 1 ? calls.Find(parts[0])
            : int.TryParse(parts[1], out var version) && version > 0
                ? calls.AllVersions.FirstOrDefault(c => c.Slug == parts[0] && c.Version == version)
            : null;
    }

    private Task<Outcome<CallDraft>> Start(Actor actor, Func<Outcome<(string Source, CallDraft Draft)>> make, CancellationToken stop) =>
        db.Transact<CallDraft>(
            () =>
            {
                if (!actor.MayWriteCalls())
                    return Task.FromResult<Outcome<CallDraft>>(actor.MaySeeDrafts() ? Refusal.Forbidden() : Refusal.NotFound());
                var made = make();
                if (!made.Done)
                    return Task.FromResult(Outcome<CallDraft>.Refused(made.Refusals));
                if (!actor.MayWrite(made.Value.Draft))
                    return Task.FromResult<Outcome<CallDraft>>(Refusal.Forbidden());
                made.Value.Draft.Source = made.Value.Source;
                db.CallDrafts.Add(made.Value.Draft);
                return Task.FromResult<Outcome<CallDraft>>(made.Value.Draft);
            },
            stop
        );

    private CallDraft Draft(
        Actor actor,
        string slug,
        string measure,
        LocalText title,
        string source,
        int? basedOn = null,
        string? copyOf = null
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Slug = slug,
            Measure = measure,
            Title = title,
            Source = source,
            BasedOn = basedOn,
            CopyOf = copyOf,
            StartedBy = actor.PersonId,
            StartedAt = clock.UtcNow,
            SavedBy = actor.PersonId,
            SavedAt = clock.UtcNow,
        };

    private static Outcome<(string, CallDraft)> Made(Edited text, Func<string, CallDraft> draft) =>
        text.Text is { } made ? (made.Source, draft(made.Source)) : new Refusal("cannot-be-copied", text.Refusal!);

    private static LocalText Title(string? nl, string? en, List<Refusal> refusals)
    {
        if (string.IsNullOrWhiteSpace(nl) || nl.Length > MaxTitle)
            refusals.Add(
                Invalid(
                    "titel",
                    "title-needed",
                    "Geef de titel in het Nederlands, in hoogstens 200 tekens.",
                    "Give the title in Dutch, in at most 200 characters."
                )
            );
        // English is asked before publication: a draft can do without.
        if (en?.Length > MaxTitle)
            refusals.Add(
                Invalid(
                    "titel_en",
                    "title-too-long",
                    "Geef de titel in het Engels in hoogstens 200 tekens.",
                    "Give the title in English in at most 200 characters."
                )
            );
        return new((nl ?? "").Trim(), string.IsNullOrWhiteSpace(en) ? null : en.Trim());
    }

    private string Slug(string? typed, LocalText title, List<Refusal> refusals)
    {
        var slug = string.IsNullOrWhiteSpace(typed) ? Slugs.Of(title.Nl) : typed.Trim();
        if (slug.Length == 0 && title.Nl.Length == 0)
            return "";
        if (!Words.IsSlug(slug))
            refusals.Add(Invalid("slug", "not-a-slug", NotASlug.Nl, NotASlug.En!));
        else if (calls.Find(slug) is not null)
            refusals.Add(
                Invalid(
                    "slug",
                    "slug-in-use",
                    $"Er is al een oproep “{slug}”. Kies een andere korte naam.",
                    $"There is a call “{slug}” already. Choose another short name."
                )
            );
        return slug;
    }

    private static LocalDateTime? Time(string? typed, string field, List<Refusal> refusals)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var read = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(typed.Trim());
        if (read.Success && read.Value.Year is >= 2000 and < 2200)
            return read.Value;
        refusals.Add(Invalid(field, "not-a-time", "Schrijf dag en uur zoals 2022-09-30T23:59.", "Write day and time as 2022-09-30T23:59."));
        return null;
    }

    private static bool IsEmail(string? text) =>
        text?.Trim() is { Length: > 2 and <= 200 } email
        && email.IndexOf('@') is > 0 and var at
        && at < email.Length - 1
        && !email.Any(char.IsWhiteSpace);

    private static Refusal Invalid(string field, string code, string nl, string en) =>
        new(code, new LocalText(nl, en), RefusalKind.Invalid, field);

    private static readonly LocalText NotASlug = new(
        "Gebruik kleine letters, cijfers en koppeltekens.",
        "Use small letters, digits and hyphens."
    );
}
